/** What a number in a report counts. */
import type { Quantity } from '@newsfold/schemas/generated/records.ts';

/** Slots in which one event has one number: two reports that differ contradict each other. */
export const STORY_SLOTS: ReadonlySet<string> = new Set([
  'dead',
  'injured',
  'missing',
  'magnitude',
  'cases',
  'trapped',
]);

/** Words that name one thing in reports. */
const KINDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    homes:
      'homes houses households flats apartments foyers logements viviendas casas hogares haushalte häuser wohnungen',
    workers:
      'workers employees staff jobs beschäftigte beschäftigten mitarbeiter stellen arbeitsplätze empleados trabajadores salariés emplois funcionários',
    people:
      'people persons spectators fans visitors customers passengers travellers volunteers rescuers menschen personen personas personnes pessoas clients clientes',
    cases: 'cases infections patients fälle infektionen casos infecciones cas',
  }).flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind] as const)),
);

const FATES: ReadonlyArray<readonly [slot: string, pattern: RegExp]> = [
  [
    'dead',
    /\b(?:dead|deaths?|died|killed|death toll|fatalit|lost their lives|toll)|\b(?:Toten?|Todesopfer|getötet)|\b(?:morts?|tués?|perdu la vie|bilan)\b|\b(?:muertos|fallecidos|mortos)\b|погиб|жертв/iu,
  ],
  [
    'injured',
    /\b(?:injur|wounded|hurt\b|taken to hospital|treated for|being treated)|[Vv]erletzt|\bbless[ée]|\bherid|\bferid|ранен|пострада/u,
  ],
  ['missing', /\b(?:missing|unaccounted)|[Vv]ermisst|\bdisparu|\bdesaparecid|пропав/u],
  ['trapped', /\b(?:trapped)|\batrapad|\bencerrad|eingeschlossen|\bbloqué/u],
  ['cases', /\b(?:infections?|fallen ill|cases)\b/u],
  ['magnitude', /\bmagnitude\b/iu],
];

const CROWD = /\b(?:crowd|audience|attendance) of $/i;
/** "The number of evacuated people has risen to 9,400". */
const NUMBER_OF =
  /\b(?:number|nombre|número|numero|zahl|anzahl) (?:of |de |d['’]|der |von |di )([^.;:]{3,60}?)\s(?:has|have|had|rose|risen|fell|stood|stands|climbed|now|is|was|est|a|sube|subió|ha|ist|stieg|liegt|é|è)\s[^.;:]{0,30}$/iu;

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
function numberedKind(before: string): string | null {
  const counted = NUMBER_OF.exec(before)?.[1];
  if (counted === undefined) return null;
  for (const word of counted.toLowerCase().split(/[^\p{L}]+/u)) {
    const kind = KINDS.get(word);
    if (kind !== undefined) return kind;
  }
  return null;
}

/**
 * The slot that a number fills in its sentence; 'count' when nobody can tell.
 * @param before what stands before the number in its sentence
 */
export function slotOf(quantity: Quantity, sentence: string, before: string): string {
  const { unit } = quantity;
  if (NAMED_SLOTS.has(unit)) return unit;
  if (unit === '' || unit === 'people' || isPerson(unit)) {
    const fates = FATES.filter(([, pattern]) => pattern.test(sentence));
    // Two fates in a sentence: which of them a bare number counts cannot be told.
    if (fates.length === 1 && fates[0]) return fates[0][0];
  }
  if (unit === '' && CROWD.test(before)) return 'people';
  return unit === '' ? (numberedKind(before) ?? 'count') : kindOf(unit);
}
