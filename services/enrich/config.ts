/** enrich's variables. */
import type { Config } from '@newsfold/runtime/config/config.ts';
import { httpPort, runtimeTable } from '@newsfold/runtime/config/runtime-config.ts';
import { workers } from '@newsfold/schemas/topology.ts';

/** The table. */
export const enrichTable = {
  ...runtimeTable,
  HTTP_PORT: httpPort(workers.enrich.httpPort),
} as const;

/** enrich's configuration. */
export type EnrichConfig = Config<typeof enrichTable>;
