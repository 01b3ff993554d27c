/**
 * Labelled real news as the training scripts read it: a folder with articles.jsonl (id, title, body, url, source,
 * publishedAt, label) and labels.jsonl (story, kind, mentions of articleId, sentence and value), plain or .gz. The news
 * belongs to others and is not shipped.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { ReadReport } from '@newsfold/enrich/domain/event/examined-reports.ts';
import { sourceOf } from '@newsfold/enrich/domain/event/independence.ts';
import { analyse } from '@newsfold/ingest/domain/analyse.ts';
import { Document } from '@newsfold/report/documents/document.ts';
import { cleanText } from '@newsfold/text/clean/clean-text.ts';
import { member } from '../support/fixture-article.ts';

/** One thing that reports tell, with every sentence that tells it. */
export interface Group {
  readonly story: string;
  /** 'agreed', 'conflict', 'updated', 'unique' or 'framing'. */
  readonly kind: string;
  readonly mentions: ReadonlyArray<{
    readonly articleId: string;
    readonly sentence: string;
    readonly value?: string;
  }>;
}

/** A story: its reports by their ids, and what they tell. */
export interface LabelledStory {
  readonly story: string;
  readonly documents: ReadonlyMap<string, Document>;
  readonly groups: readonly Group[];
}

/** Share of the shorter range that two ranges share to be of one sentence. */
const OVERLAP = 0.5;

function readLines<T>(folder: string, name: string): T[] {
  const plain = join(folder, `${name}.jsonl`);
  const text = existsSync(plain) ? readFileSync(plain) : gunzipSync(readFileSync(`${plain}.gz`));
  return text
    .toString()
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

/** The stories of a folder. Throws when one of its articles is refused. */
export function loadStories(folder: string): LabelledStory[] {
  const groups = readLines<Group>(folder, 'labels');
  const stories = new Map<string, Map<string, Document>>();
  readLines<Record<string, string>>(folder, 'articles').forEach((raw, offset) => {
    const analysis = analyse(raw, { topic: 'labels', partition: 0, offset, timestamp: 0 });
    if (analysis.kind !== 'article') throw new Error(`${raw.id}: ${JSON.stringify(analysis)}`);
    const story = raw.label ?? '';
    const documents = stories.get(story) ?? new Map<string, Document>();
    stories.set(story, documents.set(raw.id ?? '', new Document(analysis.article)));
  });
  return [...stories].map(([story, documents]) => ({
    story,
    documents,
    groups: groups.filter((group) => group.story === story),
  }));
}

/** The reports of a story as enrichers read them, each of its own outlet. */
export function readReports(documents: ReadonlyMap<string, Document>): ReadReport[] {
  return [...documents.values()].map((document): ReadReport => {
    const own = member(document.article);
    return {
      article: document.article,
      member: own,
      source: sourceOf(document.article),
      group: [own],
      isLaterLead: false,
      document,
    };
  });
}

/**
 * What each range of an article tells.
 * @param kinds of the groups to look in
 * @returns names that equal propositions share: the group's number and the value told
 */
export function tellersOf({ documents, groups }: LabelledStory, kinds: ReadonlySet<string>) {
  const ids = new Map([...documents].map(([id, document]) => [document, id]));
  return (document: Document, start: number, end: number): ReadonlySet<string> => {
    const { text } = document.article;
    const told = groups.flatMap(({ kind, mentions }, i) =>
      mentions.flatMap(({ articleId, sentence, value = '' }) => {
        if (!kinds.has(kind) || articleId !== ids.get(document)) return [];
        const words = cleanText(sentence);
        const from = text.indexOf(words);
        const shared = Math.min(end, from + words.length) - Math.max(start, from);
        return from >= 0 && shared > OVERLAP * Math.min(end - start, words.length) ? [`${i} ${value}`] : [];
      }),
    );
    return new Set(told);
  };
}
