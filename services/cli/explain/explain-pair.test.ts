import { createSettings } from '@newsfold/dedupe/domain/settings.ts';
import type { Assignment } from '@newsfold/schemas/generated/records.ts';
import { expect, test } from 'vitest';
import { runReplay } from '../replay/replay-run.ts';
import { type Decision, explainPair, toDecision } from './explain-pair.ts';

/** Explains the last two of some articles. */
function explained(raws: readonly Record<string, unknown>[]): { words: string; last: Assignment } {
  const lines = raws.map((raw, position) => ({ position, number: position + 1, id: `a${position}`, raw }));
  const decisions: Decision[] = [];
  let last: Assignment | undefined;
  runReplay(lines, { kind: 'publishedAt' }, createSettings({ window: { hours: null } }), {
    decided: ({ id }, assignment, article) => {
      decisions.push(toDecision({ id }, assignment, article));
      last = assignment;
    },
  });
  const [a, b] = decisions.slice(-2) as [Decision, Decision];
  return { words: explainPair(decisions, a, b).join('\n'), last: last as Assignment };
}

const FERRY =
  'A ferry sank off Kisumu on Lake Victoria on Tuesday, drowning forty passengers, the coastguard said.';
const at = (hour: number) => `2026-03-04T${String(hour).padStart(2, '0')}:00:00Z`;
const item = (n: number, title: string, body: string, source = 'Harbour Ledger') => ({
  url: `https://${source.toLowerCase().replace(' ', '')}.example/${n}`,
  source,
  title,
  body,
  lang: 'en',
  publishedAt: at(n),
});

test('what was left out is said, and why', () => {
  const footer = 'Marmots admire the seven lanterns.\n\nFollow us on Facebook. All rights reserved.';
  const { words } = explained([
    item(1, 'Glass museum opens in Murano | Harbour Ledger', `Visitors may blow beads.\n\n${footer}`),
    item(2, 'Reykjavik cuts its key rate | Harbour Ledger', `Wages decide on further steps.\n\n${footer}`),
  ]);
  expect(words).toContain('Left out of a1: what its outlet puts beside the headline.');
  expect(words).toContain('Left out of a1: 3 sentences that 1 other article of this outlet share.');
  expect(words).toContain('Left out of a0: 2 sentences in which the outlet talks about itself.');
});

test('the day told of is among the parts, which add up to the score', () => {
  const { words, last } = explained([
    item(1, 'Ferry sinks off Kisumu', FERRY),
    item(
      2,
      'Ferry capsizes near Kisumu',
      FERRY.replace('on Tuesday', 'on Monday').replace('drowning', 'killing'),
      'Coast Times',
    ),
  ]);
  const { score, parts } = last.evidence;
  expect(parts.find(({ name }) => name === 'otherDay')?.value).toBe(1);
  expect(words).toContain('reports of that story that tell of another day (100 %)');
  const sum = parts.reduce((total, { contribution }) => total + contribution, 0);
  const { pair, story } = createSettings();
  const clamped = Math.min(pair.most, sum + story.otherDay) - story.otherDay;
  expect(score).toBeCloseTo(clamped, 9);
});

test('a form filled twice by one outlet is named as the rule that separates', () => {
  const notice = (company: string, holder: string) =>
    `The law firm Marlowe reminds investors of ${company} that the deadline to ask the court to be appointed lead plaintiff in the class action is near. The complaint alleges that ${holder} misled the market about orders. Investors who lost money may contact the firm without obligation.`;
  const { words } = explained([
    item(1, 'Nimbra investors have until Friday to join class action', notice('Nimbra', 'chairman Oduya')),
    item(
      2,
      'Valtrex investors have until Friday to join class action',
      notice('Valtrex', 'director Lindqvist'),
    ),
  ]);
  expect(words).toContain('in two stories');
  expect(words).toContain('one outlet filled one form twice, with something else in its slots');
});

test('local news is said to be judged by numbers of its own', () => {
  const { words } = explained([
    item(
      1,
      'Kitchen fire in Barrow Street',
      'Firefighters put out a kitchen fire in Barrow Street, Alcorby, on Tuesday.',
    ),
    item(
      2,
      'Alcorby library opens at night',
      'The reading room in Alcorby opens at night during exams from Tuesday.',
    ),
  ]);
  expect(words).toContain('both are short items of outlets that report one place');
});
