import { article, MINUTE, member, publisher, START } from '@newsfold/test/support/fixture-article.ts';
import { expect, test } from 'vitest';
import { DocumentMemory } from '../documents/document-memory.ts';
import { MAX_EXAMINED, toMaterial } from './material.ts';
import { sourceNames } from './source-names.ts';
import { whatWasRead } from './what-was-read.ts';

const materialOf = (members: readonly ReturnType<typeof member>[]) =>
  toMaterial(members, START + 600 * MINUTE, 'active', new DocumentMemory());

test('tells the reports that were not read and those that were read in part', () => {
  const long = 'The ferry sank. '.repeat(101);
  const members = Array.from({ length: MAX_EXAMINED + 3 }, (_, i) =>
    member(article(`r${i}`, { seenAt: START + i, text: i === 0 ? long : `The ferry sank ${i} times.` })),
  );
  expect(whatWasRead(materialOf(members))).toEqual({
    reports: MAX_EXAMINED,
    reportsNotRead: 3,
    reportsCut: 1,
  });
});

test('names the sources as readers know them, each once', () => {
  const members = [
    member(article('a', { publisher: { id: 'x', name: 'Lake News', family: 'lake.example' } })),
    member(article('b', { publisher: publisher('b.example'), wireCredit: 'AP', seenAt: START + 1 })),
    member(article('c', { publisher: publisher('apnews.com'), seenAt: START + 2 })),
    member(article('d', { publisher: publisher(null), seenAt: START + 3 })),
    member(article('e', { publisher: publisher('e.example'), wireCredit: 'Lake Wire', seenAt: START + 4 })),
  ];
  expect(sourceNames(materialOf(members))).toEqual([
    { id: 'lake.example', name: 'Lake News', isAgency: false },
    { id: 'agency:ap', name: 'Associated Press', isAgency: true },
    { id: 'agency:lakewire', name: 'Lake Wire', isAgency: true },
  ]);
});
