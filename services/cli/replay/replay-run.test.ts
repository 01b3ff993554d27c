import { defaultSettings } from '@newsfold/dedupe/domain/settings.ts';
import { expect, test } from 'vitest';
import { type Decision, explainPair, toDecision } from '../explain/explain-pair.ts';
import type { ReplayLine } from './replay-lines.ts';
import { parseReplayOptions } from './replay-options.ts';
import { parseOrder, timeLines } from './replay-order.ts';
import { runReplay } from './replay-run.ts';

const BODY =
  'A ferry sank off Kisumu on Lake Victoria on Tuesday, drowning at least forty passengers, the coastguard said. ' +
  'Rescuers from Kenya and Uganda searched the water through the night for the crew of the Star of Nyanza.';

function linesOf(raws: readonly (Record<string, unknown> | null)[]): ReplayLine[] {
  return raws.map((raw, position) => ({
    position,
    number: position + 1,
    id: String(raw?.id ?? position),
    raw,
  }));
}

const LINES = linesOf([
  {
    id: 'a',
    title: 'Ferry sinks',
    body: BODY,
    url: 'https://one.example/x',
    publishedAt: '2026-03-02T10:00:00Z',
    streamAt: '2026-03-01T10:00:00Z',
  },
  {
    id: 'b',
    title: 'Lake tragedy',
    body: BODY,
    url: 'https://two.example/y',
    publishedAt: '2026-03-01T10:00:00Z',
    streamAt: '2026-03-02T10:00:00Z',
  },
  { id: 'empty' },
  null,
  {
    id: 'c',
    title: 'Rates fall in Reykjavik',
    body: 'The central bank cut its key rate.',
    publishedAt: '2026-03-01T10:00:00Z',
  },
]);

test('every line has a result, in input order, and what has no text stays alone', () => {
  const { results, stats } = runReplay(LINES, { kind: 'file' });
  expect(results.map(({ id, verdict }) => [id, verdict])).toEqual([
    ['a', 'new_story'],
    ['b', 'copy'],
    ['empty', 'rejected'],
    ['3', 'rejected'],
    ['c', 'new_story'],
  ]);
  expect(results[1]).toMatchObject({ storyId: results[0]?.storyId, copyGroupId: results[0]?.copyGroupId });
  expect(new Set(results.map(({ storyId }) => storyId)).size).toBe(4);
  expect(stats).toMatchObject({ lines: 5, churn: 0 });
});

test('the same input gives the same output', () => {
  expect(runReplay(LINES, { kind: 'shuffle', seed: 4 }).results).toEqual(
    runReplay(LINES, { kind: 'shuffle', seed: 4 }).results,
  );
});

test('orders sort by their time and keep the file otherwise', () => {
  const ids = (order: string): string[] =>
    timeLines(LINES, parseOrder(order) ?? { kind: 'file' }).map(({ line }) => line.id);
  expect(ids('publishedAt')).toEqual(['b', 'c', 'a', 'empty', '3']);
  expect(ids('streamAt')[0]).toBe('a');
  expect(ids('file')).toEqual(['a', 'b', 'empty', '3', 'c']);
  expect([...ids('shuffle:7')].sort()).toEqual([...ids('file')].sort());
  expect(parseOrder('sideways')).toBeNull();
});

test('two ids at one URL are two articles, one id twice is one', () => {
  const url = 'https://one.example/page.asp';
  const { results } = runReplay(
    linesOf([
      { id: 'a', url, title: 'Ferry sinks off Kisumu' },
      { id: 'b', url, title: 'Reykjavik cuts rates' },
      { id: 'a', url, title: 'Ferry sinks off Kisumu' },
    ]),
    { kind: 'file' },
  );
  expect(results.map(({ verdict }) => verdict)).toEqual(['new_story', 'new_story', 'repeat']);
});

test('articles that share a link and no more each have the story that they were given', () => {
  const link = 'https://www.talheim.example/aktuelles';
  const { results } = runReplay(
    linesOf([
      { link, title: 'Freibad öffnet am 1. Mai', body: 'Dauerkarten für das Bad gibt es im Rathaus.' },
      { link, title: 'Zwölf Bauplätze vergeben', body: 'Im Gebiet Hinterfeld wird bald gebaut.' },
    ]),
    { kind: 'file' },
  );
  expect(results.map(({ verdict }) => verdict)).toEqual(['new_story', 'new_story']);
  expect(results[0]?.storyId).not.toBe(results[1]?.storyId);
});

test('bad options are named with what is accepted', () => {
  const parse = (...more: string[]): unknown =>
    parseReplayOptions(['--input', 'x', '--output', 'y', ...more]);
  expect(() => parse('--order', 'sideways')).toThrow(
    '--order sideways: accepted are publishedAt, streamAt, file and shuffle:SEED',
  );
  expect(() => parse('--window', 'soon')).toThrow('--window soon: accepted are hours');
  expect(() => parseReplayOptions(['--output', 'y'])).toThrow('--input is missing');
  expect(parse('--window', 'none')).toMatchObject({ windowHours: null, order: { kind: 'file' } });
});

test('an order by time reads the times that ingest reads', () => {
  const dated = linesOf([
    { id: 'words', pubDate: 'Tue, 03 Mar 2026 10:00:00 GMT' },
    { id: 'seconds', published: 1_772_445_600 },
    { id: 'zoneless', date: '2026-03-02 09:00' },
    { id: 'none' },
  ]);
  const timed = timeLines(dated, { kind: 'publishedAt' });
  expect(timed.map(({ line, at }) => [line.id, new Date(at).toISOString()])).toEqual([
    ['zoneless', '2026-03-02T09:00:00.000Z'],
    ['seconds', '2026-03-02T10:00:00.000Z'],
    ['words', '2026-03-03T10:00:00.000Z'],
    ['none', '2026-03-03T10:00:00.000Z'],
  ]);
});

test('a rejected line is reported with its number and the reason', () => {
  const reported: string[] = [];
  runReplay(linesOf([{ id: 'x', title: 'A title' }, { id: 'y' }]), { kind: 'file' }, defaultSettings, {
    rejected: ({ number, id }, { reason }) => reported.push(`${number} ${id} ${reason}`),
  });
  expect(reported).toEqual(['2 y no-text']);
});

test('an explanation finds articles by URL and names two scopes', () => {
  const decisions: Decision[] = [];
  const lines = linesOf([
    { id: 'en', title: 'Ferry sinks', body: BODY, lang: 'en', url: 'https://one.example/x' },
    { id: 'de', title: 'Ferry sinks', body: BODY, lang: 'de' },
  ]);
  runReplay(lines, { kind: 'file' }, defaultSettings, {
    decided: ({ id }, assignment, article) => decisions.push(toDecision({ id }, assignment, article)),
  });
  const [en, de] = decisions as [Decision, Decision];
  expect(en.article.url).toBe('https://one.example/x');
  expect(explainPair(decisions, en, de).join('\n')).toContain('these are of two: en and de');
});

test('an explanation recognises copies, names the reason and the shared words', () => {
  const decisions: Decision[] = [];
  runReplay(LINES, { kind: 'file' }, defaultSettings, {
    decided: ({ id }, assignment, article) => decisions.push(toDecision({ id }, assignment, article)),
  });
  const [a, b, c] = decisions as [Decision, Decision, Decision];
  const copies = explainPair(decisions, a, b).join('\n');
  expect(copies).toContain('in one story, as copies of one text');
  expect(copies).toContain('It copies the text of a: 100 %');
  expect(explainPair(decisions, c, a).join('\n')).toContain('in two stories');
});

test('what is in no story says why', () => {
  const wire = { source: 'Norpress', title: 'Ferry sinks off Kisumu', body: BODY, lang: 'en' };
  const { results, stats } = runReplay(
    linesOf([
      { id: 'report', url: 'https://norpress.example/1', ...wire },
      { id: 'courier', url: 'https://courier.example/1', ...wire, source: 'Courier' },
      {
        id: 'kill',
        url: 'https://norpress.example/2',
        source: 'Norpress',
        title: 'MANDATORY KILL: Ferry sinks off Kisumu',
        body: 'A kill is mandatory. Please do not use this story.',
      },
      { id: 'courier', url: 'https://courier.example/1', source: 'Courier', status: 'withdrawn' },
      { id: 'courier', url: 'https://courier.example/1', ...wire, source: 'Courier' },
      { id: 'nothing' },
    ]),
    { kind: 'file' },
  );
  expect(results.map(({ id, verdict }) => [id, verdict])).toEqual([
    ['report', 'new_story'],
    ['courier', 'copy'],
    ['kill', 'notice'],
    ['courier', 'decided'],
    ['courier', 'withdrawn'],
    ['nothing', 'rejected'],
  ]);
  expect(new Set(results.map(({ storyId }) => storyId)).size).toBe(6);
  expect(stats.verdicts).toMatchObject({ decided: 1, rejected: 1 });
});
