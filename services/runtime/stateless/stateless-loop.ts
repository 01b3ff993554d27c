/**
 * The stateless loop: consume, answer, publish, commit; at least once.
 *
 * Order of effects for a run of records:
 *   1. answer each                  (pure; a crash costs nothing)
 *   2. append answers and dead letters, one partition a batch, in input order
 *                                   (a crash after it repeats the run: readers recognise a re-delivery by its origin)
 *   3. resolve, and commit at intervals
 *                                   (a crash before it repeats what was not committed)
 */
import type { Broker, Membership } from '../log/broker.ts';
import type { LoopContext } from '../loop/loop-context.ts';
import { setUp } from '../loop/set-up.ts';
import { Skips } from '../loop/skips.ts';
import { LostInput } from './lost-input.ts';
import type { StatelessDefinition } from './stateless-definition.ts';
import { StatelessRunner } from './stateless-runner.ts';

/** How often new topics and partitions are looked for, ms: kafkajs by itself looks every five minutes. */
const TOPIC_REFRESH_MS = 10_000;

/** Runs the loop until stop is called. `now` bounds runs, ms from anywhere; it never jumps. */
export async function runStatelessLoop(
  definition: StatelessDefinition,
  broker: Broker,
  context: LoopContext,
  now: () => number = () => performance.now(),
): Promise<{ stop(): Promise<void> }> {
  const publisher = await broker.publisher();
  const skips = new Skips(broker, definition.groupId);
  const lost = new LostInput(broker, context, definition.groupId, (topic) => skips.ask(topic));
  const runner = new StatelessRunner(definition, context, publisher, skips, now);
  const withPartitions = async (names: readonly string[]) => {
    const counts = await broker.topics();
    return names.map((name) => `${name}/${counts.get(name)}`).join();
  };
  let topics = await setUp(context, definition.inputs);
  let joined = await setUp(context, () => withPartitions(topics));
  const join = (): Promise<Membership> =>
    broker.join(
      { groupId: definition.groupId, topics, coPartitioned: false },
      {
        onAssigned: (assignment, control) => {
          context.metrics.rebalances.inc();
          runner.commits.clear();
          runner.parked.clear();
          lost.onAssigned(assignment, control);
          // What another member has from here on would otherwise stay on this one's page.
          context.metrics.lagRecords.reset();
          context.metrics.lagSeconds.reset();
          context.onReady();
          context.logger.info({ assignment: Object.fromEntries(assignment) }, 'partitions assigned');
        },
        onBatch: (batch, control) =>
          context.watch(async () => {
            await lost.check(batch);
            await runner.onBatch(batch, control);
          }),
        onFailed: context.onFailed,
        onActivity: context.onActivity,
        onAway: context.onAway,
      },
    );
  let membership = await join();
  let refreshing = Promise.resolve();
  const refresh = async () => {
    const found = await definition.inputs();
    const wanted = await withPartitions(found);
    if (wanted === joined) return;
    context.logger.info({ topics: found }, 'the set of raw topics or their partitions changed; rejoining');
    [topics, joined] = [found, wanted];
    await runner.commits.flush();
    await membership.leave();
    membership = await join();
  };
  const timer = setInterval(() => {
    refreshing = refreshing.then(refresh).catch((error: unknown) => {
      context.logger.warn({ err: error }, 'looking for raw topics failed; it will be retried');
    });
  }, TOPIC_REFRESH_MS).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await refreshing;
      lost.stop();
      await runner.drain();
      await membership.leave();
      await publisher.close();
    },
  };
}
