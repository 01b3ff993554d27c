/** Reads a log of facts as far as two folds are compared: where each article stands, and what it is called. */
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { wholeTopic } from '@newsfold/runtime/reading/read-range.ts';
import type { Codec } from '@newsfold/runtime/registry/codec.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import { ArticlePlaces } from '../audit/article-places.ts';
import { readFacts } from '../audit/article-stage.ts';
import type { Places } from './compare-folds.ts';

/** Characters of a headline that are kept. */
const MOST_CHARACTERS = 100;

/** What was read. */
export interface ReadPlaces {
  readonly places: Places;
  /** Headlines by article. */
  readonly titles: ReadonlyMap<string, string>;
}

/** Reads all facts of a fold. @param prefix TOPIC_PREFIX of it */
export async function readPlaces(broker: Broker, codec: Codec, prefix: string): Promise<ReadPlaces> {
  const topic = topicName(prefix, 'assignments');
  const places = new ArticlePlaces();
  const titles = new Map<string, string>();
  await readFacts(broker, topic, await wholeTopic(broker, topic), codec, ({ assignment }) => {
    if (assignment === null) return;
    places.take(assignment);
    if (assignment.article !== null)
      titles.set(assignment.articleId, assignment.article.title.slice(0, MOST_CHARACTERS));
  });
  return { places: new Map(places.stories()), titles };
}
