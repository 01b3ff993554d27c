import { testContext } from '@newsfold/test/support/fixture-context.ts';
import { expect, it } from 'vitest';
import type { GroupControl } from '../log/broker.ts';
import { GatheredCommits } from './gathered-commits.ts';

it('does not repeat a failed commit after a later one has gone through', async () => {
  const sleeps: (() => void)[] = [];
  const context = testContext(undefined, () => new Promise((resolve) => sleeps.push(resolve)));
  const taken: number[] = [];
  const first = Promise.withResolvers<void>();
  const control: Pick<GroupControl, 'commit'> = {
    commit: async (_topic, _partition, next) => {
      if (next === 100 && !taken.includes(200)) await first.promise;
      taken.push(next);
    },
  };
  const commits = new GatheredCommits(context);
  commits.note('in', 0, 100, control as GroupControl);
  const slow = commits.flush();
  commits.note('in', 0, 200, control as GroupControl);
  await commits.flush();
  first.reject(new Error('the coordinator moved'));
  await slow;
  await commits.flush();
  expect(taken).toEqual([200]);
});
