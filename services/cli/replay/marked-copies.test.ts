/** Through ingest and dedupe: what was done to a text on its way, in sight or out of it, makes no other text of it. */
import { defaultSettings } from '@newsfold/dedupe/domain/settings.ts';
import { expect, test } from 'vitest';
import { runReplay } from './replay-run.ts';

const TITLE = 'Norland’s navy to scrap two frigates: “We can’t keep them afloat”';
const BODY = [
  'The ministry of Norland’s navy said on Tuesday it would scrap two frigates. “We can’t keep them afloat,” minister Selma Ohr told parliament.',
  'The ships, the Alder and the Birch, were launched in 1988–1990. Their crews, some 310 sailors, will move to the base at Skerry by the end of the year.',
  'The opposition called the plan “reckless” and asked for a vote. A naval café on the island of Alder, which lives off the sailors, fears for its guests.',
].join('\n\n');

const behindEach = (signs: readonly string[]) => (text: string) =>
  [...text].map((char, at) => `${char}${signs[at % signs.length]}`).join('');
const asLatin1 = (text: string) =>
  text.replace(/[’“”–]/g, (sign) => ({ '’': '\x92', '“': '\x93', '”': '\x94' })[sign] ?? '\x96');

const RENDERINGS: Readonly<Record<string, (text: string) => string>> = {
  'variation selectors in the words': behindEach(['\ufe00', '', '\u{e0105}']),
  'zero-width characters in the words': behindEach(['\u200b', '', '\u2060']),
  'tags at the end of words': (text) => text.replace(/(?= )/g, '\u{e0061}\u{e0062}'),
  'soft hyphens and bidirectional marks': behindEach(['\u00ad', '', '\u200e', '']),
  'a manifest of C2PA': (text) =>
    `${text}\ufeff\u{e0133}\u{e0122}\u{e0140}\u{e0131}\u{e0144}\u{e0148}\u{e0144}\ufe00`,
  'UTF-8 read as windows-1252': (text) => new TextDecoder('windows-1252').decode(Buffer.from(text)),
  'UTF-8 read as Latin-1, twice': (text) =>
    Buffer.from(Buffer.from(text).toString('latin1')).toString('latin1'),
  'windows-1252 read as Latin-1': asLatin1,
  'entities escaped twice': (text) => text.replace(/[’“”–é]/g, (sign) => `&amp;#${sign.charCodeAt(0)};`),
  'lines of 72 columns': (text) => text.replace(/(?=\S)(.{1,72})(?: |$)/gm, '$1\n').replace(/\n+$/, ''),
};

test.each(Object.entries(RENDERINGS))('%s: in the copy group of the original', (_, change) => {
  const raws = [
    { id: 'original', title: TITLE, body: BODY },
    { id: 'changed', title: change(TITLE), body: change(BODY) },
  ].map((raw, at) => ({ ...raw, url: `https://outlet${at}.example/navy`, date: `2026-03-10T08:0${at}:00Z` }));
  const lines = raws.map((raw, position) => ({ position, number: position + 1, id: raw.id, raw }));
  const { results } = runReplay(lines, { kind: 'file' }, defaultSettings);
  expect(results.map(({ verdict }) => verdict)).toEqual(['new_story', 'copy']);
  expect(results[1]?.copyGroupId).toBe(results[0]?.copyGroupId);
});
