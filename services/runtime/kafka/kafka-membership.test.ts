import { setTimeout as sleep } from 'node:timers/promises';
import type { Consumer } from 'kafkajs';
import { describe, expect, it } from 'vitest';
import type { GroupControl, GroupHandlers } from '../log/broker.ts';
import { KafkaMembership } from './kafka-membership.ts';

const EVENTS = [
  'GROUP_JOIN',
  'REBALANCING',
  'FETCH',
  'HEARTBEAT',
  'CONNECT',
  'REQUEST_TIMEOUT',
  'STOP',
  'CRASH',
] as const;

const named = (name: string) => Object.assign(new Error(name), { name });

/** A consumer as far as a membership uses one; `connect` fails with the errors given, one after the other. */
function fakes(failures: Error[]) {
  const made: { emit(event: string, payload: unknown): void; gone: boolean }[] = [];
  const create = (): Consumer => {
    const listeners = new Map<string, ((event: { payload: unknown }) => void)[]>();
    const one = {
      gone: false,
      emit: (event: string, payload: unknown) => {
        for (const listener of listeners.get(event) ?? []) listener({ payload });
      },
    };
    made.push(one);
    return {
      events: Object.fromEntries(EVENTS.map((event) => [event, event])),
      on: (event: string, listener: (event: { payload: unknown }) => void) =>
        listeners.set(event, [...(listeners.get(event) ?? []), listener]),
      connect: async () => {
        const failure = failures.shift();
        if (failure) throw failure;
      },
      subscribe: async () => undefined,
      run: async () => one.emit('GROUP_JOIN', { memberAssignment: { t: [0] } }),
      seek: ({ offset }: { offset: string }) => orders.push(`seek ${offset}`),
      pause: () => orders.push('pause'),
      resume: () => orders.push('resume'),
      commitOffsets: async () => orders.push('commit'),
      disconnect: async () => {
        one.gone = true;
      },
    } as unknown as Consumer;
  };
  const seen: string[] = [];
  const orders: string[] = [];
  const handlers: GroupHandlers = {
    onAssigned: () => seen.push('assigned'),
    onBatch: async () => undefined,
    onFailed: (error) => seen.push(`failed ${error.name}`),
    onAway: (error) => seen.push(`away ${error.name}`),
    onActivity: () => undefined,
  };
  return { made, create, seen, handlers, orders };
}

describe('a member of a group', () => {
  it('waits for a broker that is away, and then joins', async () => {
    const { create, seen, handlers, made } = fakes([
      named('KafkaJSConnectionError'),
      named('KafkaJSGroupCoordinatorNotFound'),
    ]);
    await new KafkaMembership(create, ['t'], handlers).start();
    expect(seen).toEqual(['away BrokerAway', 'away BrokerAway', 'assigned']);
    expect(made.map(({ gone }) => gone)).toEqual([true, true, false]);
  });

  it('does not wait where nobody can be told, nor for what waiting does not mend', async () => {
    const refused = fakes([named('SomethingElse')]);
    await expect(new KafkaMembership(refused.create, ['t'], refused.handlers).start()).rejects.toThrow(
      /SomethingElse/,
    );
    const away = fakes([named('KafkaJSConnectionError')]);
    const { onAway: _, ...deaf } = away.handlers;
    await expect(new KafkaMembership(away.create, ['t'], deaf).start()).rejects.toThrow(/ConnectionError/);
  });

  it('takes a new consumer when the old one was given up, and hears no more of that one', async () => {
    const { create, seen, handlers, made } = fakes([]);
    await new KafkaMembership(create, ['t'], handlers).start();
    made[0]?.emit('CRASH', { error: named('KafkaJSGroupCoordinatorNotFound'), restart: false });
    await sleep(400);
    made[0]?.emit('GROUP_JOIN', { memberAssignment: { t: [0] } });
    expect(seen).toEqual(['assigned', 'away BrokerAway', 'assigned']);
  });

  it('gives no orders to a consumer that has not joined yet', async () => {
    const { create, handlers, made, orders } = fakes([]);
    let control: GroupControl | undefined;
    const onAssigned: GroupHandlers['onAssigned'] = (_, given) => {
      control = given;
    };
    await new KafkaMembership(create, ['t'], { ...handlers, onAssigned }).start();
    control?.seek('t', 0, 1);
    made[0]?.emit('CRASH', { error: named('KafkaJSConnectionError'), restart: false });
    control?.seek('t', 0, 2);
    control?.pause('t', 0);
    control?.resume('t', 0);
    await expect(control?.commit('t', 0, 2)).rejects.toThrow(/not a member/);
    await sleep(400);
    control?.seek('t', 0, 3);
    expect(orders).toEqual(['seek 1', 'seek 3']);
  });

  it.each([
    ['CRASH', { error: named('KafkaJSNumberOfRetriesExceeded'), restart: true }],
    ['STOP', null],
  ])('gives none to one that kafkajs restarts, before it has joined again: %s', async (event, payload) => {
    const { create, handlers, made, orders } = fakes([]);
    let control: GroupControl | undefined;
    const onAssigned: GroupHandlers['onAssigned'] = (_, given) => {
      control = given;
    };
    await new KafkaMembership(create, ['t'], { ...handlers, onAssigned }).start();
    made[0]?.emit(event, payload);
    control?.seek('t', 0, 1);
    made[0]?.emit('GROUP_JOIN', { memberAssignment: { t: [0] } });
    control?.seek('t', 0, 2);
    expect(orders).toEqual(['seek 2']);
  });

  it('fails when it crashed for good', async () => {
    const { create, seen, handlers, made } = fakes([]);
    await new KafkaMembership(create, ['t'], handlers).start();
    made[0]?.emit('CRASH', { error: new TypeError('a bug'), restart: false });
    expect(seen).toEqual(['assigned', 'failed TypeError']);
  });

  it('does not join any more once it leaves', async () => {
    const { create, seen, handlers, made } = fakes([]);
    const membership = new KafkaMembership(create, ['t'], handlers);
    await membership.start();
    await membership.leave();
    made[0]?.emit('CRASH', { error: named('KafkaJSConnectionError'), restart: false });
    await sleep(400);
    expect(seen.filter((event) => event === 'assigned')).toHaveLength(1);
    expect(made).toHaveLength(1);
  });
});
