import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shippedOutlets } from '@newsfold/text/web/outlets.ts';
import { afterAll, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from './domain/analyse.ts';
import { settingsHash } from './domain/settings-hash.ts';
import { loadOutlets } from './load-outlets.ts';

const folder = mkdtempSync(join(tmpdir(), 'outlets-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(text: string): string {
  const path = join(folder, 'outlets.json');
  writeFileSync(path, text);
  return path;
}

test('without a file the outlets are those that ship', () => {
  expect(loadOutlets('')).toBe(shippedOutlets);
});

test("an operator's file goes before them, and is part of the settings that an article names", () => {
  const outlets = loadOutlets(
    file('{"outlets": [{"host": "harbourpost.example", "aliases": ["Harbour Post"]}]}'),
  );
  expect([outlets.named('Harbour Post'), outlets.named('Reuters')]).toEqual([
    'harbourpost.example',
    'reuters.com',
  ]);
  expect(settingsHash({ ...DEFAULT_SETTINGS, outlets })).toMatch(/^[\da-f]{16}$/);
  expect(settingsHash({ ...DEFAULT_SETTINGS, outlets })).not.toBe(settingsHash(DEFAULT_SETTINGS));
  expect(settingsHash({ ...DEFAULT_SETTINGS, defaultLanguage: 'de' })).not.toBe(
    settingsHash(DEFAULT_SETTINGS),
  );
  for (const bound of [{ maxCharacters: 5000 }, { maxSentences: 50 }]) {
    const readBounds = { ...DEFAULT_SETTINGS.readBounds, ...bound };
    expect(settingsHash({ ...DEFAULT_SETTINGS, readBounds })).not.toBe(settingsHash(DEFAULT_SETTINGS));
  }
  expect(settingsHash({ ...DEFAULT_SETTINGS })).toBe(settingsHash(DEFAULT_SETTINGS));
});

test('a file that cannot be used is named with what is wrong', () => {
  expect(() => loadOutlets(join(folder, 'none.json'))).toThrow(/^OUTLETS_FILE .*none\.json: ENOENT/);
  expect(() => loadOutlets(file('{'))).toThrow(/^OUTLETS_FILE .*outlets\.json: .*JSON/);
  expect(() => loadOutlets(file('{"outlets": [{"host": "x"}]}'))).toThrow('outlets[0].host: "x" is no host');
});
