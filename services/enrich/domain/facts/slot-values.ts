/**
 * The numbers of a report that another report may contradict: each with the slot it fills, the words around it and how
 * it is put.
 */
import type { Article, Quantity } from '@newsfold/schemas/generated/records.ts';
import { numberWords } from '@newsfold/text/number-words.ts';
import { readArticle, type SentenceReading, type Word } from '../reading.ts';
import { type Statement, statementsOf } from './statements.ts';

/** A number in its place. */
export interface SlotValue {
  /** What it counts: 'dead', 'EUR', '%', 'years old', 'homes'; 'count' when nobody can tell. */
  readonly slot: string;
  readonly value: number;
  readonly qualifier: string;
  readonly quantity: Quantity;
  readonly statement: Statement;
  /** The report says that the number has changed, or names an older one. */
  readonly isRevised: boolean;
  /** The number that this one replaces: "11, up from nine". */
  readonly isFormer: boolean;
  /** How many numbers of the report fill the same slot. */
  readonly alike: number;
}

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

const REVISED =
  /\b(?:rise[sn]?|rose|risen|climbed|increased|up from|down from|revised|corrected|review|now stands|now at|from \S+ (?:earlier|announced)|earlier|previously|first given|put the (?:death )?toll|bringing the|all ballots)\b|gestiegen|erhöht|jetzt|zunächst|statt|ahora|aumenta|alourdit|redescendu|auparavant|désormais|agora|subiu|возросл|ранее/iu;
const FORMER =
  /(?:\bfrom|\bnot|\bstatt|\bvon|\bcontre|\binstead of|\brather than|сообщалось о)\s+(?:the\s)?$/iu;
/** Part of a number or an addition to it: "18 of 32", "another four". */
const PARTIAL_BEFORE =
  /(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)) (?:\p{L}+ )?of (?:the |its |his |her )?$|\b(?:another|further|additional|weitere[nr]?|otr[oa]s|autres|outr[oa]s|up to|bis zu|ещё)\s$/iu;
const PARTIAL_AFTER = /^\s?of (?:the |its )?\d|^\s(?:more|others|weitere|otros|autres|outros)\b/iu;
const CROWD = /\b(?:crowd|audience|attendance) of $/i;
const AGE_OF_SUBJECT = /\b(?:is|was) $/;
const PAST =
  /\b(?:in|since|en|im Jahr|depuis)\s+(?:19|20)\d{2}\b|\blast (?:year|month|decade)\b|\byears? ago\b|\bvor \w+ Jahren\b|\bl'an dernier\b|\bel año pasado\b/iu;

const NAMED_SLOTS: ReadonlySet<string> = new Set(['dead', 'injured', 'missing', 'magnitude', 'years old']);

function kindOf(unit: string): string {
  return KINDS.get(unit) ?? unit;
}

function isPerson(word: string): boolean {
  const kind = KINDS.get(word);
  return kind === 'people' || kind === 'workers' || /(?:men|ers|ors|ists|ants|ents|eros|ores)$/.test(word);
}

/** The slot that a number fills in its sentence; 'count' when nobody can tell. */
function slotOf(quantity: Quantity, sentence: string, before: string): string {
  const { unit } = quantity;
  if (NAMED_SLOTS.has(unit)) return unit;
  if (unit === '' || unit === 'people' || isPerson(unit)) {
    const fates = FATES.filter(([, pattern]) => pattern.test(sentence));
    // Two fates in a sentence: which of them a bare number counts cannot be told.
    if (fates.length === 1 && fates[0]) return fates[0][0];
  }
  if (unit === '' && CROWD.test(before)) return 'people';
  return unit === '' ? 'count' : kindOf(unit);
}

function ageAfterName(text: string, word: Word): boolean {
  const before = text.slice(Math.max(0, word.start - 24), word.start);
  const after = text.slice(word.end, word.end + 1);
  return /\p{Lu}\p{L}+,\s$/u.test(before) && /[,.;)]/.test(after);
}

/** "The new mayor is 46 and runs a clinic". */
function ageOfSubject(text: string, word: Word): boolean {
  return (
    AGE_OF_SUBJECT.test(text.slice(Math.max(0, word.start - 6), word.start)) &&
    /^(?:\.|,| and )/.test(text.slice(word.end, word.end + 5))
  );
}

/** Ages that stand behind a name: "Thackeray, 58,". */
function agesOf(article: Article, words: readonly Word[]): Quantity[] {
  return words
    .filter(
      (word) =>
        /^[1-9]\d$/.test(word.word) && (ageAfterName(article.text, word) || ageOfSubject(article.text, word)),
    )
    .map((word) => ({
      value: Number(word.word),
      unit: 'years old',
      qualifier: '',
      start: word.start,
      end: word.end,
    }));
}

/** Numbers without a counted thing beside them: "the death toll has climbed to six", "four of the sick". */
function bareNumbers(article: Article, words: readonly Word[]): Quantity[] {
  const known = numberWords(article.language);
  return words
    .filter((word) => !article.quantities.some(({ start, end }) => start < word.end && word.start < end))
    .map((word) => ({
      word,
      value: known.get(word.word) ?? (/^\d{1,3}$/.test(word.word) ? Number(word.word) : Number.NaN),
    }))
    .filter(({ value }) => Number.isInteger(value) && value > 1)
    .map(({ word, value }) => ({ value, unit: '', qualifier: '', start: word.start, end: word.end }));
}

function toSlotValue(article: Article, sentence: SentenceReading, quantity: Quantity): SlotValue | null {
  const before = article.text.slice(Math.max(sentence.start, quantity.start - 32), quantity.start);
  const after = article.text.slice(quantity.end, quantity.end + 16);
  const slot = slotOf(quantity, sentence.text, before);
  const statement = statementsOf(article).find(
    ({ start, end }) => start <= quantity.start && quantity.start < end,
  );
  if (
    !statement ||
    (slot === 'count' && quantity.value < 1) ||
    PARTIAL_BEFORE.test(before) ||
    PARTIAL_AFTER.test(after)
  )
    return null;
  if (STORY_SLOTS.has(slot) && PAST.test(sentence.text)) return null;
  const isFormer = FORMER.test(before);
  const isRevised = REVISED.test(sentence.text);
  return {
    slot,
    value: quantity.value,
    qualifier: quantity.qualifier,
    quantity,
    statement,
    isRevised,
    isFormer,
    alike: 0,
  };
}

function read(article: Article): readonly SlotValue[] {
  const found: SlotValue[] = [];
  for (const sentence of readArticle(article).sentences) {
    const ages = agesOf(article, sentence.words);
    const quantities = article.quantities
      .filter(({ start, end }) => start >= sentence.start && end <= sentence.end)
      .filter(({ start }) => !ages.some((age) => age.start === start));
    for (const quantity of [...quantities, ...ages, ...bareNumbers(article, sentence.words)]) {
      const value = toSlotValue(article, sentence, quantity);
      if (value) found.push(value);
    }
  }
  const counts = Map.groupBy(found, ({ slot }) => slot);
  return found.map((value) => ({
    ...value,
    alike: new Set(counts.get(value.slot)?.map((other) => other.value)).size,
  }));
}

const known = new WeakMap<Article, readonly SlotValue[]>();

/** The numbers of an article that fill a slot, in the order of its text. */
export function slotValuesOf(article: Article): readonly SlotValue[] {
  let found = known.get(article);
  if (!found) {
    found = read(article);
    known.set(article, found);
  }
  return found;
}

const byStatement = new WeakMap<Statement, readonly SlotValue[]>();
const NO_SLOTS: readonly SlotValue[] = [];

/** The numbers that stand in a statement and fill a known slot. */
export function slotsIn(statement: Statement): readonly SlotValue[] {
  let found = byStatement.get(statement);
  if (!found) {
    const { article, start, end } = statement;
    const inside = slotValuesOf(article).filter(
      ({ slot, quantity }) => slot !== 'count' && quantity.start >= start && quantity.start < end,
    );
    found = inside.length === 0 ? NO_SLOTS : inside;
    byStatement.set(statement, found);
  }
  return found;
}
