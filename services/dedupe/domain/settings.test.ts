/** Every number of the matching is a setting, and every setting is part of the hash that decisions record. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createSettings, defaultSettings, type SettingsChanges } from './settings.ts';

type Tree = { readonly [name: string]: number | null | Tree };

const leaves = (tree: Tree, path: readonly string[] = []): string[][] =>
  Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null ? leaves(value, [...path, name]) : [[...path, name]],
  );

/** The tree with one leaf changed. */
function changed(tree: Tree, [name = '', ...rest]: readonly string[], to: number | null): Tree {
  const value = tree[name] as Tree;
  return { ...tree, [name]: rest.length === 0 ? to : changed(value, rest, to) };
}

const valueAt = (path: readonly string[]): unknown =>
  path.reduce<unknown>((tree, name) => (tree as Tree)[name], defaultSettings);

test('a change of any one number changes the hash', () => {
  const numbers = { ...defaultSettings } as Tree;
  const paths = leaves(numbers);
  expect(paths.length).toBeGreaterThan(80);
  const hashes = paths.map(
    (path) => createSettings(changed(numbers, path, Number(valueAt(path)) + 0.5) as SettingsChanges).hash,
  );
  expect(new Set([defaultSettings.hash, ...hashes]).size).toBe(paths.length + 1);
  expect(createSettings({ window: { hours: null } }).hash).not.toBe(defaultSettings.hash);
});

test('the same numbers have the same hash, in whatever order and however they were given', () => {
  const { pair } = defaultSettings;
  const reversed = Object.fromEntries(Object.entries(pair.articles).reverse()) as typeof pair.articles;
  expect(createSettings({ pair: { articles: reversed } }).hash).toBe(defaultSettings.hash);
  expect(createSettings({ window: { hours: 96 }, version: defaultSettings.version }).hash).toBe(
    defaultSettings.hash,
  );
});

test('settings are frozen, and what is not changed is as released', () => {
  const settings = createSettings({ story: { threshold: 3 } });
  expect(settings.story).toEqual({ ...defaultSettings.story, threshold: 3 });
  expect(defaultSettings.story.threshold).toBe(-1);
  for (const value of [settings, settings.story, settings.pair.articles, settings.pair.gap])
    expect(Object.isFrozen(value)).toBe(true);
});

/** Files that say where bits and bytes lie and how storage grows: their constants are named, and only those may be. */
const LAYOUT: Readonly<Record<string, string>> = {
  'fingerprint/fingerprint-view.ts': '',
  'fingerprint/fingerprint.ts':
    'FINGERPRINT_VERSION HEADER_BYTES FORMER_HEADER_BYTES HEADLINE_ONLY DATED DAY_ONLY OTHER_LANGUAGE ORDINALS NUMERALS ORDINALS_AT MAX_ORDINALS TOLD_AT AGES_AT MAX_AGES KIND_AT SHORT LOCAL COLUMN HEADLINE_ORDINAL NUMERAL MAX_COUNT',
  'fingerprint/resident.ts': 'RUN_BITS RUNS',
  'fingerprint/shared-terms.ts': '',
  'fingerprint/term-tables.ts': 'BUCKET_BITS BUCKETS TERM_SHIFT KEY_SHIFT',
  'fingerprint/varint-set.ts': 'KEY_BITS DROPPED GAP_BYTES',
  'window/arena.ts': 'CHUNK_BYTES',
  'window/identities.ts': 'WORDS CONTENT PLACE STORY GROUP FIRST_CAPACITY SPARSE FREE',
  'window/document-frequency.ts': '',
  'window/outlet-memory.ts': 'COUNTS KEY_BYTES',
  'window/pair-cache.ts': 'MIN_BITS MAX_BITS SLOTS',
  'window/score-table.ts': 'MIN_SLOTS',
  'window/slot-table.ts': 'MIN_CUT',
  'window/term-index.ts': 'MIN_SLOTS EMPTY MAX_LOAD',
};

/** Numbers other than 0 and 1 in the files that decide, with what they are if not a choice. */
const NO_CHOICE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'correct/split-stories.ts': { 2: 'halves; n(n − 1)/2 pairs' },
  'ruling/answer-decision.ts': { 2: 'articles of a pair' },
  'decisions/decision-memory.ts': { '3_600_000': 'ms of an hour' },
  'window/settle-decisions.ts': { '3_600_000': 'ms of an hour' },
  'decide/article-ids.ts': { 32: 'digits of an id' },
  'decide/find-noticed.ts': { 2: 'a degree of kinship' },
  'decide/story-id.ts': { 32: 'digits of an id' },
  'fingerprint/build-fingerprint.ts': {
    2: 'growth of a buffer',
    7: 'bit of NUMERAL',
    255: 'greatest byte',
    '16_384': 'first size of a buffer',
    '60_000': 'ms of a minute',
  },
  'fingerprint/numerals.ts': { 3: 'digits after a separator', 19: 'begins a year', 20: 'begins a year' },
  'fit/story-score.ts': { 2: 'strides double' },
  'settings.ts': { 16: 'digits of the hash' },
  'score/copies.ts': { 2: 'hashes are below 2 ** 32', 32: 'hashes are below 2 ** 32' },
  'score/embedding.ts': {
    2: 'the third byte',
    3: 'the fourth byte',
    4: 'bytes of the model',
    8: 'bits of a byte',
    16: 'bits of two bytes',
    24: 'bits of three bytes',
    256: 'values of a byte',
  },
  'decide/bound-times.ts': { '3_600_000': 'an hour, for logs of releases without a bound' },
  'score/pair-features.ts': { 2: 'mean of two', '1_440': 'minutes of a day' },
  'window/candidates.ts': { 6: 'chains side by side: what is read does not depend on it' },
  'window/eviction.ts': { '3_600_000': 'ms of an hour' },
  'window/window.ts': {
    2: 'last but one',
    '2_048': 'articles counted at once',
    '3_600_000': 'ms of an hour',
  },
};

const DOMAIN = fileURLToPath(new URL('.', import.meta.url));
const NUMBER = /(?<![\w.$#])(?:0x[\da-f]+|\d[\d_]*(?:\.\d+)?(?:e-?\d+)?)/gi;
const NUMERIC_CONSTANT = /const ([A-Z][A-Z_]*)(?:: \w+)? = [-(]*(?:[\d.]|[A-Z_]+ [-+*/]|Math\.)/g;

/** Source files of the domain with their code, comments and strings taken out. */
function sources(): Map<string, string> {
  const names = readdirSync(DOMAIN, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'released-numbers.ts')
    .map((name) => name.replaceAll('\\', '/'));
  return new Map(
    names.map((name) => [
      name,
      readFileSync(`${DOMAIN}${name}`, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'|`[^`]*`/g, "''"),
    ]),
  );
}

test('no file of the domain has a number that decides', () => {
  for (const [name, code] of sources()) {
    if (name in LAYOUT) {
      const constants = [...code.matchAll(NUMERIC_CONSTANT)].map(([, constant]) => constant);
      expect(
        constants.join(' '),
        `${name}: a new constant belongs in released-numbers.ts unless it is layout`,
      ).toBe(LAYOUT[name]);
      continue;
    }
    const numbers = new Set([...code.matchAll(NUMBER)].map(([number]) => number));
    const allowed = Object.keys(NO_CHOICE[name] ?? {});
    expect([...numbers].filter((number) => number !== '0' && number !== '1').sort(), name).toEqual(
      allowed.sort(),
    );
  }
});

test('every file that is excepted exists', () => {
  const names = [...sources().keys()];
  for (const name of [...Object.keys(LAYOUT), ...Object.keys(NO_CHOICE)]) expect(names).toContain(name);
});
