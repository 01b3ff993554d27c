/** dedupe's variables. */
import { type Config, integer } from '@newsfold/runtime/config.ts';
import { httpPort, runtimeTable } from '@newsfold/runtime/runtime-config.ts';

function hoursOrNone(input: string): number | null {
  if (input === 'none') return null;
  try {
    return integer(1, 24 * 365)(input);
  } catch {
    throw new Error('a whole number of hours from 1 to 8760, or none');
  }
}

/** The table. */
export const dedupeTable = {
  ...runtimeTable,
  HTTP_PORT: httpPort(9102),
  WINDOW_HOURS: {
    parse: hoursOrNone,
    default: '96',
    unit: 'hours',
    doc: 'Stream time for which a report can be joined by another: four days hold a story’s follow-ups; none never forgets.',
  },
  WINDOW_ARTICLES: {
    parse: integer(1000, 20_000_000),
    default: '1000000',
    unit: 'articles',
    doc: 'Hard bound of one scope’s window; the oldest leave first and are counted. A million take about 2 GB.',
  },
} as const;

/** dedupe's configuration. */
export type DedupeConfig = Config<typeof dedupeTable>;
