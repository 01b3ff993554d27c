import { avroType } from '@newsfold/schemas/codec.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { article, assignment, MINUTE, START } from './fixture-article.ts';
import { RecentStories } from './recent-stories.ts';
import { answerAssignment, createStories } from './stories.ts';

const type = avroType('Story');

/** The events of articles that go to these stories one after the other, with a memory of so many reports. */
function fold(storyIds: readonly string[], maxReports: number): { events: string[]; remembered: number } {
  const recent = new RecentStories(maxReports);
  const stories = createStories(recent);
  const events = storyIds.flatMap((storyId, index) => {
    const text = `${index} people were hurt in ${storyId}. The mayor of ${storyId} spoke on day ${index % 3}.`;
    const report = article(`a${index}`, { text, seenAt: START + index * MINUTE });
    const answered = answerAssignment(stories, assignment(report, storyId, { articleOffset: index }));
    return answered.map(({ story }) => (story === null ? 'null' : type.toBuffer(story).toString('base64')));
  });
  return { events, remembered: recent.size };
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

it('puts equal articles in place of those that were read', () => {
  const stories = createStories(new RecentStories(1));
  const report = article('a');
  answerAssignment(stories, assignment(report, 'one'));
  expect(stories.live.get('one')?.members.get('a')?.article).toBe(report);
  answerAssignment(stories, assignment(article('b'), 'two'));
  const kept = stories.live.get('one')?.members.get('a')?.article;
  expect(kept).not.toBe(report);
  expect(kept).toEqual(report);
});

it('keeps read no more of a large story than its event is made of', () => {
  const recent = new RecentStories();
  const stories = createStories(recent);
  const reports = Array.from({ length: 40 }, (_, i) =>
    article(`a${i}`, { text: `Report ${i} of the fire at the port.`, seenAt: START + i * MINUTE }),
  );
  reports.forEach((report, i) => {
    answerAssignment(stories, assignment(report, 'one', { articleOffset: i }));
  });
  expect(recent.reports).toBe(24);
  const members = stories.live.get('one')?.members;
  const read = reports.filter((report) => members?.get(report.articleId)?.article === report);
  expect(read.length).toBe(24);
});
