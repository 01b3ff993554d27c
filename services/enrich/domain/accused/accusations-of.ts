/** The sentences of a report that accuse somebody by name, in the report's voice or in that of anybody else. */

import { annotation } from '@newsfold/report/documents/annotation.ts';
import type { Document } from '@newsfold/report/documents/document.ts';
import { languageSentencePatterns } from '@newsfold/report/patterns/language-sentence-patterns.ts';
import { countryFor } from '@newsfold/report/reading/metonyms.ts';
import { readingOf } from '@newsfold/report/reading/reading.ts';
import { attributionOf, isDenied } from '@newsfold/report/statements/attribution.ts';
import { sentencesOf } from '@newsfold/report/statements/sentences.ts';
import type { Statement } from '@newsfold/report/statements/statement.ts';
import { languagePatterns } from '@newsfold/text/words/language-patterns.ts';
import { ACCUSING_WORDS } from './accusing-words.ts';

/** Characters before an accusation in which it is negated: "did not accuse". */
const NEAR = 12;
/** Stands for the name of whom an accusation is: its patterns are made once and not for each name. */
const NAMED = '\u0001';

const cueOf = languageSentencePatterns(ACCUSING_WORDS, ({ cue }) => new RegExp(cue, 'iu'));
const notOf = languagePatterns(
  ACCUSING_WORDS,
  ({ not }) => new RegExp(`(?<!\\p{L})(?:${not})\\s(?:\\p{L}+\\s)?$`, 'iu'),
);
const waysIn = new Map(
  Object.entries(ACCUSING_WORDS).map(([language, { accuses }]) => [
    language,
    accuses.map((way) => new RegExp(`(?<!\\p{L})${way.replaceAll('NAME', `${NAMED}(?:['’]s)?`)}`, 'iu')),
  ]),
);

/** The spellings by which a document names somebody: a country by its capital and its government too. */
function spellingsOf(document: Document, name: string): readonly string[] {
  const { text } = document.article;
  const country = countryFor(name.toLowerCase());
  const spellings = new Set([name]);
  for (const { words } of readingOf(document).sentences)
    for (const { known, start, end } of words)
      if (known.isCapitalised && known.country === country) spellings.add(text.slice(start, end));
  return [...spellings];
}

/** A sentence with a mark for every name of somebody, in whatever case. */
function marked(said: string, spellings: readonly string[], language: string): string {
  let text = said;
  for (const spelling of spellings) {
    for (let at = text.indexOf(spelling); at >= 0; at = text.indexOf(spelling, at + 1)) {
      const behind = text.slice(at + spelling.length);
      // Cases of Russian names.
      const rest = language === 'ru' ? behind.replace(/^\p{Ll}{1,3}(?!\p{L})/u, '') : behind;
      const isWord = !/\p{L}$/u.test(text.slice(0, at)) && !/^\p{L}/u.test(rest);
      if (isWord) text = text.slice(0, at) + NAMED + rest;
    }
  }
  return text;
}

/** How plainly a marked sentence accuses who is marked: 0 most plainly, -1 not at all. */
function waysAccused(said: string, language: string): number {
  const not = notOf(language);
  return (waysIn.get(language) ?? []).findIndex((way) => {
    const at = said.search(way);
    return at >= 0 && not?.test(said.slice(Math.max(0, at - NEAR), at)) !== true;
  });
}

function find(document: Document, name: string): readonly Statement[] {
  const { language } = document.article;
  const cue = cueOf(language);
  if (cue === null) return [];
  const spellings = spellingsOf(document, name);
  const { sentences } = readingOf(document);
  const found = sentencesOf(document).sentences.flatMap(({ whole }) => {
    const read = sentences[whole.sentence];
    if (read === undefined || !cue.test(read.text, read.seen) || isDenied(whole)) return [];
    const said = marked(read.text, spellings, language);
    if (!said.includes(NAMED)) return [];
    const speaker = attributionOf(whole)?.source ?? '';
    if (spellings.some((spelling) => speaker.endsWith(spelling))) return [];
    const way = waysAccused(said, language);
    return way < 0 ? [] : [{ whole, way }];
  });
  return found.sort((a, b) => a.way - b.way).map(({ whole }) => whole);
}

const known = annotation('accusations', (_: Document) => new Map<string, readonly Statement[]>());

/**
 * The sentences of a document that accuse somebody, those that do it most plainly first.
 * @param name a last name, or the name of a body or a country
 */
export function accusationsOf(document: Document, name: string): readonly Statement[] {
  const byName = known(document);
  let found = byName.get(name);
  if (found === undefined) {
    found = find(document, name);
    byName.set(name, found);
  }
  return found;
}
