import { helpOf, readArguments } from '@newsfold/runtime/command/command-line.ts';
import { describe, expect, it } from 'vitest';
import { commandEntries } from './commands.ts';

describe.each(commandEntries)('newsfold $name', ({ name, load }) => {
  it('is called so, has a help with an example, and prints JSON', async () => {
    const { line } = await load();
    expect(line.name).toBe(`newsfold ${name}`);
    expect(helpOf(line)).toContain(`Usage: newsfold ${name} [options]`);
    expect(line.examples.length).toBeGreaterThan(0);
    for (const [example] of line.examples) expect(example).toContain(`newsfold ${name}`);
    expect(Object.keys(line.options)).toContain('json');
  });

  it('refuses an option that it does not have, with the nearest one', async () => {
    const { line } = await load();
    expect(() => readArguments(line, ['--jsno'])).toThrow("unknown option '--jsno'; did you mean --json?");
  });
});
