/**
 * The numbers of a report that another report may contradict: each with the slot it fills, its statement and its
 * qualifier.
 */

import type { Quantity } from '@newsfold/schemas/generated/records.ts';
import type { Document } from '../documents/document.ts';
import { packedAnnotation } from '../documents/packed-annotation.ts';
import { SECTION } from '../documents/packed-reading.ts';
import { agesOf, bareNumbers, countsNothing } from '../numbers/bare-numbers.ts';
import { fewVictims } from '../numbers/few-victims.ts';
import { STORY_SLOTS, slotOf } from '../numbers/slots.ts';
import { SentencePattern } from '../patterns/sentence-pattern.ts';
import { readingOf, type SentenceReading } from '../reading/reading.ts';
import { backgroundOf } from '../slots/background.ts';
import { isFormerNumber } from './former-numbers.ts';
import { slotValuesCodec, writtenAt } from './pack-slot-values.ts';
import type { SlotValue, Statement } from './statement.ts';
import { statementsOf } from './statements.ts';

const REVISED = new SentencePattern(
  /\b(?:rise[sn]?|rose|risen|climbed|increased|up from|down from|revis(?:ed|es|ing)|correct(?:ed|ing|ion)|review|now stands|now at|from \S+ (?:earlier|announced)|earlier|previously|previous (?:figure|count|estimate)|(?:new|latest|updated|fresh) (?:figure|count|estimate|toll)|first (?:given|estimate)|initial(?:ly)?|put the (?:death )?toll|bringing the|all ballots)\b|gestiegen|erhöht|jetzt|zunächst|statt|korrigiert|neue[rn]? (?:Schätzung|Zahl)|ahora|aumenta|aumentó|(?<!\p{L})sub(?:e|ió|ieron)(?!\p{L})|ascien|se eleva|actualiz|corrig|nuev[ao] (?:balance|cifra|estimación)|nouve(?:au|lle) (?:bilan|estimation)|alourdit|(?:est|sont) passée?s? [àa]|s['’]élève|redescendu|auparavant|désormais|agora|subiu|(?<!\p{L})sobe(?!\p{L})|salit[oaie]|atualiz|nov[ao] (?:balanço|estimativa)|возросл|выросл|увеличил|достигл|ранее|уточн/iu,
);
/** Part of a number, an addition to it or not of the victims: "18 of 32", "another four", "a mother of 12". */
const PARTIAL_BEFORE = new SentencePattern(
  /(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)) (?:\p{L}+ )?of (?:the |its |his |her )?(?:\p{Lu}[\p{L}’']+ )?$|\b(?:mother|father|mom|dad|parents?|family|Mutter|Vater|mère|père|madre|padre|mãe|pai) (?:of|von|de) $|\b(?:another|the other|other|further|additional|weitere[nr]?|otr[oa]s|autres|outr[oa]s|up to|bis zu|ещё|including|among them|darunter|dont|incluid[oa]s|entre ell[oa]s|в том числе|среди них)\s$/iu,
);
const PARTIAL_AFTER = /^\s?of (?:the |its )?\d|^\s(?:more|others|weitere|otros|autres|outros)\b/iu;
/** "Five more infections": an addition, within the words of the number. */
const ADDED = /^\S+ (?:more|further|additional|other|weitere|otr[oa]s|autres|outr[oa]s)(?! than)\b/iu;
/** A part of those that are told of: "three civilians were among those killed". */
const AMONG = /\b(?:were|was|are|is) among\b/iu;
/** The halves of a number that was written in parts: "26, 000". */
const TORN = /^0\d/u;
const TORN_OFF = /^,\s\d{3}(?!\d)/u;
/** Sentences in which "nobody was killed" is of this story. */
const LEAD_SENTENCES = 8;
/** The clause that holds a number; the sentence when the clause says nothing: "Thackeray, 58,". */
function statementAround(
  document: Document,
  sentence: SentenceReading,
  { start: at }: Quantity,
): Statement | undefined {
  const all = statementsOf(document);
  return (
    all.find(({ start, end }) => start <= at && at < end) ??
    all.find((statement) => statement.sentence === sentence.index)?.whole
  );
}

/** @param isBackground whether what stands at an offset of the sentence is told of another year or event */
function toSlotValue(
  document: Document,
  sentence: SentenceReading,
  quantity: Quantity,
  isBackground: (at: number) => boolean,
): SlotValue | null {
  const { article } = document;
  const before = article.text.slice(Math.max(sentence.start, quantity.start - 100), quantity.start);
  const after = article.text.slice(quantity.end, quantity.end + 16);
  const slot = slotOf(quantity, sentence.text, sentence.start, sentence.seen);
  const statement = statementAround(document, sentence, quantity);
  if (
    !statement ||
    (slot === 'count' && quantity.value < 1) ||
    PARTIAL_BEFORE.test(before, sentence.seen) ||
    PARTIAL_AFTER.test(after) ||
    ADDED.test(article.text.slice(quantity.start, quantity.end)) ||
    TORN.test(article.text.slice(quantity.start, quantity.end)) ||
    TORN_OFF.test(after) ||
    AMONG.test(article.text.slice(quantity.start, quantity.end + 16))
  )
    return null;
  if (STORY_SLOTS.has(slot) && isBackground(quantity.start - sentence.start)) return null;
  const isFormer = isFormerNumber(before, sentence.seen);
  const isRevised = REVISED.test(sentence.text, sentence.seen);
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

function read(document: Document): readonly SlotValue[] {
  const { article } = document;
  const found: SlotValue[] = [];
  for (const sentence of readingOf(document).sentences) {
    const ages = agesOf(article, sentence);
    const quantities = article.quantities
      .filter(({ start, end }) => start >= sentence.start && end <= sentence.end)
      .filter(({ start }) => !ages.some((age) => age.start === start))
      .filter((quantity) => quantity.unit !== '' || !countsNothing(article, quantity));
    const others = [
      ...ages,
      ...bareNumbers(article, sentence),
      ...(sentence.index < LEAD_SENTENCES ? fewVictims(sentence.text, sentence.start, sentence.seen) : []),
    ];
    const all = [...quantities, ...others];
    if (all.length === 0) continue;
    // Few numbers need it.
    let background: ((at: number) => boolean) | undefined;
    const isBackground = (at: number): boolean => {
      background ??= backgroundOf(sentence.text, article.language, writtenAt(article));
      return background(at);
    };
    for (const quantity of all) {
      const value = toSlotValue(document, sentence, quantity, isBackground);
      if (value) found.push(value);
    }
  }
  const counts = Map.groupBy(found, ({ slot }) => slot);
  return found.map((value) => ({
    ...value,
    alike: new Set(counts.get(value.slot)?.map((other) => other.value)).size,
  }));
}

/** The numbers of a document that fill a slot, in the order of its text. */
export const slotValuesOf = packedAnnotation('slot values', SECTION.slotValues, read, slotValuesCodec);

const NO_SLOTS: readonly SlotValue[] = [];

/** The numbers of a statement that fill a known slot. */
export function slotsIn(statement: Statement): readonly SlotValue[] {
  const { notes, document, start, end } = statement;
  if (!notes.slots) {
    const inside = slotValuesOf(document).filter(
      ({ slot, quantity }) => slot !== 'count' && quantity.start >= start && quantity.start < end,
    );
    notes.slots = inside.length === 0 ? NO_SLOTS : inside;
  }
  return notes.slots;
}
