/** Which letters are put back. Pure: the state of the logs is an argument. */
import { placeText } from '../loop/place.ts';
import type { JudgedLetter, Letter } from './letter.ts';
import type { RedriveOptions } from './options.ts';

/** The state of the logs. */
export interface LogFacts {
  /** Oldest offset kept, by partition, for each topic that letters came from; a topic that does not exist has no entry. */
  readonly lows: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** Places whose record was put back, by the headers of the records that were. */
  readonly putBack: ReadonlySet<string>;
  /** Letters before this offset were examined by an earlier run that put something back. */
  readonly offered: number;
  /** Largest record that the topics they came from accept, bytes. */
  readonly maxBytes: number;
}

/** Whether a letter is selected. */
export function isSelected(
  letter: Pick<Letter, 'reason' | 'writtenAt' | 'dueAt'>,
  options: Pick<RedriveOptions, 'reasons' | 'since' | 'due'>,
): boolean {
  if (options.due && letter.dueAt === null) return false;
  if (options.reasons !== null && !options.reasons.has(letter.reason)) return false;
  return options.since === null || letter.writtenAt >= options.since;
}

/**
 * Decides for every letter what happens to it.
 *
 * A record that was put back is in the partition of its original, after it. So while nothing after the original is
 * deleted, the log shows whether there is one. Otherwise only letters after the offset that an earlier run has examined
 * are sure not to have been put back; those before it are left alone, because they might be put back twice.
 */
export function chooseLetters(
  letters: readonly Letter[],
  facts: LogFacts,
  options: Pick<RedriveOptions, 'reasons' | 'since' | 'due' | 'now' | 'limit' | 'again'>,
): JudgedLetter[] {
  const chosen = new Set<string>();
  const fateOf = (letter: Letter): JudgedLetter['fate'] => {
    const place = placeText(letter.origin);
    if (!isSelected(letter, options)) return 'not-selected';
    if (chosen.has(place)) return 'same-record';
    const low = facts.lows.get(letter.origin.topic)?.get(letter.origin.partition);
    if (low === undefined) return 'no-topic';
    // It would only come back, and count against the limit.
    if (letter.dueAt !== null && letter.dueAt > options.now) return 'not-due';
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
