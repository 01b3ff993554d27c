/** enrich's variables. */
import { type Config, integer, optionalText, type Variable } from '@newsfold/runtime/config/config.ts';
import { httpPort, runtimeTable } from '@newsfold/runtime/config/runtime-config.ts';
import { workers } from '@newsfold/schemas/topology.ts';
import { DEFAULT_SHOWN, MOST_SHOWN, type Shown } from './domain/event/shown.ts';
import { MAX_DOCUMENTS } from './domain/state/open-reports.ts';

const items = (part: keyof Shown, doc: string): Variable<number> => ({
  parse: integer(0, MOST_SHOWN[part]),
  default: String(DEFAULT_SHOWN[part]),
  unit: 'items',
  doc,
});

/** The least PACKED_BYTES that may be set: a few articles, so that tests see all others put away. */
export const LEAST_PACKED_BYTES = 64 * 1024;

/** Bytes that hold some 10,000 articles. */
const DEFAULT_PACKED_BYTES = 32 * 1024 * 1024;

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
    unit: 'reports',
    doc: 'How many reports all partitions of a worker keep with their words: some 130 KB each. The articles and the event of any other story are packed, and unpacked when it is touched (`newsfold_members_unpacked_total`).',
  },
  PACKED_BYTES: {
    parse: integer(LEAST_PACKED_BYTES, 64 * 1024 * 1024 * 1024),
    default: String(DEFAULT_PACKED_BYTES),
    unit: 'bytes',
    doc: 'How much memory all partitions of a worker give to what is packed, some 3 KB an article. What does not fit lies in files without a name in SPILL_FOLDER: a worker at this bound is slower and goes on (`newsfold_packed_bytes`).',
  },
  SPILL_FOLDER: {
    parse: optionalText,
    default: '',
    unit: '',
    doc: 'Folder, on a disk and not in memory, of what PACKED_BYTES does not hold. A file takes no name and is gone with its process; nothing is read from an earlier one. Empty: the folder of the system for such files. Where it cannot be written, memory is taken beyond PACKED_BYTES, and `NewsfoldSpillRefused` tells.',
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
