import { until } from '@newsfold/test/support/until.ts';
import { expect, it } from 'vitest';
import { bad, good } from '../doctor/finding.ts';
import { createLogger } from '../observe/logger.ts';
import { ConnectionWatch } from './connection-watch.ts';

const logger = createLogger('test', 'silent');

it('looks at the connections of a worker that waits for long, now and then, and forgets it when it goes on', async () => {
  let now = 0;
  let looks = 0;
  const watch = new ConnectionWatch(
    async () => {
      looks += 1;
      return [good('a', 'fine'), bad('b', 'wrong', 'Mend it')];
    },
    logger,
    () => now,
  );
  const tickAt = (ms: number, isWaiting = true) => {
    now = ms;
    watch.tick(isWaiting);
  };
  tickAt(0);
  tickAt(3999);
  expect(looks).toBe(0);
  tickAt(4000);
  await until(() => watch.wrong().length > 0);
  expect(watch.wrong()).toEqual(['BAD b: wrong. Mend it']);
  tickAt(33_000);
  expect(looks).toBe(1);
  tickAt(34_001);
  expect(looks).toBe(2);
  tickAt(35_000, false);
  expect(watch.wrong()).toEqual([]);
});

it('lives through an examination that fails', async () => {
  const watch = new ConnectionWatch(
    () => Promise.reject(new Error('no')),
    logger,
    () => 0,
  );
  await watch.look();
  expect(watch.wrong()).toEqual([]);
});
