#!/usr/bin/env node
/** The command `newsfold`, from nothing but npm on the host: see infra/bootstrap.mjs. */
process.argv.splice(2, 0, 'services/cli/newsfold.ts');
await import('../../infra/bootstrap.mjs');
