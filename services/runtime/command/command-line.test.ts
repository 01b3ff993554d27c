import { describe, expect, it } from 'vitest';
import {
  asksForHelp,
  type CommandLine,
  helpOf,
  nearestOf,
  readArguments,
  UsageError,
} from './command-line.ts';

const OPTIONS = {
  brokers: { type: 'string', value: 'LIST', doc: 'where they are' },
  limit: { type: 'string', value: 'N', default: '3', doc: 'how many' },
  json: { type: 'boolean', doc: 'as JSON' },
  'dry-run': { type: 'boolean', doc: 'do nothing' },
  'no-sample': { type: 'boolean', doc: 'without' },
  tag: { type: 'string', multiple: true, value: 'T', doc: 'several' },
} as const;
const LINE: CommandLine<typeof OPTIONS> = {
  name: 'newsfold try',
  summary: 'Tries.',
  operands: 'FILE…',
  operandCount: [1, 2],
  options: OPTIONS,
  notes: 'More about it.',
  examples: [['newsfold try a', 'one file']],
};

describe('a command line', () => {
  it('is read as its table says', () => {
    expect(readArguments(LINE, ['a', '--brokers=b:1', '--dry-run', '--tag', 'x', '--tag', 'y', '-'])).toEqual(
      {
        operands: ['a', '-'],
        values: {
          brokers: 'b:1',
          limit: '3',
          json: false,
          'dry-run': true,
          'no-sample': false,
          tag: ['x', 'y'],
        },
      },
    );
    expect(readArguments(LINE, ['a', '--no-sample']).values['no-sample']).toBe(true);
    expect(readArguments(LINE, ['--', '--json']).operands).toEqual(['--json']);
  });

  it.each([
    [['a', '--broker', 'x'], "unknown option '--broker'; did you mean --brokers?"],
    [['a', '--frobnicate'], "unknown option '--frobnicate'"],
    [['a', '--brokers'], 'option --brokers needs a value: LIST'],
    [[], 'FILE… is missing'],
    [['a', 'b', 'c'], "unexpected argument 'c'"],
  ])('refuses %j in one line', (argv, message) => {
    expect(() => readArguments(LINE, argv)).toThrow(UsageError);
    expect(() => readArguments(LINE, argv)).toThrow(message);
  });

  it('has a help with every option, its default, notes and examples, within the width', () => {
    const help = helpOf(LINE, 60);
    for (const text of [
      '--brokers <LIST>',
      'how many (default: "3")',
      'More about it.',
      'newsfold try a  # one file',
    ])
      expect(help).toContain(text);
    expect(Math.max(...help.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
  });

  it('asks for help by an option, and not by an operand', () => {
    expect(asksForHelp(['a', '--help'])).toBe(true);
    expect(asksForHelp(['--', '--help'])).toBe(false);
  });

  it('knows the nearest name', () => {
    expect(nearestOf('flod', ['fold', 'tail'])).toBe('fold');
    expect(nearestOf('xyzzy', ['fold', 'tail'])).toBeUndefined();
  });
});

it('a help fits a terminal of sixty columns, but for command lines to copy', () => {
  const line = {
    name: 'newsfold look',
    summary: 'Looks at what the workers of a deployment have done, one after the other.',
    operands: '',
    options: { from: { type: 'string', value: 'T', doc: 'now, start, a time, or how long ago it was: 12h' } },
    notes: 'What is shown comes from the offsets that groups commit, so it is there for any cluster at all.',
    examples: [['newsfold look --from start', 'everything that is kept of what came in']],
  } as const;
  for (const text of helpOf(line, 60).split('\n')) expect(text.length).toBeLessThanOrEqual(60);
});
