/** The languages of the page. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { clock, countryName } from '../model/words.ts';
import { ENGLISH } from './english.ts';
import { GERMAN } from './german.ts';
import { say, speak, wordOf } from './tongue.ts';

afterEach(() => speak(['en']));

it('speaks the first of the reader’s languages that it knows, else English', () => {
  const spoken = (...languages: string[]) => {
    speak(languages);
    return say.code;
  };
  expect(spoken('de-CH', 'en')).toBe('de');
  expect(spoken('fr', 'de')).toBe('de');
  expect(spoken('en-US', 'de')).toBe('en');
  expect(spoken('fr')).toBe('en');
  expect(spoken()).toBe('en');
});

it('writes times and names in that language', () => {
  const now = new Date(2026, 2, 14, 12).getTime();
  speak(['de']);
  expect(clock(now - 40 * 86_400_000, now)).toMatch(/^2\. Feb/);
  expect(countryName('TR')).toBe('Türkei');
  expect(say.reports(1)).toBe('1 Bericht');
  expect(say.copies(1204)).toBe('1.204 Übernahmen');
});

/** The texts of a table, those of tables in it too. */
const textsOf = (table: object): string[] =>
  Object.values(table).flatMap((value: unknown) =>
    typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? textsOf(value) : [],
  );

it('leaves no sentence in another language', () => {
  const english = new Set(textsOf(ENGLISH).filter((text) => text.includes(' ')));
  expect(textsOf(GERMAN).filter((text) => english.has(text))).toEqual([]);
});

it('has no sentence that nobody says', () => {
  const folder = fileURLToPath(new URL('..', import.meta.url));
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  // The names of views are said by the address.
  const views = ['sources', 'places', 'operations', 'watches'];
  const unsaid = Object.keys(ENGLISH).filter(
    (name) => !views.includes(name) && !new RegExp(`\\bsay\\.${name}\\b`).test(sources),
  );
  expect(unsaid).toEqual([]);
});

it('says a word that it does not know as it is', () => {
  expect(wordOf(say.statuses, 'closed')).toBe('closed');
  expect(wordOf(say.statuses, 'toString')).toBe('toString');
});
