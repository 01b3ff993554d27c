/** What a number in a report counts. */
import type { Quantity } from '@newsfold/schemas/generated/records.ts';
import { type Seen, SentencePattern, seenIn } from '../patterns/sentence-pattern.ts';

/** Slots in which one event has one number: two reports that differ contradict each other. */
export const STORY_SLOTS: ReadonlySet<string> = new Set([
  'dead',
  'injured',
  'missing',
  'magnitude',
  'cases',
  'trapped',
]);

/** Slots that count victims: their numbers change as an event goes on, however far. */
export const VICTIM_SLOTS: ReadonlySet<string> = new Set(['dead', 'injured', 'missing', 'bodies']);

/** Words that name one thing in reports. */
const KINDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    homes:
      'homes houses households flats apartments foyers logements viviendas casas hogares haushalte häuser wohnungen',
    workers:
      'workers employees staff jobs beschäftigte beschäftigten mitarbeiter stellen arbeitsplätze empleados trabajadores salariés emplois funcionários',
    people:
      'people persons spectators fans visitors customers passengers travellers volunteers rescuers menschen personen personas personnes pessoas clients clientes',
    bodies: 'bodies leichen cadavres corps cadáveres cuerpos corpos corpi тел тела',
    cases: 'cases infections patients fälle infektionen casos infecciones cas',
  }).flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind] as const)),
);

const FATES: ReadonlyArray<readonly [slot: string, pattern: SentencePattern]> = [
  [
    'dead',
    new SentencePattern(
      /\b(?:dead|deaths?|died|killed|death toll|fatalit|lost their lives|toll)|\b(?:Toten?|Todesopfer|getötet)|\b(?:morts?|tués?|perdu la vie|bilan)\b|\b(?:muertos|fallecidos|víctimas mortales|mortos|mortes|morti|doden|dodental)\b|погиб|жертв/giu,
    ),
  ],
  [
    'injured',
    new SentencePattern(
      /\b(?:injur|wounded|hurt\b|taken to hospital|treated for|being treated)|[Vv]erletzt|\bbless[ée]|\bherid|\bferid|ранен|пострада/gu,
    ),
  ],
  [
    'missing',
    new SentencePattern(
      /\b(?:missing|unaccounted)|[Vv]ermisst|\bdisparu|\bdesaparecid|пропав|пропал|без вести/gu,
    ),
  ],
  ['trapped', new SentencePattern(/\b(?:trapped)|\batrapad|\bencerrad|eingeschlossen|\bbloqué/gu)],
  ['cases', new SentencePattern(/\b(?:infections?|fallen ill|cases)\b/gu)],
  ['magnitude', new SentencePattern(/\bmagnitude\b/giu)],
];

/**
 * Characters between a number and the word that says whose fate it counts: "nine passengers were killed". A bare number
 * is next to it: "killing nine", "a toll of six".
 */
const NEAR_COUNTED = 45;
const NEAR_BARE = 24;
/** The same where a German verb ends its clause: "40 Menschen werden nach dem Untergang … vermisst". */
const NEAR_AT_END = 90;
const VERB = /^(?:vermisst|verletzt|getötet|eingeschlossen)$/u;
const ENDS_CLAUSE = /^(?: worden)?(?:[,.;:!?)“"]|$)/u;
/** A part of what is counted, with a number of its own. */
const PART_OF =
  /,?\s(?:including|among them|darunter|dont|incluid[oa]s|entre ell[oa]s|в том числе|среди них)\s[^,;]*/iu;
/** What may follow a bare number of victims; any other word is what it counts: "injured in two attacks". */
const ENDS_COUNT =
  /^\s?(?:$|[.,;:)"”»]|(?:and|or|in|on|at|when|after|as|so|since|including|were|was|are|is|have|has|had|others?|more|people|persons|of|from|by|und|oder|bei|wurden|sind|waren|gestiegen|angestiegen|erhöht|et|ou|dans|y|o|en|han|fueron|e|em|foram|и|в|до|из)(?![\p{L}\d])|(?:dead|killed|injur|wounded|hurt|missing|died|trapped|Tote|verletz|getötet|morts?|bless|muert|herid|mort|ferid))/iu;
/** "The death toll of the flood has climbed to six", "le bilan s'alourdit à neuf", "los muertos ascienden a 40". */
const TOLL = new SentencePattern(
  /\b(?:death toll|toll|number of (?:dead|deaths|people killed)|bilan|balance|balanço|bilancio|(?:número|cifra|saldo) de (?:muertos|fallecidos|mortos|mortes|víctimas|vítimas)|(?:los|as) (?:muertos|fallecidos|mortes)|numero (?:dei morti|delle vittime)|Zahl der (?:Toten|Todesopfer)|dodental|aantal doden)\b[^.;:]{0,60}\s(?:to|at|of|is|was|from|auf|bei|à|de|a|ad|em|en|para|tot|op)\s$|(?:число|количество) (?:погибших|жертв)[^.;:]{0,60}\s(?:до|составляет|составило|достигло)\s$/iu,
);
/** "Bringing the total to 21": of the one fate that the sentence mentions. */
const TOTAL = new SentencePattern(/\b(?:total|tally|Gesamtzahl|total général)\s(?:to|at|of|auf|à|a|em)\s$/iu);
/** What ends the reach of a word: another clause. */
const BREAK = /[;:—–]|,\s(?:and|but|while|who|which|und|aber|et|mais|y|pero|e|mas)\s/u;

/** The fate nearest to a number; null when none is near. */
function fateNear(sentence: string, seen: Seen, start: number, end: number, reach: number): string | null {
  let nearest: string | null = null;
  let least = reach;
  for (const [slot, pattern] of FATES) {
    if (!pattern.mayBeIn(seen)) continue;
    for (const { index, 0: word } of sentence.matchAll(pattern.pattern)) {
      const isBefore = index < start;
      const between = isBefore ? sentence.slice(index + word.length, start) : sentence.slice(end, index);
      // "Fourteen died, 30 were hurt": the word behind another number is of that one.
      // "Five people, including an officer who was stabbed, were killed": the part stands between, and parts nothing.
      const near = between.replace(PART_OF, '');
      if (BREAK.test(near) || /\d/.test(near)) continue;
      const endsClause =
        !isBefore && VERB.test(word) && ENDS_CLAUSE.test(sentence.slice(index + word.length));
      if (near.length > (endsClause ? NEAR_AT_END : Math.min(least, reach))) continue;
      least = near.length - 1;
      nearest = slot;
    }
  }
  return nearest;
}

/** The fate that a sentence mentions; null when it mentions none or several. */
function onlyFate(sentence: string, seen: Seen): string | null {
  const present = FATES.filter(([, pattern]) => pattern.test(sentence, seen));
  return present.length === 1 ? (present[0]?.[0] ?? null) : null;
}

/** Other quakes than the one that the story is about. */
const AFTERSHOCK = new SentencePattern(
  /\b(?:after|fore)shocks?\b|nachbeben|\br[ée]plicas?\b|\brépliques?\b|афтершок/iu,
);
const CROWD = new SentencePattern(/\b(?:crowd|audience|attendance) of $/i);
/** "The number of evacuated people has risen to 9,400". */
const NUMBER_OF = new SentencePattern(
  /\b(?:number|nombre|número|numero|zahl|anzahl) (?:of |de |d['’]|der |von |di )([^.;:]{3,60}?)\s(?:has|have|had|rose|risen|fell|stood|stands|climbed|now|is|was|est|a|sube|subió|ha|ist|stieg|liegt|é|è)\s[^.;:]{0,30}$/iu,
);

const NAMED_SLOTS: ReadonlySet<string> = new Set(['dead', 'injured', 'missing', 'magnitude', 'years old']);

function kindOf(unit: string): string {
  return KINDS.get(unit) ?? unit;
}

function isPerson(word: string): boolean {
  const kind = KINDS.get(word);
  // "Foyers" end like "workers" and are homes.
  if (kind !== undefined) return kind === 'people' || kind === 'workers';
  return /(?:men|ers|ors|ists|ants|ents|eros|ores)$/.test(word);
}

/** What "the number of …" before a number counts; null when nothing is said. */
function numberedKind(before: string, seen: Seen): string | null {
  const counted = NUMBER_OF.exec(before, seen)?.[1];
  if (counted === undefined) return null;
  for (const word of counted.toLowerCase().split(/[^\p{L}]+/u)) {
    const kind = KINDS.get(word);
    if (kind !== undefined) return kind;
  }
  return null;
}

/**
 * The slot that a number fills in its sentence; 'count' when that is unclear.
 * @param from where the sentence begins in the text that the quantity's offsets are of
 * @param seen what the sentence has of what patterns need
 */
export function slotOf(
  quantity: Quantity,
  sentence: string,
  from: number,
  seen: Seen = seenIn(sentence),
): string {
  const { unit } = quantity;
  const [start, end] = [quantity.start - from, quantity.end - from];
  const before = sentence.slice(Math.max(0, start - 100), start);
  if (unit === 'magnitude' && AFTERSHOCK.test(sentence, seen)) return 'count';
  if (NAMED_SLOTS.has(unit)) return unit;
  if (unit === '' || unit === 'people' || isPerson(unit)) {
    const counts = unit !== '' || ENDS_COUNT.test(sentence.slice(end, end + 24));
    const fate = counts ? fateNear(sentence, seen, start, end, unit === '' ? NEAR_BARE : NEAR_COUNTED) : null;
    if (fate !== null) return fate === 'magnitude' && AFTERSHOCK.test(sentence, seen) ? 'count' : fate;
    if (TOLL.test(before, seen)) return 'dead';
    if (TOTAL.test(before, seen)) return onlyFate(sentence, seen) ?? 'count';
  }
  if (unit === '' && CROWD.test(before, seen)) return 'people';
  return unit === '' ? (numberedKind(before, seen) ?? 'count') : kindOf(unit);
}
