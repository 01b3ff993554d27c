/**
 * Where somebody denies what they are accused of: "Moss denied the allegations", "he called the claims baseless". What is
 * denied is often not said; then the sentences before it tell what the report is speaking of.
 */

import { annotation } from '@newsfold/report/documents/annotation.ts';
import type { Document } from '@newsfold/report/documents/document.ts';
import { isBody } from '@newsfold/report/names/known-bodies.ts';
import { languageSentencePatterns } from '@newsfold/report/patterns/language-sentence-patterns.ts';
import { readingOf, type Word } from '@newsfold/report/reading/reading.ts';
import { attributionOf } from '@newsfold/report/statements/attribution.ts';
import { sentencesOf } from '@newsfold/report/statements/sentences.ts';
import type { Statement } from '@newsfold/report/statements/statement.ts';
import { languagePatterns } from '@newsfold/text/words/language-patterns.ts';
import { accusationsOf } from './accusations-of.ts';
import { ACCUSING_WORDS, type AccusingWords } from './accusing-words.ts';

/** A sentence in which somebody denies something. */
export interface SelfDenial {
  readonly statement: Statement;
  /** Who denies it: a last name or a body, as it is written. */
  readonly who: string;
  /** Terms of what is denied; of the sentences before where it is not said. */
  readonly terms: ReadonlySet<number>;
}

const SHORTEST_NAME = 3;
/** Characters behind a verb of denial in which it says what is denied. */
const DENIED = 90;
/** Sentences before a denial that tell what it is about. */
const BEFORE = 3;

const bounded = (words: string): string => `(?<!\\p{L})(?:${words})(?!\\p{L})`;

/** A verb that denies, with how far a charge may stand behind it. */
const denying = languagePatterns(
  ACCUSING_WORDS,
  ({ denies, rejects, charge, not }: AccusingWords) =>
    new RegExp(
      `(?<!(?<!\\p{L})(?:${not})\\s(?:\\p{L}+\\s)?)(?:${bounded(denies)}|${bounded(rejects)}(?=\\s(?:\\p{L}+\\s){0,4}(?:${charge})(?!\\p{L})))`,
      'iu',
    ),
);
/** What is called untrue, with the charge before. */
const callingUntrue = languageSentencePatterns(
  ACCUSING_WORDS,
  ({ charge, calls, untrue }: AccusingWords) =>
    new RegExp(
      `${bounded(charge)}\\s(?:[^.;:]{1,30}\\s)?${bounded(calls)}\\s(?:[^.;:]{1,20}\\s)?${bounded(untrue)}`,
      'iu',
    ),
);
const chargeOf = languagePatterns(ACCUSING_WORDS, ({ charge }) => new RegExp(`^(?:${charge})$`, 'iu'));
const speakingFor = languagePatterns(
  ACCUSING_WORDS,
  ({ speaksFor }) => new RegExp(`(?:['’]s?)?\\s(?:${speaksFor})(?!\\p{L}).*$`, 'u'),
);
const pronounOf = languagePatterns(ACCUSING_WORDS, ({ pronoun }) => new RegExp(`^(?:${pronoun})\\s`, 'u'));

/** The name of a speaker, or of whom they speak for: its last word, a body in full; empty when it has no capital. */
function nameOf(source: string, language: string): string {
  const own = source.replace(speakingFor(language) ?? /$^/u, '').replace(/^(?:The|the)\s/u, '');
  if (isBody(own)) return own;
  const last = (
    own
      .replace(/,?\s(?:Jr|Sr)\.?$/u, '')
      .split(/\s+/u)
      .at(-1) ?? ''
  ).replace(/[.,]$/u, '');
  return last.length >= SHORTEST_NAME && /^\p{Lu}/u.test(last) ? last : '';
}

/** "The allegations against Reed": whom a charge is said to be against, where that is somebody else than who denies it. */
const AGAINST =
  /^[^.;:]{0,60}?\s(?:against|gegen|contra|contre|против)\s((?:\p{L}+\.?\s)?\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+)?)/u;

/** Terms of words that say what something is about: no names, numbers or charges. */
function aboutTerms(document: Document, words: readonly Word[]): Set<number> {
  const { text, language } = document.article;
  const charge = chargeOf(language);
  const tells = ({ term, word, start }: Word): boolean =>
    term !== 0 &&
    !/^\d/u.test(word) &&
    charge?.test(word) !== true &&
    // German writes every noun like a name.
    (language === 'de' || !/^\p{Lu}/u.test(text.slice(start, start + 2)));
  return new Set(words.filter(tells).map(({ term }) => term));
}

/** Where what a sentence denies is told; null when it denies nothing. */
function deniedAt({ document, sentence, start, end }: Statement, isDenied: boolean): number | null {
  const { text, language } = document.article;
  const said = text.slice(start, end);
  if (isDenied) {
    const verb = denying(language)?.exec(said);
    return verb ? start + verb.index + verb[0].length : null;
  }
  const seen = readingOf(document).sentences[sentence]?.seen;
  const called = seen && callingUntrue(language)?.exec(said, seen);
  return called ? start + called.index : null;
}

function termsOf(statement: Statement, from: number): ReadonlySet<number> {
  const { document, sentence, end } = statement;
  const { sentences } = readingOf(document);
  const clause =
    /^[^.;:—]*/u.exec(document.article.text.slice(from, Math.min(end, from + DENIED)))?.[0] ?? '';
  const own = (sentences[sentence]?.words ?? []).filter(
    ({ start, end: last }) => start >= from && last <= from + clause.length,
  );
  const denied = aboutTerms(document, own);
  if (denied.size > 0) return denied;
  const near = sentences.slice(Math.max(0, sentence - BEFORE), sentence + 1);
  return aboutTerms(
    document,
    near.flatMap(({ words }) => [...words]),
  );
}

/** The one person of the sentences before whom these accuse: "Four women accuse Moss of …. He denies the accusations." */
function accusedBefore(statement: Statement): string {
  const { document, sentence, start } = statement;
  const from = readingOf(document).sentences[Math.max(0, sentence - BEFORE)]?.start ?? start;
  const before = document.article.text.slice(from, start);
  const names = document.article.entities
    .filter(({ type }) => type === 'person' || type === 'unknown')
    .map(({ name }) => name.split(' ').at(-1) ?? '')
    .filter((name) => name.length >= SHORTEST_NAME && before.includes(name));
  const accused = [...new Set(names)].filter((name) =>
    accusationsOf(document, name).some((one) => one.sentence < sentence && one.sentence >= sentence - BEFORE),
  );
  return accused.length === 1 ? (accused[0] as string) : '';
}

function whoDenies(statement: Statement, source: string): string {
  const { text, language } = statement.document.article;
  if (source !== '') return nameOf(source, language);
  return pronounOf(language)?.test(text.slice(statement.start, statement.end))
    ? accusedBefore(statement)
    : '';
}

/** The sentences of a document in which somebody denies something. */
export const selfDenialsIn = annotation('self-denials', (document: Document): readonly SelfDenial[] => {
  if (!Object.hasOwn(ACCUSING_WORDS, document.article.language)) return [];
  return sentencesOf(document).sentences.flatMap(({ whole }): SelfDenial[] => {
    const attribution = attributionOf(whole);
    if (attribution === null) return [];
    const from = deniedAt(whole, attribution.certainty === 'denied');
    if (from === null) return [];
    const who = whoDenies(whole, attribution.source);
    const accused = AGAINST.exec(document.article.text.slice(from, whole.end))?.[1];
    if (accused !== undefined && !accused.includes(who)) return [];
    return who === '' ? [] : [{ statement: whole, who, terms: termsOf(whole, from) }];
  });
});
