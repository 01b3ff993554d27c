/** Countries and large cities that reports name, and where the story happens. */

import type { Place } from '@newsfold/report/gazetteer/gazetteer.ts';
import { placesIn } from '@newsfold/report/names/place-mentions.ts';
import type { StoryPlace } from '@newsfold/schemas/generated/records.ts';
import type { Enricher } from '../event/enricher.ts';
import type { ExaminedReports } from '../event/examined-reports.ts';
import { lastingAnnotation } from '../event/lasting-annotation.ts';

const MAX_PLACES = 12;
/** Share of the reports that must put a place at their beginning. */
const FOCUS_SHARE = 0.4;

interface Sum {
  readonly place: Place;
  reports: number;
  leads: number;
  mentions: number;
}

const placesOf = lastingAnnotation('places', ({ heads: reports }: ExaminedReports): StoryPlace[] => {
  const sums = new Map<string, Sum>();
  for (const { document } of reports) {
    for (const [key, { place, mentions, isLead }] of placesIn(document)) {
      const sum = sums.get(key) ?? { place, reports: 0, leads: 0, mentions: 0 };
      sums.set(key, sum);
      sum.reports++;
      sum.mentions += mentions;
      if (isLead) sum.leads++;
    }
  }
  const isFocus = ({ leads }: Sum): boolean => leads >= FOCUS_SHARE * reports.length;
  return [...sums.entries()]
    .sort(
      ([a, x], [b, y]) =>
        Number(isFocus(y)) - Number(isFocus(x)) ||
        y.reports - x.reports ||
        y.mentions - x.mentions ||
        (a < b ? -1 : 1),
    )
    .slice(0, MAX_PLACES)
    .map(([, sum]) => ({
      name: sum.place.name,
      kind: sum.place.kind,
      country: sum.place.country,
      role: isFocus(sum) ? ('focus' as const) : ('mention' as const),
      reports: sum.reports,
      mentions: sum.mentions,
    }));
});

/** Places of the story, those where it happens first. */
export const placesEnricher: Enricher<readonly StoryPlace[]> = {
  name: 'places',
  version: 2,
  empty: [],
  run: ({ examined }) => placesOf(examined),
};
