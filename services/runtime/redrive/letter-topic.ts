/** The dead-letter topic that `--from` names. */
import { type TopicKey, topicName, topics } from '@newsfold/schemas/topics.ts';

const LETTER_TOPICS = ['ingestDeadLetters', 'dedupeDeadLetters'] as const satisfies readonly TopicKey[];

/**
 * Finds the topic, given with or without the prefix.
 * @param existing topics of the cluster
 * @throws Error with one line when it is not a topic that can be redriven, or does not exist
 */
export function letterTopic(from: string, prefix: string, existing: ReadonlyMap<string, number>): string {
  const accepted = LETTER_TOPICS.map((key) => topics[key].name);
  if (from.endsWith(topics.enrichDeadLetters.name))
    throw new Error(
      `--from ${from}: ${topics.assignments.name} is a log of facts in which a second answer to an article never counts, so nothing is put back there; fix what the reason names (usually the registry) and restart enrich, which reads the log again`,
    );
  if (!accepted.some((name) => from.endsWith(name)))
    throw new Error(`--from ${from}: no dead-letter topic; accepted are ${accepted.join(' and ')}`);
  const key = LETTER_TOPICS.find((one) => from.endsWith(topics[one].name)) ?? 'ingestDeadLetters';
  const whole = topicName(prefix, key);
  const names = [from === topics[key].name ? whole : from];
  const name = names.find((one) => existing.has(one));
  if (name === undefined)
    throw new Error(
      `--from ${from}: there is no topic ${names[0]} on this cluster; check the name and --prefix`,
    );
  return name;
}
