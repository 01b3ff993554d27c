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

/** Momentum at the stream time of the event. */
export const momentumEnricher: Enricher<Momentum> = {
  name: 'momentum',
  version: 1,
  empty: { state: 'stable', articlesLastHour: 0, publishersLastHour: 0, publishersLastSixHours: 0 },
  run(material) {
    const { members, now } = material;
    const publishersLastHour = sourcesSince(material, now - HOUR_MS);
    const publishersLastSixHours = sourcesSince(material, now - 6 * HOUR_MS);
    return {
      state: stateOf(material, publishersLastHour, publishersLastSixHours),
      articlesLastHour: members.filter(({ firstSeenAt }) => firstSeenAt > now - HOUR_MS).length,
      publishersLastHour,
      publishersLastSixHours,
    };
  },
};
