/** One assignment to the events of the stories it touched. */

import type { Answer } from '@newsfold/runtime/fold/fold-definition.ts';
import type { Headers, LogRecord, NewRecord } from '@newsfold/runtime/log/broker.ts';
import { traceHeaders } from '@newsfold/runtime/log/trace-headers.ts';
import { bytesOf, type Decoder, type Encoder, MalformedRecord } from '@newsfold/runtime/registry/codec.ts';
import type { Assignment, Story } from '@newsfold/schemas/generated/records.ts';
import type { StoriesOptions } from './domain/state/live-story.ts';
import type { OpenReports } from './domain/state/open-reports.ts';
import { RecentStories } from './domain/state/recent-stories.ts';
import {
  answerAssignment,
  closeStories,
  createStories,
  restoreAssignment,
  type Stories,
  type StoryEvent,
} from './domain/stories.ts';
import { LostReports } from './lost-reports.ts';

/** What the handler works with. */
export interface StoryParts {
  readonly decodeAssignment: Decoder<Assignment>;
  readonly encodeStory: Encoder<Story>;
  readonly deadLetter: (record: LogRecord, reason: string, detail: string) => NewRecord;
  /** ce_source: what these events come from. */
  readonly eventSource: string;
  /** Called for every assignment that was answered, for the freshness figures. */
  readonly onAnswered: (assignment: Assignment) => void;
}

function cloudEventHeaders(
  source: LogRecord,
  event: StoryEvent,
  revision: number,
  time: number,
  eventSource: string,
): Headers {
  const attributes: Record<string, string> = {
    ce_specversion: '1.0',
    ce_id: `${event.storyId}:${revision}`,
    ce_type: `story.${event.story?.changeType ?? 'removed'}`,
    ce_source: eventSource,
    ce_subject: event.storyId,
    ce_time: new Date(time).toISOString(),
    'content-type': 'application/avro',
  };
  const own = Object.entries(attributes).map(([key, value]) => [key, Buffer.from(value)] as const);
  return [...own, ...traceHeaders(source)];
}

async function decode(parts: StoryParts, record: LogRecord): Promise<Assignment> {
  const decoded = parts.decodeAssignment(bytesOf(record));
  return decoded instanceof Promise ? await decoded : decoded;
}

/** What enrich holds of one partition. */
export interface PartitionStories {
  readonly stories: Stories;
  /** Reports that a restore found to be lost; it decides nothing. */
  readonly lost: LostReports;
}

/** What of a partition is given. */
export interface PartitionOptions extends Omit<StoriesOptions, 'recent'> {
  /** How many reports are kept with their words: by this partition, or by all that share it; three hundred unless given. */
  readonly openReports?: OpenReports | number;
}

/** A partition before its first assignment. */
export function openPartition({ openReports, ...given }: PartitionOptions = {}): PartitionStories {
  return {
    stories: createStories({ recent: new RecentStories(openReports), ...given }),
    lost: new LostReports(),
  };
}

/** Gives up what a partition takes of its worker; nothing is asked of it afterwards. */
export function closePartition({ stories }: PartitionStories): void {
  closeStories(stories);
}

/** What a restored state lacks because retention has deleted facts; see FoldLoop.missing. */
export function missingOf({ stories, lost }: PartitionStories): readonly string[] {
  return lost.missing(stories);
}

/** Applies an assignment whose stories were published before. */
export async function restoreStories(
  parts: StoryParts,
  { stories, lost }: PartitionStories,
  record: LogRecord,
): Promise<void> {
  try {
    const assignment = await decode(parts, record);
    lost.note(stories, assignment);
    restoreAssignment(stories, assignment);
  } catch (error) {
    // A record that could not be decoded became a dead letter when it was answered; it changed nothing then either.
    if (!(error instanceof MalformedRecord)) throw error;
  }
}

/** The answer to a record that changes no story: a dead letter. */
export function rejectAssignment(
  { deadLetter }: Pick<StoryParts, 'deadLetter'>,
  record: LogRecord,
  reason: string,
  detail: string,
): Answer {
  return { records: [], deadLetters: [deadLetter(record, reason, detail)], outcome: 'dead-letter', reason };
}

/** Applies an assignment and returns the events of the stories it touched. */
export async function answerStories(
  parts: StoryParts,
  { stories }: PartitionStories,
  record: LogRecord,
): Promise<Answer> {
  let assignment: Assignment;
  try {
    assignment = await decode(parts, record);
  } catch (error) {
    if (!(error instanceof MalformedRecord)) throw error;
    return rejectAssignment(parts, record, error.reason, error.message);
  }
  const events = answerAssignment(stories, assignment);
  parts.onAnswered(assignment);
  const records = events.map((event) => ({
    key: event.storyId,
    value: event.story === null ? null : parts.encodeStory(event.story),
    headers: cloudEventHeaders(
      record,
      event,
      assignment.articleOffset,
      assignment.streamTime,
      parts.eventSource,
    ),
  }));
  return {
    records,
    deadLetters: [],
    outcome: records.length > 0 ? 'publish' : 'drop',
    reason: assignment.verdict,
  };
}
