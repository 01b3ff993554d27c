/** Who carries the text of an article, from the log of facts: all stories, not only the article's own. */
import { ownArticle } from '@newsfold/enrich/domain/state/own-article.ts';
import { carriedShare } from '@newsfold/enrich/domain/withdrawn/carriers.ts';
import { sketchOf, type TextSketch } from '@newsfold/enrich/domain/withdrawn/text-sketch.ts';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import type { Codec } from '@newsfold/runtime/registry/codec.ts';
import type { Assignment } from '@newsfold/schemas/generated/records.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import { eachFact } from '../override/list-overrides.ts';

/** An article that carries the text. */
export interface FoundCarrier {
  readonly articleId: string;
  readonly url: string | null;
  readonly title: string;
  readonly publisher: string;
  /** Share of the shorter of both texts, 0 to 1. */
  readonly share: number;
  /** When it was first seen, ISO 8601. */
  readonly since: string;
  readonly storyId: string;
}

/** What was found; null when the log does not have the article. */
export interface RecallResult {
  readonly articleId: string;
  readonly title: string;
  /** Versions of it in the log: each is looked for. */
  readonly versions: number;
  readonly carriers: readonly FoundCarrier[];
}

interface Version {
  readonly scope: string;
  readonly sketch: TextSketch;
  readonly copyGroupId: string;
}

/** The greatest share of any version that an article carries. */
function shareOf(versions: readonly Version[], { article, leftOut, copyGroupId, scope }: Assignment): number {
  if (article === null) return 0;
  const own = { article: ownArticle(article, leftOut), copyGroupId };
  return Math.max(
    0,
    ...versions.map((version) => (version.scope === scope ? carriedShare(version, own) : 0)),
  );
}

/** Looks for an article's text. Reads the log twice: the article's versions, then everything else. */
export async function recall(
  broker: Broker,
  codec: Codec,
  prefix: string,
  articleId: string,
): Promise<RecallResult | null> {
  const topic = topicName(prefix, 'assignments');
  const versions: Version[] = [];
  let title = '';
  await eachFact(broker, codec, topic, ({ articleId: id, article, leftOut, copyGroupId, scope }) => {
    if (id !== articleId || article === null) return;
    title = article.title;
    versions.push({ scope, copyGroupId, sketch: sketchOf(ownArticle(article, leftOut)) });
  });
  if (versions.length === 0) return null;
  const carriers = new Map<string, FoundCarrier>();
  await eachFact(broker, codec, topic, (fact) => {
    const { articleId: id, article, storyId, decision } = fact;
    for (const one of decision?.decision.kind === 'withdraw' ? decision.articles : [])
      carriers.delete(one.articleId);
    for (const { articleIds, toStoryId } of fact.corrections)
      for (const moved of articleIds) {
        const known = carriers.get(moved);
        if (known !== undefined) carriers.set(moved, { ...known, storyId: toStoryId });
      }
    if (article === null || id === articleId || storyId === '' || fact.verdict === 'notice') return;
    const share = Math.round(1000 * shareOf(versions, fact)) / 1000;
    const since = carriers.get(id)?.since ?? new Date(article.seenAt).toISOString();
    const { url, title: headline, publisher } = article;
    // A new version may carry it no more.
    carriers.delete(id);
    if (share > 0)
      carriers.set(id, {
        articleId: id,
        url,
        title: headline,
        publisher: publisher.name,
        share,
        since,
        storyId,
      });
  });
  const found = [...carriers.values()].sort((a, b) => b.share - a.share || (a.since < b.since ? -1 : 1));
  return { articleId, title, versions: versions.length, carriers: found };
}
