/** The members of a story, put in order: what every enricher reads. A function of the set, whatever its order. */

import type { Article, StoryStatus } from '@newsfold/schemas/generated/records.ts';
import type { DocumentMemory } from '../documents/document-memory.ts';
import { compareArrivals } from './arrival.ts';
import { type ExaminedReports, examineReports, type RestingReports } from './examined-reports.ts';
import { sourceOfGroup } from './independence.ts';
import { goesOn } from './later-lead.ts';
import type { Member } from './member.ts';
import type { Report } from './report.ts';
import { sameOutlets } from './same-outlets.ts';
import { groupStanding } from './standing.ts';
import type { Withdrawal } from './withdrawal.ts';

/** What enrichers read. */
export interface Material {
  /** All members, by the time they were first seen, then by publication time and order in the raw topic. */
  readonly members: readonly Member[];
  /** One for each copy group that may speak, in the order of their heads. */
  readonly reports: readonly Report[];
  /** One for each that may not: its text is killed or corrected. */
  readonly silenced: readonly Report[];
  /** Killed texts that articles of the story carry. */
  readonly killed: readonly Article[];
  /** The reports whose texts are read, at most MAX_EXAMINED, in the same order. */
  readonly examined: ExaminedReports;
  /** Stream time, milliseconds since the epoch. */
  readonly now: number;
  readonly status: StoryStatus;
}

/** Reports whose texts are read: comparing sentences costs the square of it, and the 25th report adds little. */
export const MAX_EXAMINED = 24;
/** Of these, the first reports of a story: they hold the facts that later ones presuppose. */
const EXAMINED_FIRST = 8;

function byTime(a: Member, b: Member): number {
  if (a.firstSeenAt !== b.firstSeenAt) return a.firstSeenAt - b.firstSeenAt;
  const order = compareArrivals(a.arrival, b.arrival);
  if (order !== 0) return order;
  return a.article.articleId < b.article.articleId ? -1 : 1;
}

/** How badly the text of an article suffered on its way: 0 not at all, 1 put right, 2 with characters lost. */
function damageOf({ marks }: Article): number {
  if (marks.includes('damaged')) return 2;
  return marks.includes('mended-encoding') ? 1 : 0;
}

/** The article that speaks for a copy group: its head, unless another of them has the text in a better state. */
function speakerOf(head: Member, speakers: readonly Member[]): Article {
  // A correction takes the place of a head that no longer stands.
  let speaker = (speakers.includes(head) ? head : (speakers.at(-1) ?? head)).article;
  for (const { article } of speakers) if (damageOf(article) < damageOf(speaker)) speaker = article;
  return speaker;
}

/** What a copy group says last, where that goes on from what speaks for it. */
function laterLeadOf(report: Report, speakers: readonly Member[]): readonly Report[] {
  let last: Member | null = null;
  for (const member of speakers.toSorted(byTime))
    if (goesOn(last?.article ?? report.article, member.article)) last = member;
  return last === null ? [] : [{ ...report, article: last.article, member: last, isLaterLead: true }];
}

/** What the members of a story say, by copy group. */
interface Voices extends Pick<Material, 'reports' | 'silenced' | 'killed'> {
  /** The reports and their later leads. */
  readonly read: readonly Report[];
}

function toReports(sorted: readonly Member[], withdrawals: readonly Withdrawal[]): Voices {
  const groups = new Map<string, Member[]>();
  for (const member of sorted) {
    const group = groups.get(member.copyGroupId);
    if (!group) groups.set(member.copyGroupId, [member]);
    else if (member.article.articleId === member.copyGroupId) group.unshift(member);
    else group.push(member);
  }
  const reports: Report[] = [];
  const silenced: Report[] = [];
  const leads: Report[] = [];
  const fallen: Article[] = [];
  const same = sameOutlets(sorted.map(({ article }) => article.publisher));
  for (const group of groups.values()) {
    const head = group[0];
    if (!head) continue;
    const source = sourceOfGroup(
      group.map((member) => member.article),
      same,
    );
    const { speakers, killed } = groupStanding(group, withdrawals);
    fallen.push(...killed);
    const report = { article: speakerOf(head, speakers), member: head, source, group, isLaterLead: false };
    (speakers.length === 0 ? silenced : reports).push(report);
    leads.push(...laterLeadOf(report, speakers));
  }
  const inOrder = (a: Report, b: Report) => byTime(a.member, b.member);
  return {
    reports: reports.sort(inOrder),
    silenced: silenced.sort(inOrder),
    killed: fallen,
    read: [...reports, ...leads].sort(inOrder),
  };
}

/** The first report of each source counts more than a second one of the same, and the newest more than the middle. */
function chooseExamined(reports: readonly Report[]): readonly Report[] {
  if (reports.length <= MAX_EXAMINED) return reports;
  const chosen = new Set<Report>(reports.slice(0, EXAMINED_FIRST));
  const sources = new Set([...chosen].map((report) => report.source));
  for (const report of reports.toReversed()) {
    if (chosen.size >= MAX_EXAMINED) break;
    if (report.source === null || sources.has(report.source)) continue;
    sources.add(report.source);
    chosen.add(report);
  }
  for (const report of reports.toReversed()) {
    if (chosen.size >= MAX_EXAMINED) break;
    chosen.add(report);
  }
  return reports.filter((report) => chosen.has(report));
}

/**
 * Puts the members of a story in order.
 * @param now stream time, milliseconds since the epoch
 * @param documents the owner of what is derived from the texts
 * @param previous the reports that the story's last event was made of, or what is known of them
 * @param withdrawals articles of the story that no longer stand
 */
export function toMaterial(
  members: Iterable<Member>,
  now: number,
  status: StoryStatus,
  documents: DocumentMemory,
  previous?: ExaminedReports | RestingReports,
  withdrawals: readonly Withdrawal[] = [],
): Material {
  const sorted = [...members].sort(byTime);
  const { reports, silenced, killed, read } = toReports(sorted, withdrawals);
  const examined = examineReports(chooseExamined(read), documents, previous);
  return { members: sorted, reports, silenced, killed, examined, now, status };
}
