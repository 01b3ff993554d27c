/** enrich's variables. */
import type { Config } from '@newsfold/runtime/config/config.ts';
import { httpPort, runtimeTable } from '@newsfold/runtime/config/runtime-config.ts';
import { workers } from '@newsfold/schemas/topology.ts';

/** The table. */
export const enrichTable = {
  ...runtimeTable,
  COMPRESSION: {
    ...runtimeTable.COMPRESSION,
    default: 'none',
    doc: 'How events are compressed. None by default, because some client libraries read no zstd; zstd takes less than half the bytes where every reader knows it.',
  },
  HTTP_PORT: httpPort(workers.enrich.httpPort),
} as const;

/** enrich's configuration. */
export type EnrichConfig = Config<typeof enrichTable>;
