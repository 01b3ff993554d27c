/** The process that the bench of open stories measures: a worker of four partitions without its broker. */
import { tmpdir } from 'node:os';
import { zstd } from '@newsfold/enrich/compression.ts';
import { MemberStore } from '@newsfold/enrich/domain/state/member-store.ts';
import { OpenReports } from '@newsfold/enrich/domain/state/open-reports.ts';
import { PackedRoom } from '@newsfold/enrich/domain/state/packed-room.ts';
import {
  answerStories,
  openPartition,
  type PartitionStories,
  restoreStories,
} from '@newsfold/enrich/handle-assignment.ts';
import { SpillFile } from '@newsfold/enrich/spill-file.ts';
import { enrichWorker } from '@newsfold/enrich/worker.ts';
import type { LogRecord } from '@newsfold/runtime/log/broker.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { avroType } from '@newsfold/runtime/registry/codec.ts';
import type { Assignment, Story } from '@newsfold/schemas/generated/records.ts';
import '../../support/provide-language-data.ts';
import { FRAME, framesOf, PARTITIONS } from './frames.ts';

/** The system counts resident memory in these, bytes. */
const KIB = 1024;

const { table } = enrichWorker;
const setting = (name: 'PACKED_BYTES' | 'OPEN_REPORTS'): number =>
  table[name].parse(process.env[name] ?? table[name].default);
const types = { assignment: avroType('Assignment'), story: avroType('Story') };
const parts = {
  decodeAssignment: (bytes: Buffer) => types.assignment.fromBuffer(bytes) as Assignment,
  encodeStory: (story: Story) => types.story.toBuffer(story),
  deadLetter: (_: LogRecord, reason: string, detail: string): never => {
    throw new Error(`${reason}: ${detail}`);
  },
  eventSource: '/bench',
  onAnswered: () => undefined,
};

const logger = createLogger('enrich', 'warn');
const room = new PackedRoom(setting('PACKED_BYTES'));
const openReports = new OpenReports(setting('OPEN_REPORTS'));
const partitions = Array.from({ length: PARTITIONS }, () =>
  openPartition({ openReports, store: new MemberStore(zstd, room, new SpillFile(tmpdir(), logger)) }),
);
/** CPU of a partition's own work, microseconds, and how often, by name. */
const spent = new Map<string, { us: number; facts: number }>();
let name = 'nothing';
let facts = 0;

const atRest = process.memoryUsage().rss;
for await (const [kind, partition, bytes] of framesOf(process.stdin as AsyncIterable<Buffer>)) {
  if (kind === FRAME.name) {
    name = bytes.toString();
    continue;
  }
  // The worker's own bytes: those of a frame are shared with others.
  const value = Buffer.from(bytes);
  const record: LogRecord = {
    topic: 'assignments',
    partition,
    offset: facts,
    timestamp: 0,
    key: null,
    value,
    headers: [],
  };
  const of = spent.get(name) ?? { us: 0, facts: 0 };
  spent.set(name, of);
  const stories = partitions[partition] as PartitionStories;
  const before = process.cpuUsage();
  if (kind === FRAME.restore) await restoreStories(parts, stories, record);
  else await answerStories(parts, stories, record);
  const { user, system } = process.cpuUsage(before);
  of.us += user + system;
  of.facts += 1;
  facts += 1;
}
const { heapUsed } = process.memoryUsage();
process.stdout.write(
  JSON.stringify({
    atRest,
    // The highest of any moment, as the system has noted it: between two looks memory is given back.
    resident: KIB * process.resourceUsage().maxRSS,
    heap: heapUsed,
    held: room.held,
    away: room.away,
    figures: room.figures,
    spent: Object.fromEntries(spent),
  }),
);
