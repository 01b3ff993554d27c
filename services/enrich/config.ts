/** enrich's variables. */
import type { Config } from '@newsfold/runtime/config/config.ts';
import { httpPort, runtimeTable } from '@newsfold/runtime/config/runtime-config.ts';

/** The table. */
export const enrichTable = {
  ...runtimeTable,
  HTTP_PORT: httpPort(9103),
} as const;

/** enrich's configuration. */
export type EnrichConfig = Config<typeof enrichTable>;
