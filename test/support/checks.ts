/** The static checks and `unit`, in one list: turbo.json names them, package.json holds the command of each. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run-step.ts';

/** A check of the repository. */
export interface Check {
  /** Its npm script, and its task in turbo.json. */
  readonly name: string;
  /** What it checks, for people. */
  readonly label: string;
  /** A line for the shell. */
  readonly command: string;
}

const ROOT_TASK = '//#';

/**
 * All checks, in the order of turbo.json.
 * @throws Error when a task of turbo.json is no npm script
 */
export function readChecks(): readonly Check[] {
  const read = (file: string) => JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
  const { tasks } = read('turbo.json') as { tasks: Record<string, { description: string }> };
  const { scripts } = read('package.json') as { scripts: Record<string, string> };
  return Object.entries(tasks).map(([task, { description }]) => {
    const name = task.slice(ROOT_TASK.length);
    const command = scripts[name];
    if (command === undefined) throw new Error(`turbo.json: ${task} is no script of package.json`);
    return { name, label: description, command };
  });
}
