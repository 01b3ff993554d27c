/**
 * Patch of kafkajs: it keeps when it last sent a heartbeat, and when a request was sent, by the wall clock. After a clock
 * that ran ahead is set right, both lie in the future: for as long as it was ahead no heartbeat is sent, so that the group
 * gives the member's partitions to others while it goes on, and no request that gets no answer is given up. What has
 * passed since is counted by a clock that only goes forward; what kafkajs reads is that long before now.
 */
import { kafkajsInternals } from './kafkajs.ts';

/** When each was set, ms of performance.now; null for what has not happened yet. */
const SET_AT = { lastRequest: Symbol('lastRequest'), sentAt: Symbol('sentAt') } as const;

type Marked = { [mark: symbol]: number | null };

/** Lets a property that is set to the present time be read as the time that has passed since. */
function keepSteadily(prototype: object, name: keyof typeof SET_AT): void {
  const mark = SET_AT[name];
  Object.defineProperty(prototype, name, {
    get(this: Marked): number | null {
      const at = this[mark] ?? null;
      return at === null ? null : Date.now() - (performance.now() - at);
    },
    set(this: Marked, value: number | null) {
      this[mark] = value === null ? null : performance.now();
    },
  });
}

/**
 * Applies the patch. Call it before the first connection.
 * @throws Error when kafkajs does not look as expected
 */
export function patchSteadyClock(): void {
  const group = kafkajsInternals.load<{ readonly prototype: object }>('src/consumer/consumerGroup.js');
  const request = kafkajsInternals.load<{ readonly prototype: object }>(
    'src/network/requestQueue/socketRequest.js',
  );
  kafkajsInternals.confirm('the heartbeat', String(group).includes('this.lastRequest = Date.now()'));
  kafkajsInternals.confirm('a request', String(request).includes('this.sentAt = Date.now()'));
  keepSteadily(group.prototype, 'lastRequest');
  keepSteadily(request.prototype, 'sentAt');
}
