/** The editors' decisions that hold, with the articles they speak of, from the log of facts. */
import { FactChain } from '@newsfold/runtime/fold/fact-chain.ts';
import { answersOf } from '@newsfold/runtime/fold/fold-headers.ts';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { type Codec, MalformedRecord } from '@newsfold/runtime/registry/codec.ts';
import type { Article, Assignment, Decision } from '@newsfold/schemas/generated/records.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import { readRange, wholeTopic } from '../cluster/read-range.ts';

/** An article of a decision, in the shape in which feeds publish. */
export interface ListedArticle {
  readonly articleId: string;
  readonly url: string | null;
  readonly title: string;
  readonly body: string;
  readonly source: string;
  readonly lang: string;
  readonly publishedAt: string | null;
  readonly seenAt: string;
}

/** A decision that holds. */
export interface ListedOverride {
  readonly decisionId: string;
  readonly kind: Decision['kind'];
  readonly by: string;
  readonly why: string;
  readonly at: string;
  /** The articles it speaks of, as far as the log still has them. */
  readonly articles: readonly ListedArticle[];
  readonly articleIds: readonly string[];
}

const EDITORS: ReadonlySet<Decision['kind']> = new Set(['together', 'apart', 'alone']);

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

function listed({
  articleId,
  url,
  title,
  text,
  publisher,
  language,
  publishedAt,
  seenAt,
}: Article): ListedArticle {
  return {
    articleId,
    url,
    title,
    body: text,
    source: publisher.name,
    lang: language,
    publishedAt: iso(publishedAt),
    seenAt: iso(seenAt) as string,
  };
}

/** Calls `onFact` with each assignment that counts, each partition in order. */
export async function eachFact(
  broker: Broker,
  codec: Codec,
  topic: string,
  onFact: (assignment: Assignment) => void,
): Promise<void> {
  const decode = codec.decoder('Assignment');
  const chains = new Map<number, FactChain>();
  await readRange(broker, topic, await wholeTopic(broker, topic), async (record) => {
    const chain = chains.get(record.partition) ?? new FactChain();
    chains.set(record.partition, chain);
    if (answersOf(record) === undefined || !chain.take(record) || record.value === null) return;
    try {
      onFact(await decode(record.value));
    } catch (error) {
      // What cannot be read is no decision; audit names it.
      if (!(error instanceof MalformedRecord)) throw error;
    }
  });
}

/** The decisions that hold, oldest first. Reads the log of facts twice: decisions, then the articles they name. */
export async function listOverrides(broker: Broker, codec: Codec, prefix: string): Promise<ListedOverride[]> {
  const topic = topicName(prefix, 'assignments');
  const standing = new Map<string, { readonly decision: Decision; readonly articleIds: Set<string> }>();
  await eachFact(broker, codec, topic, ({ decision: answer }) => {
    if (answer === null || (answer.outcome !== 'applied' && answer.outcome !== 'pending')) return;
    const { decision, articles } = answer;
    if (decision.kind === 'take_back') standing.delete(decision.takesBack);
    if (!EDITORS.has(decision.kind)) return;
    const known = standing.get(decision.decisionId) ?? { decision, articleIds: new Set(decision.articleIds) };
    for (const { articleId } of articles) known.articleIds.add(articleId);
    standing.set(decision.decisionId, known);
  });
  const wanted = new Set([...standing.values()].flatMap(({ articleIds }) => [...articleIds]));
  const articles = new Map<string, ListedArticle>();
  if (wanted.size > 0)
    await eachFact(broker, codec, topic, ({ articleId, article }) => {
      if (article !== null && wanted.has(articleId))
        articles.set(articleId, listed({ ...article, articleId }));
    });
  return [...standing.values()]
    .sort((a, b) => a.decision.at - b.decision.at)
    .map(({ decision: { decisionId, kind, by, why, at }, articleIds }) => ({
      decisionId,
      kind,
      by,
      why,
      at: iso(at) as string,
      articleIds: [...articleIds],
      articles: [...articleIds].flatMap((id) => articles.get(id) ?? []),
    }));
}
