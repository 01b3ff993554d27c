/** The editors' decisions that hold, with the articles they speak of, from the log of facts. */
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { wholeTopic } from '@newsfold/runtime/reading/read-range.ts';
import type { Codec } from '@newsfold/runtime/registry/codec.ts';
import type { Article, Assignment, Decision } from '@newsfold/schemas/generated/records.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import { readFacts } from '../audit/article-stage.ts';

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
  // What cannot be read is no decision; audit names it.
  await readFacts(broker, topic, await wholeTopic(broker, topic), codec, ({ assignment }) => {
    if (assignment !== null) onFact(assignment);
  });
}

/** A decision that holds, with the articles it speaks of; for a story, one of it. */
interface Standing {
  readonly decision: Decision;
  readonly articleIds: Set<string>;
}

/** The decisions that hold, from the answers of all partitions, in whatever order these are read. */
export class StandingOverrides {
  readonly #made = new Map<string, Standing>();
  /** Another partition may answer the decision itself later than this one what takes it back. */
  readonly #takenBack = new Set<string>();

  /** Notes a fact. */
  note({ decision: answer }: Pick<Assignment, 'decision'>): void {
    if (answer === null || (answer.outcome !== 'applied' && answer.outcome !== 'pending')) return;
    const { decision, articles } = answer;
    if (decision.kind === 'take_back') this.#takenBack.add(decision.takesBack);
    if (!EDITORS.has(decision.kind)) return;
    const known = this.#made.get(decision.decisionId) ?? {
      decision,
      articleIds: new Set(decision.articleIds),
    };
    for (const { articleId } of articles) known.articleIds.add(articleId);
    this.#made.set(decision.decisionId, known);
  }

  /** Those that hold, oldest first. */
  get all(): readonly Standing[] {
    return [...this.#made.values()]
      .filter(({ decision }) => !this.#takenBack.has(decision.decisionId))
      .sort((a, b) => a.decision.at - b.decision.at);
  }
}

/** The decisions that hold, oldest first. Reads the log of facts twice: decisions, then the articles they name. */
export async function listOverrides(broker: Broker, codec: Codec, prefix: string): Promise<ListedOverride[]> {
  const topic = topicName(prefix, 'assignments');
  const overrides = new StandingOverrides();
  await eachFact(broker, codec, topic, (fact) => overrides.note(fact));
  const standing = overrides.all;
  const wanted = new Set(standing.flatMap(({ articleIds }) => [...articleIds]));
  const articles = new Map<string, ListedArticle>();
  if (wanted.size > 0)
    await eachFact(broker, codec, topic, ({ articleId, article }) => {
      if (article !== null && wanted.has(articleId))
        articles.set(articleId, listed({ ...article, articleId }));
    });
  return standing.map(({ decision: { decisionId, kind, by, why, at }, articleIds }) => ({
    decisionId,
    kind,
    by,
    why,
    at: iso(at) as string,
    articleIds: [...articleIds],
    articles: [...articleIds].flatMap((id) => articles.get(id) ?? []),
  }));
}
