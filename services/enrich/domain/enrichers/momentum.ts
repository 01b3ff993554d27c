/** How fast a story moves: by independent sources with reports of their own, not by copies. */
import type { Momentum, MomentumState } from '@newsfold/schemas/generated/records.ts';
import type { Enricher } from '../event/enricher.ts';
import { countSources } from '../event/independence.ts';
import type { Material } from '../event/material.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** Sources in an hour that make news breaking: two may be one tip. */
const BREAKING_SOURCES = 3;
const DEVELOPING_SOURCES = 2;
const DEVELOPING_HOURS = 6;
/** Hours whose reports are counted one by one. */
const HOURS_SHOWN = 24;

function sourcesSince({ reports }: Material, since: number): number {
  return countSources(
    reports.filter((report) => report.member.firstSeenAt > since).map((report) => report.source),
  );
}

/** A report after a day of silence closes a story or returns to it once. */
function wasSilent({ reports }: Material): boolean {
  const [last, previous] = [reports.at(-1), reports.at(-2)];
  return (
    last !== undefined &&
    previous !== undefined &&
    last.member.firstSeenAt - previous.member.firstSeenAt >= DAY_MS
  );
}

function stateOf(material: Material, lastHour: number, lastSixHours: number): MomentumState {
  if (material.status === 'closed' || wasSilent(material)) return 'concluded';
  if (lastHour >= BREAKING_SOURCES) return 'breaking';
  return lastSixHours >= DEVELOPING_SOURCES ? 'developing' : 'stable';
}

/** When each source last brought a report, the newest first. */
function newestOfSources({ reports }: Material): number[] {
  const newest = new Map<string, number>();
  for (const { source, member } of reports)
    if (source !== null) newest.set(source, Math.max(newest.get(source) ?? 0, member.firstSeenAt));
  return [...newest.values()].sort((a, b) => b - a);
}

/**
 * When a state ends by itself: an event is not written because time passes, and a reader that shows it for a day would
 * show a story as breaking for a day.
 */
function endsOf(
  material: Material,
  state: MomentumState,
): Pick<Momentum, 'breakingUntil' | 'developingUntil' | 'concludedFrom'> {
  const last = material.reports.at(-1)?.member.firstSeenAt;
  if (last === undefined) return { breakingUntil: null, developingUntil: null, concludedFrom: null };
  if (state === 'concluded')
    return { breakingUntil: null, developingUntil: null, concludedFrom: material.now };
  const newest = newestOfSources(material);
  const end = (sources: number, hours: number): number => (newest[sources - 1] as number) + hours * HOUR_MS;
  return {
    breakingUntil: state === 'breaking' ? end(BREAKING_SOURCES, 1) : null,
    developingUntil: state === 'stable' ? null : end(DEVELOPING_SOURCES, DEVELOPING_HOURS),
    concludedFrom: last + DAY_MS,
  };
}

/** Reports in each of the last hours, the last one last. */
function reportsPerHour({ reports, now }: Material): number[] {
  const counts = new Array<number>(HOURS_SHOWN).fill(0);
  for (const { member } of reports) {
    const hours = Math.floor((now - member.firstSeenAt) / HOUR_MS);
    if (hours >= 0 && hours < HOURS_SHOWN)
      counts[HOURS_SHOWN - 1 - hours] = (counts[HOURS_SHOWN - 1 - hours] ?? 0) + 1;
  }
  return counts;
}

/** Momentum at the stream time of the event, and how it goes on without another one. */
export const momentumEnricher: Enricher<Momentum> = {
  name: 'momentum',
  version: 2,
  empty: {
    state: 'stable',
    articlesLastHour: 0,
    publishersLastHour: 0,
    publishersLastSixHours: 0,
    reportsPerHour: [],
    breakingUntil: null,
    developingUntil: null,
    concludedFrom: null,
  },
  run(material) {
    const { members, now } = material;
    const publishersLastHour = sourcesSince(material, now - HOUR_MS);
    const publishersLastSixHours = sourcesSince(material, now - DEVELOPING_HOURS * HOUR_MS);
    const state = stateOf(material, publishersLastHour, publishersLastSixHours);
    return {
      state,
      articlesLastHour: members.filter(({ firstSeenAt }) => firstSeenAt > now - HOUR_MS).length,
      publishersLastHour,
      publishersLastSixHours,
      reportsPerHour: reportsPerHour(material),
      ...endsOf(material, state),
    };
  },
};
