/** What of a story was read to find its facts: nothing is left out in silence. */

import { readingOf } from '@newsfold/report/reading/reading.ts';
import type { StoryReading } from '@newsfold/schemas/generated/records.ts';
import { lastingAnnotation } from './lasting-annotation.ts';
import type { Material } from './material.ts';

/** Reports that were read in part. */
const cutOf = lastingAnnotation(
  'cut',
  ({ heads }) => heads.filter(({ document }) => readingOf(document).isCut).length,
);

/** The reports that were read, that were not, and that were read in part. */
export function whatWasRead({ reports, examined }: Material): StoryReading {
  return {
    reports: examined.heads.length,
    reportsNotRead: reports.length - examined.heads.length,
    reportsCut: cutOf(examined),
  };
}
