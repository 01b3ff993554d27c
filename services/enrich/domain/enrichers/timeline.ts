/** Moments in the life of a story: every report, its copies gathered, what was corrected. */

import type { TimelineEntry } from '@newsfold/schemas/generated/records.ts';
import type { Enricher } from '../event/enricher.ts';
import type { Material } from '../event/material.ts';
import type { Member } from '../event/member.ts';
import type { Withdrawal } from '../event/withdrawal.ts';

const MAX_ENTRIES = 30;
/** Articles read: the newest, and the first. Enough for MAX_ENTRIES however they are copied. */
const MAX_READ = 500;
const CORRECTIONS: ReadonlySet<string> = new Set(['move', 'merge', 'split']);

function entry(member: Member, kind: TimelineEntry['kind'], at = member.firstSeenAt): TimelineEntry {
  const { articleId, publisher } = member.article;
  return { at, kind, articleId, publisher: publisher.name, count: 1 };
}

/** Copies of one report without a report in between are one moment, at the time of the first of them. */
function addCopy(entries: TimelineEntry[], copy: Member): void {
  const last = entries.at(-1);
  if (last?.kind === 'copies' && last.articleId === copy.copyGroupId) {
    entries[entries.length - 1] = { ...last, count: last.count + 1 };
  } else entries.push({ ...entry(copy, 'copies'), articleId: copy.copyGroupId });
}

function toEntries({ members, reports }: Material): TimelineEntry[] {
  const heads = new Set(reports.map((report) => report.member));
  // What a correction replaces names it.
  const corrections = new Set(
    members.flatMap(({ notice }) => (notice?.kind === 'correction' ? [notice.noticeId] : [])),
  );
  const entries: TimelineEntry[] = [];
  const recent =
    members.length <= MAX_READ ? members : [...members.slice(0, 1), ...members.slice(1 - MAX_READ)];
  for (const member of recent) {
    if (corrections.has(member.article.articleId)) entries.push(entry(member, 'correction'));
    else if (!heads.has(member)) addCopy(entries, member);
    else if (entries.length === 0) entries.push(entry(member, 'first_report'));
    else entries.push(entry(member, CORRECTIONS.has(member.match.reason) ? 'correction' : 'report'));
  }
  const edits = recent
    .filter(({ versions }) => versions > 1)
    .map((member) => entry(member, 'correction', member.article.seenAt));
  return [...entries, ...edits].sort((a, b) => a.at - b.at);
}

/** The first moment and the newest ones. */
function bounded(entries: readonly TimelineEntry[]): readonly TimelineEntry[] {
  return entries.length <= MAX_ENTRIES
    ? entries
    : [...entries.slice(0, 1), ...entries.slice(1 - MAX_ENTRIES)];
}

/** A timeline with the moments in which articles of the story were taken back or killed. */
export function withWithdrawals(
  entries: readonly TimelineEntry[],
  withdrawals: readonly Withdrawal[],
): readonly TimelineEntry[] {
  const moments = withdrawals
    .filter(({ kind }) => kind === 'withdrawn' || kind === 'killed')
    .map(
      ({ kind, at, articleId, by }): TimelineEntry => ({
        at,
        kind: kind === 'killed' ? 'kill' : 'withdrawal',
        articleId,
        publisher: by,
        count: 1,
      }),
    );
  return moments.length === 0 ? entries : bounded([...entries, ...moments].sort((a, b) => a.at - b.at));
}

/** The timeline: the first moment and the newest ones. */
export const timelineEnricher: Enricher<readonly TimelineEntry[]> = {
  name: 'timeline',
  version: 2,
  empty: [],
  run(material) {
    return bounded(toEntries(material));
  },
};
