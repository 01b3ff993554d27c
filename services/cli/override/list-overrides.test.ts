import { DecidedPartition, decisionOf } from '@newsfold/test/support/decided-partition.ts';
import { expect, test } from 'vitest';
import { StandingOverrides } from './list-overrides.ts';

const apart = decisionOf({ kind: 'apart', articleIds: ['a', 'b'], at: 2 });
const alone = decisionOf({ kind: 'alone', articleIds: ['c'], at: 1 });
const takeBack = decisionOf({ kind: 'take_back', takesBack: apart.decisionId });

test('what was taken back holds no more, in whatever order the partitions are read', () => {
  const partition = new DecidedPartition();
  const [made, other, takenBack] = [apart, alone, takeBack].map((one) => partition.take(one));
  for (const facts of [
    [made, other, takenBack],
    [takenBack, other, made],
    [made, takenBack, other, made],
  ]) {
    const overrides = new StandingOverrides();
    for (const fact of facts) if (fact !== undefined) overrides.note(fact);
    expect(overrides.all.map(({ decision }) => decision.decisionId)).toEqual([alone.decisionId]);
  }
});

test('what was refused does not hold, and the oldest comes first', () => {
  const partition = new DecidedPartition();
  const overrides = new StandingOverrides();
  const together = decisionOf({ kind: 'together', articleIds: ['b', 'a'], at: 3 });
  for (const one of [apart, alone, together]) overrides.note(partition.take(one));
  expect(overrides.all.map(({ decision }) => decision.kind)).toEqual(['alone', 'apart']);
});
