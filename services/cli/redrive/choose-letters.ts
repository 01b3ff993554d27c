/** Which letters go back. Pure: what the logs hold is given. */
import { placeText } from '@newsfold/runtime/loop/redrive-record.ts';
import type { JudgedLetter, Letter } from './letter.ts';
import type { RedriveOptions } from './redrive-options.ts';

/** What the logs say. */
export interface LogFacts {
  /** Oldest offset kept, by partition, for each topic that letters came from; without a topic that does not exist. */
  readonly lows: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** Places whose record was put back, as the put-backs themselves say. */
  readonly putBack: ReadonlySet<string>;
  /** Letters before this offset were offered to an earlier run that put something back. */
  readonly offered: number;
  /** Largest record that the topics they came from take, bytes. */
  readonly maxBytes: number;
}

/** Whether a letter is asked for. */
export function isSelected(
  letter: Pick<Letter, 'reason' | 'writtenAt'>,
  options: Pick<RedriveOptions, 'reasons' | 'since'>,
): boolean {
  if (options.reasons !== null && !options.reasons.has(letter.reason)) return false;
  return options.since === null || letter.writtenAt >= options.since;
}

/**
 * Says of every letter what becomes of it.
 *
 * A put-back stands in the partition of the record it puts back, after it. So if nothing after that record was deleted,
 * the log knows whether there was one. If something was, only the offset up to which an earlier run has looked can tell
 * that there was none; a letter before it is left alone, because putting it back might do it twice.
 */
export function chooseLetters(
  letters: readonly Letter[],
  facts: LogFacts,
  options: Pick<RedriveOptions, 'reasons' | 'since' | 'limit' | 'again'>,
): JudgedLetter[] {
  const chosen = new Set<string>();
  const fateOf = (letter: Letter): JudgedLetter['fate'] => {
    const place = placeText(letter.origin);
    if (!isSelected(letter, options)) return 'not-selected';
    if (chosen.has(place)) return 'same-record';
    const low = facts.lows.get(letter.origin.topic)?.get(letter.origin.partition);
    if (low === undefined) return 'no-topic';
    if (letter.attempts > options.limit) return 'limit';
    if (!options.again && facts.putBack.has(place)) return 'already';
    if (!options.again && letter.offset < facts.offered && low > letter.origin.offset + 1) return 'unsure';
    if (letter.isCut) return 'cut';
    if (letter.bytes > facts.maxBytes) return 'too-large';
    chosen.add(place);
    return 'put-back';
  };
  return letters.map((letter) => ({ letter, fate: fateOf(letter) }));
}
