/** Reads the operator's table of outlets. */
import { readFileSync } from 'node:fs';
import { Outlets, readOutletTable, shippedOutlets } from '@newsfold/text/web/outlets.ts';

/**
 * The outlets of a JSON file laid over those that ship; these alone for an empty path.
 * @throws Error that names the file and every problem of it
 */
export function loadOutlets(path: string): Outlets {
  if (path === '') return shippedOutlets;
  try {
    return new Outlets(readOutletTable(JSON.parse(readFileSync(path, 'utf8'))));
  } catch (error) {
    throw new Error(`OUTLETS_FILE ${path}: ${(error as Error).message}`, { cause: error });
  }
}
