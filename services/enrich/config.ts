/** enrich's variables. */
import { type Config, integer, type Variable } from '@newsfold/runtime/config/config.ts';
import { httpPort, runtimeTable } from '@newsfold/runtime/config/runtime-config.ts';
import { workers } from '@newsfold/schemas/topology.ts';
import { DEFAULT_SHOWN, MOST_SHOWN, type Shown } from './domain/event/shown.ts';
import { MAX_DOCUMENTS } from './domain/state/recent-stories.ts';

const items = (part: keyof Shown, doc: string): Variable<number> => ({
  parse: integer(0, MOST_SHOWN[part]),
  default: String(DEFAULT_SHOWN[part]),
  unit: 'items',
  doc,
});

/** The table. */
export const enrichTable = {
  ...runtimeTable,
  COMPRESSION: {
    ...runtimeTable.COMPRESSION,
    default: 'none',
    doc: 'How events are compressed. None by default, because some client libraries read no zstd; zstd takes less than half the bytes where every reader knows it.',
  },
  HTTP_PORT: httpPort(workers.enrich.httpPort),
  OPEN_REPORTS: {
    parse: integer(24, 100_000),
    default: String(MAX_DOCUMENTS),
    unit: 'reports a partition',
    doc: 'How many reports are kept with their words: some 60 KB each. The articles of all other stories are kept packed, some 3 KB each, and unpacked when their story is touched (`newsfold_members_unpacked_total`).',
  },
  SHOWN_KEY_POINTS: items(
    'keyPoints',
    'Most key points of an event, the best supported first. It shows more than five only where these are well supported.',
  ),
  SHOWN_AGREED: items('agreed', 'Most agreed facts of an event, the best supported first.'),
  SHOWN_UNIQUE: items(
    'uniqueToSource',
    'Most facts of an event that one source alone tells, the most telling first.',
  ),
  SHOWN_CONFLICTS: items('conflicts', 'Most conflicts and updates of an event, those of its toll first.'),
  SHOWN_FRAMINGS: items(
    'framings',
    'Most facts of an event told in different lights, the best supported first.',
  ),
} as const;

/** enrich's configuration. */
export type EnrichConfig = Config<typeof enrichTable>;

/** How many facts of each kind events show. */
export function shownSettings(
  config: Pick<
    EnrichConfig,
    'SHOWN_KEY_POINTS' | 'SHOWN_AGREED' | 'SHOWN_UNIQUE' | 'SHOWN_CONFLICTS' | 'SHOWN_FRAMINGS'
  >,
): Shown {
  return {
    keyPoints: config.SHOWN_KEY_POINTS,
    agreed: config.SHOWN_AGREED,
    uniqueToSource: config.SHOWN_UNIQUE,
    conflicts: config.SHOWN_CONFLICTS,
    framings: config.SHOWN_FRAMINGS,
  };
}
