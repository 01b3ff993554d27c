/** Writes the log that a restore reads back. */
import { createSettings } from '@newsfold/dedupe/domain/settings.ts';
import { signed } from '@newsfold/runtime/fold/fold-headers.ts';
import type { Broker, NewRecord } from '@newsfold/runtime/log/broker.ts';
import type { Codec } from '@newsfold/runtime/registry/codec.ts';
import { facts } from './facts.ts';

const BATCH = 200;

/** The topics of the log. */
export interface LogTopics {
  readonly articles: string;
  readonly assignments: string;
}

/**
 * Writes the log of facts and an input for each fact: a restore checks that its inputs exist, without reading them.
 * @returns the mean size of a fact, bytes
 */
export async function writeLog(
  broker: Broker,
  codec: Codec,
  topics: LogTopics,
  count: number,
  progress: (line: string) => void,
): Promise<number> {
  const settings = createSettings({ window: { hours: null, articles: Math.max(1000, count) } });
  const encode = await codec.encoder('Assignment', topics.assignments);
  const publisher = await broker.publisher();
  let records: NewRecord[] = [];
  let bytes = 0;
  const flush = async () => {
    if (records.length === 0) return;
    await publisher.append(topics.assignments, 0, records);
    await publisher.append(
      topics.articles,
      0,
      records.map((): NewRecord => ({ key: 'xx', value: null })),
    );
    records = [];
  };
  for (const fact of facts(count, settings)) {
    const value = encode(fact);
    bytes += value.length;
    records.push(signed({ key: fact.scope, value }, fact.articleOffset, { writer: 'bench', follows: '' }));
    if (records.length === BATCH) await flush();
    if ((fact.articleOffset + 1) % 100_000 === 0) progress(`${fact.articleOffset + 1} facts written`);
  }
  await flush();
  await publisher.close();
  return bytes / count;
}
