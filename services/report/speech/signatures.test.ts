import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spokenTurns } from './signatures.ts';

/** Three turns of each of two who speak, a line each. */
function interview(one: string, other: string): string {
  return [1, 2, 3].map((n) => `${one}: Question ${n}?\n${other}: Answer ${n}.`).join('\n');
}

test.each([
  ['HOST', 'GUEST'],
  ['HOST', 'MARTIN J.R.'],
  ['HOST', '𐐀𐐁𐐂'],
])('finds who speaks three times: %s and %s', (one, other) => {
  expect(spokenTurns(interview(one, other))).toHaveLength(6);
});

test.each([
  ['HOST', 'Host'],
  ['MARTIN J.R.', 'Martin J.R.'],
])('finds three turns of %s where the text has no other colon', (label, name) => {
  const turns = spokenTurns(`${label}: Good evening.\n${label}: Welcome.\n${label}: Good night.`);
  expect(turns.map((turn) => turn.name)).toEqual([name, name, name]);
});

test('finds no turns where colons only tell the time or lead into a list', () => {
  expect(spokenTurns('It began at 10:30 and ended at 11:45. On sale: tea. Left over: milk.')).toEqual([]);
});

test('finds the turns of a text whatever else has colons in it', () => {
  const noise = fc.string({ unit: fc.constantFrom(':', 'a', '1', ' ', '.'), maxLength: 40 });
  fc.assert(
    fc.property(noise, (before) => {
      const turns = spokenTurns(`${before}\n${interview('HOST', 'GUEST')}`);
      expect(turns.filter(({ name }) => name === 'Host' || name === 'Guest')).toHaveLength(6);
    }),
  );
});
