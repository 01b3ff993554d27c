/** Whether the name of a place means that place where it stands: larger names and homonyms do not. */
import type { Place } from '../gazetteer/gazetteer.ts';
import { isInState } from './name-use.ts';

const BEFORE = 40;
const AFTER = 40;

/** A capitalised word before a name that is no part of it: a direction, a title, a day, what opens a sentence. */
const STANDS_BEFORE =
  /^(?:North|South|East|West|Northern|Southern|Eastern|Western|Central|Downtown|Greater|Upper|Lower|Inner|Outer|Old|The|A|An|In|At|On|To|From|Of|By|For|With|And|But|Or|As|When|While|If|Since|After|Before|During|Near|Outside|Inside|Both|Like|Unlike|Meanwhile|Many|Most|Some|All|Republic|Kingdom|President|Minister|King|Queen|Prince|Secretary|Ambassador|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Im|In|Aus|Nach|Von|El|La|En|De|Le|Les|À|A|O|Os|В|На|Из)$/u;
const WORD_BEFORE = /(?:^|[\s("“'‘])(\p{Lu}[\p{L}’'.-]*)\s$/u;
/** "Gulf of Mexico", "University of North Carolina", "Bank of England". */
const PART_OF =
  /(?:Gulf|Sea|Bay|Strait|Isle|Cape|Lake|University|College|School|Institute|Bank|Church|Museum|Journal|Battle|Siege|Treaty|Statue|Duke|Duchess|Prince|Princess|Earl|Bishop|Archbishop|Merchant|Pirates|Voice|Radio) of (?:the )?$/u;
/** What follows the name of a place and leaves it one: offices, days, its police. */
const STANDS_BEHIND =
  /^\s(?:Mayor|Gov|Governor|Police|Sen|Senator|Rep|Attorney|State|City|County|Supreme|District|President|Prime|Foreign|Defen[cs]e|Interior|Finance|Ambassador|Embassy|Democrat|Republican|Congress|House|Senate|Government|Ministry|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)/u;
const CAPITAL_BEHIND = /^(?:\s|-)\p{Lu}\p{Ll}/u;

/** Places that share their name with others that news names as often, and what shows that they are meant. */
const HOMONYMS: ReadonlyMap<string, RegExp> = new Map([
  ['Alexandria', /Egypt|Cairo/u],
  ['Athens', /Greece|Greek|Acropolis/u],
  ['Birmingham', /England|U\.?K\b|Britain|British|London|Midlands/u],
  ['Cork', /Ireland|Irish|Dublin/u],
  ['Essen', /Germany|German|Deutsch|Ruhr|Nordrhein|Polizei/u],
  ['Florence', /Ital|Tuscan/u],
  ['Georgia', /Tbilisi|Georgian|Caucasus|Abkhazia|Ossetia|Saakashvili/u],
  ['Granada', /Spain|Spanish|Andalu|España/u],
  ['Hamilton', /New Zealand|Waikato/u],
  ['Kazan', /Russia|Tatarstan|Росси/u],
  ['Kingston', /Jamaica/u],
  ['Lima', /Peru/iu],
  ['Mandalay', /Myanmar|Burm/u],
  ['Medan', /Indonesia|Sumatra/u],
  ['Newcastle', /England|U\.?K\b|Britain|British|Tyne|Premier League/u],
  ['Nice', /France|French|Riviera|Frankreich|Francia/u],
  ['Perth', /Australia/u],
  ['Pune', /India|Maharashtra/u],
  ['Split', /Croatia|Dalmatia/u],
  ['Toledo', /Spain|España/u],
  ['Tripoli', /Leban|Beirut/u],
  ['Valencia', /Spain|Spanish|España/u],
  ['Wellington', /New Zealand|Auckland|Kiwi/u],
]);
/** What shows that Georgia is the state. */
const STATE_OF_GEORGIA: Place = { name: 'Georgia', kind: 'region', country: 'US' };

/** Whether a name is a part of a larger one where it stands. */
function isInLarger(place: Place, before: string, after: string): boolean {
  if (PART_OF.test(before)) return true;
  const word = WORD_BEFORE.exec(before)?.[1];
  const opens = word === undefined || /(?:^|[.!?:]\s["“]?)\p{Lu}[\p{L}’'.-]*\s$/u.test(before);
  if (word !== undefined && !opens && !STANDS_BEFORE.test(word.replace(/\.$/, ''))) return true;
  const isAdjective = place.country === 'US' || place.country === 'GB';
  if (place.kind === 'country' && isAdjective) return false;
  return CAPITAL_BEHIND.test(after) && !STANDS_BEHIND.test(after);
}

/**
 * The place that a name means where it stands in a sentence; null when it means none that the gazetteer has.
 * @param start first character of the name in the sentence
 * @param report the text of the report, which tells homonyms apart
 */
export function placeMeant(
  place: Place,
  sentence: string,
  start: number,
  end: number,
  report: string,
): Place | null {
  const before = sentence.slice(Math.max(0, start - BEFORE), start);
  const after = sentence.slice(end, end + AFTER);
  const isDateline = sentence.slice(start, end) === sentence.slice(start, end).toUpperCase();
  if (!isDateline && isInLarger(place, before, after)) return null;
  // "Alexandria, Va.": another one.
  if (place.kind === 'city' && place.country !== 'US' && isInState(after)) return null;
  const shown = HOMONYMS.get(place.name);
  if (shown === undefined || shown.test(report)) return place;
  return place.name === 'Georgia' ? STATE_OF_GEORGIA : null;
}
