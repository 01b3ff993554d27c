/** enrich's variables. */
import { type Config, integer } from '@newsfold/runtime/config/config.ts';
import { httpPort, runtimeTable } from '@newsfold/runtime/config/runtime-config.ts';
import { workers } from '@newsfold/schemas/topology.ts';
import { MAX_DOCUMENTS } from './domain/state/recent-stories.ts';

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
} as const;

/** enrich's configuration. */
export type EnrichConfig = Config<typeof enrichTable>;
