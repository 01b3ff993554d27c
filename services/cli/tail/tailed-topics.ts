/** What `tail` can follow: which topics, which of their records are wanted, and how each is shown. */
import type { LogRecord } from '@newsfold/runtime/log/broker.ts';
import { placeText } from '@newsfold/runtime/loop/place.ts';
import { bytesOf, type Codec } from '@newsfold/runtime/registry/codec.ts';
import { isDecisionRecord } from '@newsfold/schemas/control-record.ts';
import type { Article, DeadLetter, Decision, Story } from '@newsfold/schemas/generated/records.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import { workerNames, workerPlace } from '@newsfold/schemas/topology.ts';
import { cut } from '../console/cut.ts';
import { type Filter, isArticleWanted, isStoryWanted } from '../stories/matching.ts';
import type { TextStyle } from '../stories/story-text.ts';
import { conflictSign, conflictText, headlineOf, sizeOf } from '../stories/story-words.ts';
import type { Tailed } from './tail-options.ts';

/** A record that is wanted, as text and as a value of JSON. */
export interface Shown {
  readonly text: string;
  readonly value: unknown;
}

/** How one kind of record is read. */
export interface TailedTopics {
  readonly topics: readonly string[];
  /** The record as it is shown; undefined for one that is not wanted. @throws MalformedRecord */
  show(record: LogRecord): Promise<Shown | undefined>;
}

const clock = (timestamp: number) => new Date(timestamp).toISOString().slice(11, 19);

/** What `tail` says of an event: the story, what changed materially, and where its reports collide. */
export function storyLines(story: Story, timestamp: number, style: TextStyle): string {
  const line = (text: string) => cut(text, style.columns);
  if (story.status === 'merged')
    return line(`${clock(timestamp)} ⇒ ${headlineOf(story)} — merged into ${story.mergedInto}`);
  const sign = story.status === 'closed' ? '▪' : story.changeType === 'created' ? '◇' : '◆';
  const changes = story.changes
    .filter(({ significance }) => significance === 'material')
    .slice(0, 3)
    .map(({ path, from, to }) => line(`           ${path}: ${to ?? `no longer ${from ?? ''}`}`));
  const conflicts = story.changeType === 'created' ? [] : story.conflicts.slice(0, 1);
  return [
    line(`${clock(timestamp)} ${sign} ${headlineOf(story)} — ${sizeOf(story)}`),
    ...changes,
    ...conflicts.map((one) => line(`           ${conflictSign(one)} ${conflictText(one)}`)),
  ].join('\n');
}

function stories(codec: Codec, prefix: string, filter: Filter, style: TextStyle): TailedTopics {
  const decode = codec.decoder('Story');
  return {
    topics: [topicName(prefix, 'stories')],
    show: async (record) => {
      // A tombstone: nothing to show, and for programs the key with a null.
      if (record.value === null) return { text: '', value: null };
      const story: Story = await decode(bytesOf(record));
      if (!isStoryWanted(story, filter)) return undefined;
      return { text: storyLines(story, record.timestamp, style), value: story };
    },
  };
}

/** What `tail` says of a decision between the articles; its copy in the first partition alone is shown. */
function decisionShown(decision: Decision, { timestamp }: LogRecord, style: TextStyle): Shown {
  const { kind, by, why, articleIds, storyIds, takesBack } = decision;
  const named = [...articleIds, ...storyIds, ...(takesBack === '' ? [] : [takesBack])].join(' ');
  const reason = why === '' ? '' : ` ("${why}")`;
  return {
    text: cut(
      `${clock(timestamp)} decision of ${by || 'somebody'}: ${kind} ${named}${reason}`,
      style.columns,
    ),
    value: decision,
  };
}

function articles(codec: Codec, prefix: string, filter: Filter, style: TextStyle): TailedTopics {
  const decode = codec.decoder('Article', ['features', 'parts', 'reading']);
  const decodeDecision = codec.decoder('Decision');
  return {
    topics: [topicName(prefix, 'articles')],
    show: async (record) => {
      if (isDecisionRecord(record.headers)) {
        const { words, languages, publishers } = filter;
        const isFiltered = words.length + languages.length + publishers.length > 0;
        return record.partition === 0 && !isFiltered
          ? decisionShown(await decodeDecision(bytesOf(record)), record, style)
          : undefined;
      }
      const article: Omit<Article, 'features' | 'parts' | 'reading'> = await decode(bytesOf(record));
      if (!isArticleWanted(article, filter)) return undefined;
      const { title, text, publisher, language } = article;
      const words = title || `${text.slice(0, 60)}…`;
      return {
        text: cut(`${clock(record.timestamp)} ${language} ${publisher.name}: ${words}`, style.columns),
        value: article,
      };
    },
  };
}

/** Bytes as text where they are text, else as base64. */
function readable(bytes: Buffer | null): { readonly text: string } | { readonly base64: string } | null {
  if (bytes === null) return null;
  const text = bytes.toString('utf8');
  return Buffer.from(text).equals(bytes) ? { text } : { base64: bytes.toString('base64') };
}

function isLetterWanted({ detail, reason, value }: DeadLetter, { words }: Filter): boolean {
  const all = `${reason} ${detail} ${value?.toString('utf8') ?? ''}`.toLowerCase();
  return words.every((word) => all.includes(word));
}

function letters(codec: Codec, prefix: string, filter: Filter, style: TextStyle): TailedTopics {
  const decode = codec.decoder('DeadLetter');
  return {
    topics: workerNames.map((worker) => workerPlace(worker, prefix).deadLetters),
    show: async (record) => {
      const letter: DeadLetter = await decode(bytesOf(record));
      if (!isLetterWanted(letter, filter)) return undefined;
      const { worker, reason, detail, origin } = letter;
      return {
        text: cut(
          `${clock(record.timestamp)} ${worker} ${placeText(origin)} ${reason}: ${detail}`,
          style.columns,
        ),
        value: {
          ...letter,
          key: readable(letter.key),
          value: readable(letter.value),
          headers: letter.headers.map(({ key, value }) => ({ key, value: readable(value) })),
        },
      };
    },
  };
}

/** What is followed. */
export function tailedTopics(
  what: Tailed,
  codec: Codec,
  prefix: string,
  filter: Filter,
  style: TextStyle,
): TailedTopics {
  return { stories, articles, 'dead-letters': letters }[what](codec, prefix, filter, style);
}
