/** Files into a raw topic, each record checked before it is sent. */
import type { Publisher } from '@newsfold/runtime/log/broker.ts';
import { progressBar } from '../console/progress-bar.ts';
import { checkRecord } from '../input/check-record.ts';
import type { OpenedInput } from '../input/input-lines.ts';
import type { Tally } from '../input/tally.ts';
import { RecordPublisher } from './record-publisher.ts';

/** A record that the broker has taken. */
export interface SentRecord {
  readonly input: string;
  readonly number: number;
  /** What it is called in messages: my.csv line 12. */
  readonly place: string;
  readonly offset: number | undefined;
  /** How many articles of it can be read. */
  readonly articles: number;
}

/** Where to, and who is told. */
export interface PublishTarget {
  readonly publisher: Publisher;
  readonly topic: string;
  readonly partition: number;
  /** Send also what is no article. */
  readonly all: boolean;
  /** Whether the answers to what is sent are counted later: only what is not sent is counted here then. */
  readonly answered: boolean;
  /** Called with every record that the broker has taken, in order. */
  readonly onSent: (record: SentRecord) => void;
  /** Called with every article that is none. */
  readonly onRejected: (rejected: {
    input: string;
    number: number;
    item: number;
    reason: string;
    detail: string;
  }) => void;
}

const MIB = 1024 * 1024;

/** What `work` comes to, or undefined once the signal is aborted. A race with one lasting promise would keep every result. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const onAbort = () => resolve(undefined);
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

/** The name of an input in messages. */
export const inputName = (path: string): string => (path === '-' ? 'standard input' : path);

/**
 * Publishes the records of inputs in their order.
 * @param tally is told of what is no article
 * @returns whether it came to the end and was not broken off
 */
export async function publishFiles(
  inputs: readonly (readonly [path: string, input: OpenedInput])[],
  target: PublishTarget,
  tally: Tally,
  signal: AbortSignal,
): Promise<boolean> {
  const waiting: Omit<SentRecord, 'offset'>[] = [];
  const records = new RecordPublisher(
    target.publisher,
    target.topic,
    target.partition,
    ({ records, firstOffset }) => {
      for (const [index, record] of waiting.splice(0, records).entries())
        target.onSent({ ...record, offset: firstOffset === undefined ? undefined : firstOffset + index });
    },
  );
  for (const [path, input] of inputs) {
    const bar = progressBar(`MiB of ${inputName(path)}`);
    const lines = input.records();
    for (;;) {
      // Standard input may be silent for ever: Ctrl-C must not wait for it.
      const next = await orAborted(lines.next(), signal);
      if (next === undefined || signal.aborted) {
        await records.flush();
        return false;
      }
      if (next.done === true) break;
      const { number, line } = next.value;
      const { articles, rejections } = checkRecord(line);
      const isTooLarge = rejections.some(({ why }) => why.reason === 'too-large');
      const isSent = !isTooLarge && (articles > 0 || target.all);
      const place = `${inputName(path)} ${input.unit} ${number}`;
      for (const { item, why } of isSent && target.answered ? [] : rejections) {
        const of = articles + rejections.length > 1 ? `, article ${item + 1}` : '';
        tally.rejected(`${place}${of}`, why.reason, why.detail);
        target.onRejected({ input: path, number, item, reason: why.reason, detail: why.detail });
      }
      const { done, total } = input.progress();
      bar(Math.floor(done / MIB), Math.floor(total / MIB));
      if (!isSent) continue;
      waiting.push({ input: path, number, place, articles });
      await records.add({ key: null, value: line });
    }
  }
  await records.flush();
  return true;
}
