/** Which part of a sentence tells of another year or another event: its values fill no slot of this one. */
import { languagePatterns } from '@newsfold/text/words/language-patterns.ts';

/** Phrases of what lies behind, by language, as parts of a regular expression. */
const PHRASES: Readonly<Record<string, string>> = {
  de: 'im vergangenen Jahr|im vorigen Jahr|letztes Jahr|im Vorjahr|vor (?:\\d+|\\p{L}+) (?:Jahren|Monaten)|damals|frühere[nrms]? (?:Unfall|Beben|Anschlag)',
  en: 'last (?:year|month|decade|season|century)|(?:\\d+|\\p{L}+) (?:years?|months?|decades?) (?:ago|earlier)|a year (?:ago|earlier)|the previous (?:year|season|quake|attack|record)|an? (?:earlier|previous) (?:quake|earthquake|attack|shooting|crash|incident|storm|strike|outbreak)|historically',
  es: 'el año pasado|el mes pasado|hace (?:\\d+|\\p{L}+) (?:años|meses)|(?:un|una) anterior (?:sismo|ataque)',
  fr: "l['’](?:an|année) derni(?:er|ère)|le mois dernier|il y a (?:\\d+|\\p{L}+) (?:ans|mois)",
  it: "l['’]anno scorso|lo scorso anno|(?:\\d+|\\p{L}+) anni fa",
  pt: 'no ano passado|ano passado|há (?:\\d+|\\p{L}+) (?:anos|meses)|no mês passado',
  ru: 'в прошлом году|год назад|(?:\\d+|\\p{L}+) (?:года|лет|месяц\\p{L}*) назад',
};

/** What sets this event behind another one: "…, three months after a shooting that", "on the anniversary of". */
const AFTER_ANOTHER: Readonly<Record<string, string>> = {
  de: '(?:Monate|Jahre) nach(?:dem)?|Jahrestag (?:der|des)',
  en: '(?:months|years) after|anniversary of',
  es: '(?:meses|años) después de|aniversario del?',
  fr: '(?:mois|ans) après|anniversaire d(?:e|u|es)',
  pt: '(?:meses|anos) (?:após|depois de)|aniversário d[aeo]s?',
  ru: 'годовщин\\p{L}+|(?:месяц\\p{L}*|года|лет) после',
};
/** Characters of a sentence in which such a phrase only says when: "Three months after the fire, a blast killed two". */
const OPENING = 12;

const afterAnother = languagePatterns(
  AFTER_ANOTHER,
  (phrases) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${phrases})(?![\\p{L}\\p{N}])`, 'iu'),
);

const phrasePattern = languagePatterns(
  PHRASES,
  (phrases) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${phrases})(?![\\p{L}\\p{N}])`, 'iu'),
);
/** A year that is no beginning ("since 2015"), no number of things and no sum of money. */
const YEAR =
  /(?<![\d$€£.,-])(?<!(?:since|seit|depuis|desde|с|dal)\s(?:\p{L}+\.?\s)?(?:\d{1,2},?\s)?)((?:18|19|20)\d{2})(?![\d%]|[.,]\d|\s?(?:people|euros?|dollars?|km|m)(?!\p{L}))/gu;
/** What ends the reach of a year: "killed 14, as many as in 2011". */
const PART_END = /[,;:—–()]\s?/u;
/** What turns from another event to this one. */
const CONTRAST =
  /^(?:but|while|whereas|aber|während|pero|mientras|mais|tandis|mas|enquanto|ma|mentre|но|а)\s/iu;
/** What tells more of the year that was named: "the deadliest since 2009, when 30 died". */
const OF_THAT_YEAR = /^(?:when|als|cuando|quand|lorsqu|quando|когда)(?!\p{L})/iu;
const ANY_YEAR = /(?<!\d)(?:18|19|20)\d{2}(?!\d)/u;
/** An opening of at most so many words says when the rest of its sentence happened. */
const OPENING_WORDS = 6;
const YEAR_MS = 365.25 * 86_400_000;

interface Part {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let start = 0;
  for (const part of text.split(PART_END)) {
    const at = text.indexOf(part, start);
    parts.push({ start: at, end: at + part.length, text: part });
    start = at + part.length;
  }
  return parts;
}

/** The parts that tell of another event which this one is set behind: from the phrase that does it to a contrast. */
function behindAnother(parts: readonly Part[], language: string): readonly Part[] {
  const after = afterAnother(language);
  const from = parts.findIndex(({ text, start }) => {
    const at = after === null ? -1 : text.search(after);
    return at >= 0 && start + at > OPENING;
  });
  if (from < 0) return [];
  const end = parts.findIndex(({ text }, i) => i > from && CONTRAST.test(text));
  return parts.slice(from, end < 0 ? undefined : end);
}

/**
 * Says which places of a sentence are background.
 * @param reportedAt milliseconds since the epoch; null when unknown: then no year is another one
 * @returns whether what stands at an offset is told of another year or event
 */
export function backgroundOf(
  text: string,
  language: string,
  reportedAt: number | null,
): (at: number) => boolean {
  const year = reportedAt === null ? null : Math.floor(1970 + reportedAt / YEAR_MS);
  const phrases = phrasePattern(language);
  const isBack = ({ text: part }: Part): boolean => {
    if (phrases?.test(part)) return true;
    return year !== null && [...part.matchAll(YEAR)].some(({ 1: written }) => Number(written) < year);
  };
  const parts = partsOf(text);
  const back = new Set(parts.filter(isBack));
  for (const [i, part] of parts.entries())
    if (i > 0 && OF_THAT_YEAR.test(part.text) && ANY_YEAR.test(parts[i - 1]?.text ?? '')) back.add(part);
  for (const part of behindAnother(parts, language)) back.add(part);
  if (back.size === 0) return () => false;
  const [first] = parts;
  if (first !== undefined && back.has(first) && first.text.split(/\s+/).length <= OPENING_WORDS) {
    for (const part of parts) {
      if (CONTRAST.test(part.text)) break;
      back.add(part);
    }
  }
  const ranges = [...back];
  return (at) => ranges.some(({ start, end }) => start <= at && at <= end);
}
