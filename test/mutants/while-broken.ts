import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { breakRule, type Mutant } from './mutant.ts';

/**
 * Runs something while a rule is broken in a copy of the tree.
 * @param root of the copy
 * @throws Error when the mutant cannot be made
 */
export async function whileBroken<T>(root: string, mutant: Mutant, run: () => Promise<T>): Promise<T> {
  const path = join(root, mutant.file);
  const source = readFileSync(path, 'utf8');
  writeFileSync(path, breakRule(source, mutant));
  try {
    return await run();
  } finally {
    writeFileSync(path, source);
  }
}
