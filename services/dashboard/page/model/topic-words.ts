/** What a conflict is about, in words that a person would use. */
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { say, wordOf } from '../words/tongue.ts';

type Conflict = Pick<Story['conflicts'][number], 'slot' | 'about' | 'values'>;

/** Most pieces of what it is about. */
const PIECES = 3;

/** A currency in the plural: `euros`, `US dollars`; its code where it has no name. */
function currencyName(code: string): string {
  const format = new Intl.NumberFormat(say.locale, {
    style: 'currency',
    currency: code,
    currencyDisplay: 'name',
  });
  return format.formatToParts(2).find(({ type }) => type === 'currency')?.value ?? code;
}

function questionOf(slot: string): string {
  if (/^[A-Z]{3}$/.test(slot)) return say.howMuch(currencyName(slot));
  return /^[a-z]{3,}s$/.test(slot) ? say.howMany(slot) : slot;
}

/** Words as a sentence writes them, in its order; those that stand side by side are one piece. */
function piecesIn(sentence: string, wanted: ReadonlySet<string>): string[] {
  const pieces: string[] = [];
  const said = new Set<string>();
  let end = -1;
  for (const { 0: word, index } of sentence.matchAll(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)) {
    const plain = word.toLowerCase();
    if (!wanted.has(plain) || said.has(plain)) continue;
    said.add(plain);
    const isNext = pieces.length > 0 && sentence.slice(end, index) === ' ';
    pieces.push(isNext ? `${pieces.pop()} ${word}` : word);
    end = index + word.length;
  }
  return pieces;
}

/**
 * What a conflict is about. A slot that is known says it; else the words that its sentences share are told as the first of
 * them writes them, without what the question says already.
 */
export function topicOf({ slot, about, values }: Conflict): string {
  const known = Object.hasOwn(say.slots, slot) ? wordOf(say.slots, slot) : undefined;
  if (known !== undefined && slot !== '%') return known;
  const question = known ?? questionOf(slot);
  const asked = new Set(question.toLowerCase().split(/\W+/));
  const words = about.split(' ').filter((word) => word !== '' && !asked.has(word));
  const sentence = values[0]?.references[0]?.quote ?? '';
  const found = piecesIn(sentence, new Set(words));
  const pieces = (found.length > 0 ? found : words).slice(0, PIECES);
  return pieces.length === 0 ? question : say.aboutPieces(question, pieces.join(', '));
}
