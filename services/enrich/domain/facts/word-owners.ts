/** Which sources use a word: what no other source has a word for, the others do not say. */

import { statementsOf } from '@newsfold/report/statements/statements.ts';
import type { ReadReport } from '../event/examined-reports.ts';

/** Words of several sources' reports. */
const SHARED = Symbol('shared');

/** The words of all reports with their sources. */
export interface WordOwners {
  /** Whether a source other than the given one uses the word of this key. */
  isOthers(key: number, source: string | null): boolean;
}

/** The source of each word of the reports; reports whose source is unknown are of one source. */
export function ownersOf(reports: readonly ReadReport[]): WordOwners {
  const owners = new Map<number, string | typeof SHARED>();
  for (const { document, source } of reports) {
    const name = source ?? '';
    for (const { contentWords } of statementsOf(document)) {
      for (const { key } of contentWords) {
        const owner = owners.get(key);
        if (owner === undefined) owners.set(key, name);
        else if (owner !== name) owners.set(key, SHARED);
      }
    }
  }
  return {
    isOthers: (key, source) => {
      const owner = owners.get(key);
      return owner === SHARED || (owner !== undefined && owner !== (source ?? ''));
    },
  };
}
