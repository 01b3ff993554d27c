/** The decisions that a running deployment has recorded about two articles. */
import type { Connection } from '@newsfold/runtime/config/connection.ts';
import { answerWeight } from '@newsfold/runtime/decide/answer-weight.ts';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { wholeTopic } from '@newsfold/runtime/reading/read-range.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import { readFacts } from '../audit/article-stage.ts';
import { checkRegistry, openCluster } from '../cluster/cluster.ts';
import { findArticleId } from '../override/article-name.ts';
import { type Decision, toDecision, toRuling, withoutArticle } from './explain-pair.ts';

/** Called with how many records have been read, of how many. */
type OnRead = (done: number, total: number) => void;

const weight = ({ decision }: Decision) => (decision === null ? 0 : answerWeight(decision));

/**
 * Reads the log of facts for two articles, named by id or address: their decisions whole, of all others only what moves
 * articles between stories, so that the memory does not grow with their texts. What a publisher or an editor has decided
 * is answered in every partition; the answer of the one that it concerns counts.
 */
export async function loggedDecisions(
  broker: Broker,
  codec: Codec,
  prefix: string,
  names: readonly string[],
  onRead: OnRead = () => undefined,
): Promise<Decision[]> {
  const decisions: Decision[] = [];
  const rulings = new Map<string, Decision>();
  const topic = topicName(prefix, 'assignments');
  const ranges = await wholeTopic(broker, topic);
  const total = ranges.reduce((sum, { from, to }) => sum + to - from, 0);
  const named = new Map(names.map((name) => [findArticleId(name) ?? name, name]));
  let done = 0;
  await readFacts(broker, topic, ranges, codec, ({ assignment }) => {
    onRead(++done, total);
    if (assignment === null) return;
    const { article } = assignment;
    if (assignment.decision !== null) {
      const ruling = toRuling({ id: assignment.decisionId }, assignment);
      const before = rulings.get(ruling.decisionId);
      if (before !== undefined && weight(before) >= weight(ruling)) return;
      rulings.set(ruling.decisionId, ruling);
      decisions.push(ruling);
      return;
    }
    if (article === null) {
      // Of what was taken back before it came nothing is kept but that.
      const name = assignment.verdict === 'withdrawn' ? named.get(assignment.articleId) : undefined;
      if (name !== undefined) decisions.push(withoutArticle({ id: name }, assignment, name));
      return;
    }
    const decision = toDecision({ id: article.url ?? article.articleId }, assignment, article);
    const isAsked = names.some((name) => [article.url, article.guid, assignment.articleId].includes(name));
    decisions.push(isAsked ? decision : { ...decision, article: { ...decision.article, text: '' } });
  });
  return decisions.filter((one) => one.decision === null || rulings.get(one.decisionId) === one);
}

/** The same from a cluster. @throws Error with one line when the cluster or the registry does not answer */
export async function clusterDecisions(
  connection: Connection,
  prefix: string,
  names: readonly string[],
  onRead: OnRead = () => undefined,
): Promise<Decision[]> {
  await checkRegistry(connection.registry);
  const broker = await openCluster(connection.kafka);
  try {
    return await loggedDecisions(broker, new Codec(connection.registry), prefix, names, onRead);
  } finally {
    await broker.close();
  }
}
