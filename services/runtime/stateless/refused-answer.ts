/** Answers that the broker does not take. */
import { AppendRefused, type NewRecord } from '../log/broker.ts';
import { NotNow } from '../loop/not-now.ts';

/** An answer on its way. */
export interface PendingRecord {
  readonly record: NewRecord;
  /** What says the same with less, for a topic that refuses it; absent where nothing does. */
  readonly smaller?: () => NewRecord;
  /** Offset of the record that it answers. */
  readonly answers: number;
}

/** The broker refuses an answer. */
export class RefusedAnswer extends NotNow {
  /** Offset of the record that it answers. */
  declare readonly offset: number;

  constructor(offset: number, cause: AppendRefused) {
    super('refused', cause.message, { cause, offset });
  }
}

/** The one of some failures to throw: any that is no refusal, else the refusal of the earliest record. */
export function gravest(failures: readonly unknown[]): unknown {
  const refusals: RefusedAnswer[] = [];
  for (const failure of failures) {
    if (!(failure instanceof RefusedAnswer)) return failure;
    refusals.push(failure);
  }
  return refusals.reduce((first, next) => (next.offset < first.offset ? next : first));
}

/**
 * Appends the first records of a list one by one, because together they were refused: one of them may be too large. Those
 * that are appended leave the list.
 * @throws RefusedAnswer for the first that is refused, once the others are appended
 */
export async function appendOneByOne(
  records: PendingRecord[],
  count: number,
  append: (records: readonly NewRecord[]) => Promise<void>,
): Promise<void> {
  const refused: PendingRecord[] = [];
  let first: RefusedAnswer | undefined;
  for (const one of records.splice(0, count)) {
    try {
      await append([one.record]).catch((error: unknown) => {
        if (!(error instanceof AppendRefused) || one.smaller === undefined) throw error;
        return append([one.smaller()]);
      });
    } catch (error) {
      if (!(error instanceof AppendRefused)) throw error;
      refused.push(one);
      first ??= new RefusedAnswer(one.answers, error);
    }
  }
  records.unshift(...refused);
  if (first !== undefined) throw first;
}
