/**
 * Whatever articles and decisions come, in whatever order: what holds is kept, a restore is the same partition, and what
 * is refused contradicts something.
 */
import type { Article, Decision } from '@newsfold/schemas/generated/records.ts';
import { articleOf, NOON } from '@newsfold/test/support/article-fixture.ts';
import { DecidedPartition, decisionOf } from '@newsfold/test/support/decided-partition.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSettings } from '../settings.ts';

const HOUR = 3_600_000;
const EVENTS = [
  'Ferry sinks off Kisumu port drowning forty passengers during Tuesday storm Lake Victoria rescuers coastguard',
  'Reykjavik central bank cuts interest rate quarter point governor Jonsdottir inflation wages',
  'Wildfire closes Sierra highway evacuating Pinecrest campers fire chief Delgado wind crews',
].map((line) => line.split(' '));
const IDS = 9;
const settings = createSettings({ window: { hours: 60, storyHours: 100, articles: 20 } });

const id = fc.nat({ max: IDS - 1 });
const article = fc.record({
  type: fc.constant('article' as const),
  id,
  event: fc.constantFrom(0, 0, 0, 0, 1, 1, 2),
  picks: fc.array(fc.nat({ max: 13 }), { minLength: 6, maxLength: 14 }),
  hours: fc.integer({ min: 0, max: 3 }),
});
const decision = fc.record({
  type: fc.constant('decision' as const),
  kind: fc.constantFrom(
    'together',
    'together',
    'together',
    'apart',
    'apart',
    'apart',
    'apart',
    'alone',
    'withdraw',
    'take_back' as const,
  ),
  a: id,
  b: id,
  /** Which of the decisions before is taken back. */
  back: fc.nat(),
});
type Step =
  typeof article extends fc.Arbitrary<infer A>
    ? typeof decision extends fc.Arbitrary<infer D>
      ? A | D
      : never
    : never;

const name = (number: number) => `a${number}`;

/** The steps as articles and decisions; every third article has its text from an earlier one: a copy. */
function toInputs(steps: readonly Step[]): (Article | Decision)[] {
  let at = NOON;
  const made: string[] = [];
  return steps.map((step, index) => {
    if (step.type === 'article') {
      at += step.hours * HOUR;
      const words = EVENTS[step.event] as string[];
      const text = `${step.picks.map((pick) => words[pick % words.length]).join(' ')}.`;
      return articleOf({
        id: name(step.id),
        title: words.slice(0, 6).join(' '),
        text,
        seenAt: at,
        offset: index,
      });
    }
    const decisionId = `d${index}`;
    const takesBack = made[step.back % Math.max(1, made.length)] ?? 'none';
    if (step.kind !== 'take_back') made.push(decisionId);
    const articleIds =
      step.kind === 'take_back'
        ? []
        : step.kind === 'alone' || step.kind === 'withdraw'
          ? [name(step.a)]
          : [name(step.a), name(step.b)];
    return decisionOf({
      kind: step.kind,
      decisionId,
      articleIds,
      takesBack: step.kind === 'take_back' ? takesBack : '',
      at,
    });
  });
}

/** What is wrong with the stories of a partition under the decisions that hold. */
function broken(partition: DecidedPartition): string[] {
  const storyOf = new Map(
    Array.from(
      { length: IDS },
      (_, number) => [name(number), partition.storyOf(name(number))] as const,
    ).filter(([, storyId]) => storyId !== undefined),
  );
  const problems: string[] = [];
  for (const [one, storyId] of storyOf) {
    const others = [...storyOf].filter(([other, of]) => other !== one && of === storyId);
    if (partition.decisions.aloneBy(one) && others.length > 0) problems.push(`${one} is not alone`);
    for (const { articleId } of partition.decisions.partners(one, 'apart'))
      if (storyOf.get(articleId) === storyId) problems.push(`${one} and ${articleId} are not apart`);
    for (const { articleId } of partition.decisions.partners(one, 'together'))
      if (storyOf.has(articleId) && storyOf.get(articleId) !== storyId)
        problems.push(`${one} and ${articleId} are not together`);
  }
  return problems;
}

test('what was decided holds after every record, and after a restore', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 2, arbitrary: article }, decision), { maxLength: 45 }),
      (steps) => {
        const partition = new DecidedPartition(settings);
        for (const input of toInputs(steps)) {
          partition.take(input);
          expect(broken(partition)).toEqual([]);
        }
        const restored = partition.restored();
        expect(restored.stories()).toEqual(partition.stories());
        expect(restored.decisions.size).toBe(partition.decisions.size);
        const next = articleOf({
          id: 'next',
          title: 'Ferry sinks off Kisumu',
          text: (EVENTS[0] as string[]).join(' '),
        });
        expect(restored.take(next)).toEqual(partition.take(next));
      },
    ),
    { numRuns: 300 },
  );
});
