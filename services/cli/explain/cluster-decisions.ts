/** The decisions that a running deployment has recorded about two articles. */
import type { Connection } from '@newsfold/runtime/config/connection.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import { readFacts } from '../audit/article-stage.ts';
import { checkRegistry, openCluster } from '../cluster/cluster.ts';
import { wholeTopic } from '../cluster/read-range.ts';
import { type Decision, toDecision } from './explain-pair.ts';

/** Called with how many records have been read, of how many. */
type OnRead = (done: number, total: number) => void;

/**
 * Reads the log of facts for two articles, named by id or address: their decisions whole, of all others only what moves
 * articles between stories, so that the memory does not grow with their texts.
 * @throws Error with one line when the cluster or the registry does not answer
 */
export async function clusterDecisions(
  connection: Connection,
  prefix: string,
  names: readonly string[],
  onRead: OnRead = () => undefined,
): Promise<Decision[]> {
  await checkRegistry(connection.registry);
  const broker = await openCluster(connection.kafka);
  const decisions: Decision[] = [];
  try {
    const topic = topicName(prefix, 'assignments');
    const ranges = await wholeTopic(broker, topic);
    const total = ranges.reduce((sum, { from, to }) => sum + to - from, 0);
    let done = 0;
    await readFacts(broker, topic, ranges, new Codec(connection.registry), ({ assignment }) => {
      onRead(++done, total);
      const article = assignment?.article;
      if (assignment === null || assignment === undefined) return;
      if (article === null || article === undefined) return;
      const decision = toDecision({ id: article.url ?? article.articleId }, assignment, article);
      const isAsked = names.some((name) => [article.url, article.guid, assignment.articleId].includes(name));
      decisions.push(isAsked ? decision : { ...decision, article: { ...decision.article, text: '' } });
    });
  } finally {
    await broker.close();
  }
  return decisions;
}
