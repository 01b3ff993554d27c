/** The variables of flat. */
import type { Config } from '@newsfold/runtime/config/config.ts';
import { httpPort, runtimeTable } from '@newsfold/runtime/config/runtime-config.ts';
import { exporters } from '@newsfold/schemas/topology.ts';

/** The table. */
export const flatTable = {
  ...runtimeTable,
  COMPRESSION: {
    ...runtimeTable.COMPRESSION,
    default: 'none',
    doc: 'How rows are compressed. None by default, because some client libraries read no zstd.',
  },
  HTTP_PORT: httpPort(exporters.flat.httpPort),
} as const;

/** The configuration of flat. */
export type FlatConfig = Config<typeof flatTable>;
