import { avroType } from '@newsfold/runtime/registry/codec.ts';
import type { Assignment } from '@newsfold/schemas/generated/records.ts';
import { article, assignment, MINUTE, START } from '@newsfold/test/support/fixture-article.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DocumentMemory } from '../documents/document-memory.ts';
import { toMaterial } from '../event/material.ts';
import { answerAssignment, createStories, type Stories } from '../stories.ts';
import { RecentStories } from './recent-stories.ts';

const type = avroType('Story');

/** The events of articles that go to these stories one after the other, with a memory of at most so many documents. */
function fold(storyIds: readonly string[], maxDocuments: number): { events: string[]; remembered: number } {
  const recent = new RecentStories(maxDocuments);
  const stories = createStories({ recent });
  const events = storyIds.flatMap((storyId, index) => {
    const text = `${index} people were hurt in ${storyId}. The mayor of ${storyId} spoke on day ${index % 3}.`;
    const report = article(`a${index}`, { text, seenAt: START + index * MINUTE });
    const answered = answerAssignment(stories, assignment(report, storyId, { articleOffset: index }));
    return answered.map(({ story }) => (story === null ? 'null' : type.toBuffer(story).toString('base64')));
  });
  return { events, remembered: [...recent.storyIds].length };
}

/** A state, and what answers it an i-th article of a story. */
function fresh(recent: RecentStories): {
  stories: Stories;
  answer: (i: number, storyId: string, fields?: Partial<Assignment>) => void;
} {
  const stories = createStories({ recent });
  return {
    stories,
    answer: (i, storyId, fields) => {
      const text = `Report ${i} of the fire at the port of ${storyId}.`;
      const report = article(`a${i}`, { text, seenAt: START + i * MINUTE });
      answerAssignment(stories, assignment(report, storyId, { articleOffset: i, ...fields }));
    },
  };
}

/** Ids of the articles that the events of the remembered stories are made of, worked out from their members. */
function articlesOfEvents({ live, recent }: Stories): string[] {
  const reports = [...recent.storyIds].flatMap((storyId) => {
    const members = live.get(storyId)?.members.values() ?? [];
    return toMaterial(members, START, 'active', new DocumentMemory()).examined.reports;
  });
  return reports.map(({ article }) => article.articleId).sort();
}

it('changes no byte, however little is remembered (property)', () => {
  const ids = fc.constantFrom('Arla', 'Bremo', 'Calda', 'Dorin', 'Elmo');
  fc.assert(
    fc.property(
      fc.array(ids, { minLength: 1, maxLength: 25 }),
      fc.integer({ min: 1, max: 6 }),
      (order, most) => {
        expect(fold(order, most).events).toEqual(fold(order, 1000).events);
      },
    ),
    { numRuns: 25 },
  );
});

it('forgets the least recent stories, and never the one at hand', () => {
  expect(fold(['Arla', 'Bremo', 'Calda', 'Dorin'], 2).remembered).toBe(2);
  expect(fold(['Arla', 'Arla', 'Arla'], 2).remembered).toBe(1);
});

it('knows the event of a story at rest until it is told to forget it', () => {
  const { stories, answer } = fresh(new RecentStories(1));
  answer(0, 'one');
  const event = stories.recent.eventOf('one');
  answer(1, 'two');
  expect([...stories.recent.storyIds]).toEqual(['two']);
  expect(stories.recent.eventOf('one')).toEqual(event);
  answer(2, 'one');
  answer(3, 'two');
  stories.recent.forget('one');
  expect(stories.recent.eventOf('one')).toBeUndefined();
});

it('forgets what was derived from the reports of a story with the story', () => {
  const { stories, answer } = fresh(new RecentStories(1));
  const derived = (): string[] => [...stories.recent.documents.articleIds];
  answer(0, 'one');
  expect(derived()).toEqual(['a0']);
  answer(1, 'two');
  expect(derived()).toEqual(['a1']);
});

it('keeps no more documents of a large story than its event is made of', () => {
  const { stories, answer } = fresh(new RecentStories());
  for (let i = 0; i < 40; i++) answer(i, 'one');
  expect(stories.recent.documents.size).toBe(24);
});

it('keeps the documents that remembered events are made of and no others, whatever becomes of the stories (property)', () => {
  const story = fc.constantFrom('Arla', 'Bremo', 'Calda');
  const step = fc.record({
    story,
    /** What the record also says of two stories. */
    also: fc.constantFrom('nothing', 'move', 'merge', 'split', 'close'),
    from: story,
    to: story,
  });
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 1, max: 8 }),
      (steps, most) => {
        const { stories, answer } = fresh(new RecentStories(most));
        steps.forEach(({ story, also, from, to }, i) => {
          const [first] = stories.live.get(from)?.members.keys() ?? [];
          const corrections =
            also === 'nothing' || also === 'close'
              ? []
              : [
                  {
                    kind: also,
                    fromStoryId: from,
                    toStoryId: also === 'split' ? `${from}${i}` : to,
                    articleIds: first === undefined ? [] : [first],
                    score: 1,
                    threshold: 0,
                  } as const,
                ];
          answer(i, story, { corrections, closedStoryIds: also === 'close' ? [from] : [] });
          expect([...stories.recent.documents.articleIds].sort()).toEqual(articlesOfEvents(stories));
        });
      },
    ),
    { numRuns: 60 },
  );
});
