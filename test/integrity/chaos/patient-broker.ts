/** The broker as the checker asks it: what was harmed a moment ago may be without a leader for a while, and is asked again. */
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { BrokerAway } from '@newsfold/runtime/log/broker-errors.ts';
import { withRetry } from '@newsfold/runtime/wait/retry.ts';

/** Some five minutes. */
const PATIENCE = { firstDelayMs: 100, maxDelayMs: 1000, attempts: 300 };

/** The same broker, whose answers are waited for while it is away. */
export function patientBroker(broker: Broker): Broker {
  const again = <T>(ask: () => Promise<T>): Promise<T> =>
    withRetry(ask, { ...PATIENCE, isFinal: (error) => !(error instanceof BrokerAway) });
  return {
    topics: () => again(() => broker.topics()),
    createTopics: (plans) => again(() => broker.createTopics(plans)),
    describeTopics: (names) => again(() => broker.describeTopics(names)),
    alterTopic: (name, settings) => again(() => broker.alterTopic(name, settings)),
    offsets: (topic) => again(() => broker.offsets(topic)),
    offsetsAt: (topic, time) => again(() => broker.offsetsAt(topic, time)),
    committed: (groupId, topic) => again(() => broker.committed(groupId, topic)),
    publisher: () => broker.publisher(),
    join: (options, handlers) => broker.join(options, handlers),
    close: () => broker.close(),
  };
}
