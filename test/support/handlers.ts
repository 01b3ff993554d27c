/** The real handlers of the three workers in a row, without loops, brokers or a registry. */

import { defaultSettings, type MatchSettings } from '@newsfold/dedupe/domain/settings.ts';
import { type AssignmentParts, answerArticle } from '@newsfold/dedupe/handle-article.ts';
import { Scopes } from '@newsfold/dedupe/scopes.ts';
import type { Stories } from '@newsfold/enrich/domain/stories.ts';
import { answerStories, openPartition, type StoryParts } from '@newsfold/enrich/handle-assignment.ts';
import { DEFAULT_SETTINGS } from '@newsfold/ingest/domain/analyse.ts';
import { DEFAULT_APART } from '@newsfold/ingest/domain/container/take-apart.ts';
import { MAX_RAW_BYTES } from '@newsfold/ingest/domain/parse-raw.ts';
import type { SecondOpinion } from '@newsfold/ingest/embedding.ts';
import { articleHandler } from '@newsfold/ingest/handle-article.ts';
import type { Answer } from '@newsfold/runtime/fold/fold-definition.ts';
import type { LogRecord, NewRecord } from '@newsfold/runtime/log/broker.ts';
import { deadLetterOf, deadLetterRecord } from '@newsfold/runtime/loop/dead-letter.ts';
import { Codec, encoderFor, type RecordTypes } from '@newsfold/runtime/registry/codec.ts';
import type { Outcome } from '@newsfold/runtime/stateless/outcome.ts';
import type { RecordName } from '@newsfold/schemas/avro-source.ts';
import { provideLanguageData } from '@newsfold/text/language-data.ts';
import { loadLanguageData } from '@newsfold/text/load-language-data.ts';

/** What became of a raw record: ingest's outcome, and for an article what dedupe and enrich answered. */
export interface Journey {
  readonly outcome: Outcome;
  readonly answers: readonly Answer[];
}

/** The handlers with their state. */
export interface Handlers {
  readonly scopes: Scopes;
  readonly stories: Stories;
  /** Id of the schema of raw articles in the registry. */
  readonly rawArticleId: number;
  /** Takes a raw record through; its article stands at `offset` in articles.v1, those of a record that holds many from there on. */
  take(raw: LogRecord, offset: number): Promise<Journey>;
}

/** A record as it would stand in a topic. */
export function standing(record: NewRecord, topic: string, offset: number): LogRecord {
  const { value, headers = [], timestamp = Date.UTC(2026, 2, 10, 12) } = record;
  const key = record.key === null ? null : Buffer.from(record.key);
  return { topic, partition: 0, offset, timestamp, key, value, headers };
}

/** Makes the handlers; schemas come from the registry at `registryUrl`. `opinion` is ingest's second opinion, if any, `settings` dedupe's. */
export async function createHandlers(
  registryUrl: string,
  opinion: SecondOpinion | null = null,
  settings: MatchSettings = defaultSettings,
): Promise<Handlers> {
  provideLanguageData(loadLanguageData());
  const codec = new Codec({ url: registryUrl });
  const rawArticleId = await codec.register('RawArticle', 'handlers.RawArticle');
  const encoder = async <N extends RecordName>(name: N) =>
    encoderFor(name, await codec.register(name, `handlers.${name}`)) as (value: RecordTypes[N]) => Buffer;
  const encodeLetter = await encoder('DeadLetter');
  const deadLetter = (worker: string) => (record: LogRecord, reason: string, detail: string) =>
    deadLetterRecord(deadLetterOf(worker, record, reason, detail), encodeLetter);
  const ingest = articleHandler({
    settings: DEFAULT_SETTINGS,
    maxRawBytes: MAX_RAW_BYTES,
    maxItems: DEFAULT_APART.maxItems,
    articlesTopic: 'articles',
    partitions: 1,
    decodeRaw: codec.foreignDecoder(),
    encodeArticle: await encoder('Article'),
    encodeDecision: await encoder('Decision'),
    opinion,
  });
  const dedupe: AssignmentParts = {
    settings,
    partitions: 1,
    decodeArticle: codec.decoder('Article'),
    decodeDecision: codec.decoder('Decision'),
    decodeFact: codec.decoder('Assignment', ['article', 'evidence']),
    encodeAssignment: await encoder('Assignment'),
    deadLetter: deadLetter('dedupe'),
  };
  const enrich: StoryParts = {
    decodeAssignment: codec.decoder('Assignment'),
    encodeStory: await encoder('Story'),
    deadLetter: deadLetter('enrich'),
    eventSource: '/handlers',
    onAnswered: () => undefined,
  };
  const scopes = new Scopes();
  const partition = openPartition();
  return {
    scopes,
    stories: partition.stories,
    rawArticleId,
    take: async (raw, offset) => {
      const outcome = await ingest(raw);
      const items = outcome.kind === 'taken-apart' ? outcome.items : [outcome];
      const deliveries = items.flatMap((item) => (item.kind === 'publish' ? item.deliveries : []));
      const answers: Answer[] = [];
      for (const { record } of deliveries) {
        const at = offset + answers.length / 2;
        const decision = await answerArticle(dedupe, scopes, standing(record, 'articles', at));
        answers.push(decision);
        for (const fact of decision.records)
          answers.push(await answerStories(enrich, partition, standing(fact, 'assignments', at)));
      }
      return { outcome, answers };
    },
  };
}
