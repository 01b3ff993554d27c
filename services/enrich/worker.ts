/** enrich, wired: assignments.v1 → stories.v1, restored from its input. */

import { tmpdir } from 'node:os';
import { REFUSAL_REASONS } from '@newsfold/runtime/fold/fold-definition.ts';
import { runFoldLoop } from '@newsfold/runtime/fold/fold-loop.ts';
import { deadLetterOf, deadLetterRecord } from '@newsfold/runtime/loop/dead-letter.ts';
import { ensureTopics } from '@newsfold/runtime/loop/ensure-topics.ts';
import { setUp } from '@newsfold/runtime/loop/set-up.ts';
import type { RunningWorker, WorkerDefinition, WorkerParts } from '@newsfold/runtime/process/run-worker.ts';
import { bytesOf, Codec, MALFORMED_REASONS } from '@newsfold/runtime/registry/codec.ts';
import { provideLanguageData } from '@newsfold/text/language-data.ts';
import { loadLanguageData } from '@newsfold/text/load-language-data.ts';
import { zstd } from './compression.ts';
import { type EnrichConfig, enrichTable, shownSettings } from './config.ts';
import { MemberStore } from './domain/state/member-store.ts';
import { OpenReports } from './domain/state/open-reports.ts';
import { PackedRoom } from './domain/state/packed-room.ts';
import {
  answerStories,
  closePartition,
  missingOf,
  openPartition,
  type PartitionStories,
  rejectAssignment,
  restoreStories,
  type StoryParts,
} from './handle-assignment.ts';
import { createEnrichMetrics } from './metrics.ts';
import { SpillFile } from './spill-file.ts';

async function start({
  config,
  connection,
  place,
  broker,
  context,
  metrics,
  schemas,
}: WorkerParts<EnrichConfig>): Promise<RunningWorker> {
  provideLanguageData(loadLanguageData());
  const codec = new Codec(connection.registry, schemas);
  const { encodeStory, encodeDeadLetter } = await setUp(context, async () => {
    await ensureTopics(broker, config, context);
    return {
      encodeStory: await codec.encoder('Story', place.output),
      encodeDeadLetter: await codec.encoder('DeadLetter', place.deadLetters),
    };
  });
  const room = new PackedRoom(config.PACKED_BYTES);
  const openReports = new OpenReports(config.OPEN_REPORTS);
  const folder = config.SPILL_FOLDER === '' ? tmpdir() : config.SPILL_FOLDER;
  const own = createEnrichMetrics(metrics.registry, room);
  const parts: StoryParts = {
    decodeAssignment: codec.decoder('Assignment'),
    encodeStory,
    deadLetter: (record, reason, detail) =>
      deadLetterRecord(deadLetterOf('enrich', record, reason, detail), encodeDeadLetter),
    eventSource: `/newsfold/${place.output}`,
    onAnswered: ({ origin }) => {
      if (origin.timestamp > 0) own.observeFreshness((Date.now() - origin.timestamp) / 1000);
    },
  };
  const { runner, stop } = await runFoldLoop<PartitionStories>(
    {
      groupId: place.groupId,
      input: place.input,
      output: place.output,
      deadLetterTopic: place.deadLetters,
      memory: 'input',
      open: () =>
        openPartition({
          openReports,
          store: new MemberStore(zstd, room, new SpillFile(folder, context.logger)),
          shown: shownSettings(config),
        }),
      close: closePartition,
      restore: (partition, record) => restoreStories(parts, partition, record),
      missing: missingOf,
      answer: (partition, record) => answerStories(parts, partition, record),
      refuse: (record, reason, detail) => rejectAssignment(parts, record, reason, detail),
      check: async (record) => void (await parts.decodeAssignment(bytesOf(record))),
    },
    broker,
    context,
  );
  return { detail: () => ({ ready: runner.isReady(), ...runner.status() }), stop };
}

/** The worker. */
export const enrichWorker: WorkerDefinition<typeof enrichTable> = {
  name: 'enrich',
  table: enrichTable,
  deadLetterReasons: [...MALFORMED_REASONS, ...REFUSAL_REASONS],
  registerMetrics: (registry) => void createEnrichMetrics(registry),
  start,
};
