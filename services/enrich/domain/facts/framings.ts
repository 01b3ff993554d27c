/**
 * One fact in different lights, which is no conflict: reports agree on it, and one of them judges it in words of its own
 * where another only tells it or judges otherwise, or tells as a fact what another leaves to who claims it.
 */

import { readingOf } from '@newsfold/report/reading/reading.ts';
import { attributionOf } from '@newsfold/report/statements/attribution.ts';
import { sentencesOf } from '@newsfold/report/statements/sentences.ts';
import type { Statement } from '@newsfold/report/statements/statement.ts';
import type { Framing, FramingKind, Telling } from '@newsfold/schemas/generated/records.ts';
import { type JudgingWord, judgingWordsOf } from '../framing/judgement.ts';
import { type Agreement, type Mention, referenceTo } from './agreements.ts';
import { aboutOf } from './conflict-values.ts';

const MAX_TELLINGS = 3;
/** Characters on each side of a judging word in which a word of the fact stands. */
const BESIDE = 45;

/** A mention with the light in which it tells the fact. */
interface Lit {
  readonly mention: Mention;
  readonly whole: Statement;
  readonly words: readonly JudgingWord[];
}

/** Terms of the content words of a sentence. */
function termsOf({ document, sentence }: Statement): ReadonlySet<number> {
  const words = readingOf(document).sentences[sentence]?.words ?? [];
  return new Set(words.filter(({ term }) => term !== 0).map(({ term }) => term));
}

/** What speaks of itself is somebody's post, and its words are not the report's. */
function speaksOfItself(whole: Statement): boolean {
  const { sentences, placeOf } = sentencesOf(whole.document);
  return sentences[placeOf.get(whole) ?? -1]?.isQuoted === true;
}

/** The judging words of a sentence beside which a word stands that another sentence of the fact has. */
function wordsAbout(whole: Statement, others: readonly Statement[]): readonly JudgingWord[] {
  const words = judgingWordsOf(whole);
  if (words.length === 0 || speaksOfItself(whole)) return [];
  const shared = new Set(others.flatMap((other) => [...termsOf(other)]));
  const places = readingOf(whole.document).sentences[whole.sentence]?.words ?? [];
  return words.filter(({ start, end }) =>
    places.some(
      (word) =>
        shared.has(word.term) &&
        (word.end <= start || word.start >= end) &&
        word.start >= start - BESIDE &&
        word.end <= end + BESIDE,
    ),
  );
}

/** What tells an agreed fact, the best of each report first. */
function mentionsOf({ mentions, further }: Agreement): readonly Mention[] {
  return [
    ...new Map([...mentions, ...further].map((mention) => [mention.statement.whole, mention])).values(),
  ];
}

function toTelling({ mention: { report }, whole, words }: Lit): Telling {
  return {
    text: whole.article.text.slice(whole.start, whole.end),
    language: whole.article.language,
    words: words.map(({ text }) => text),
    publisher: report.source ?? '',
    attribution: attributionOf(whole),
    references: [referenceTo(whole)],
  };
}

function toFraming(kind: FramingKind, lit: readonly Lit[]): Framing {
  return { kind, about: aboutOf(lit.map(({ whole }) => whole)), tellings: lit.map(toTelling) };
}

/** Those of different sources, one a report, at most as many as are shown. */
function ofEachReport(lit: readonly Lit[]): Lit[] {
  const seen = new Set<string | null>();
  const kept = lit.filter(({ mention: { report } }) => !seen.has(report.source) && seen.add(report.source));
  return kept.slice(0, MAX_TELLINGS);
}

/** The judgements on a fact: who judges it most, and those who do otherwise. */
function judged(all: readonly Lit[]): Framing | null {
  const [strongest] = all.toSorted((a, b) => b.words.length - a.words.length);
  if (!strongest || strongest.words.length === 0) return null;
  const keys = new Set(strongest.words.map(({ key }) => key));
  const { report } = strongest.mention;
  const others = all.filter(
    ({ mention, words }) =>
      mention.report.source !== report.source && !words.some(({ key }) => keys.has(key)),
  );
  if (others.length === 0) return null;
  // Who judges otherwise says more than who only tells.
  const inLight = others.toSorted((a, b) => b.words.length - a.words.length);
  return toFraming('judgement', ofEachReport([strongest, ...inLight]));
}

/** Whether a mention is one clause: in a longer sentence it is mostly something else that is claimed. */
const isOneClause = ({ whole }: Lit): boolean => whole.index >= 0;

/** Who tells as a fact what others leave to who claims it. */
function claimed(told: readonly Lit[]): Framing | null {
  const all = told.filter(isOneClause);
  const certaintyOf = ({ whole }: Lit) => attributionOf(whole)?.certainty ?? null;
  const claims = all.filter((lit) => certaintyOf(lit) === 'alleged');
  const sources = new Set(claims.map(({ mention }) => mention.report.source));
  const facts = all.filter((lit) => certaintyOf(lit) === null && !sources.has(lit.mention.report.source));
  return claims.length === 0 || facts.length === 0
    ? null
    : toFraming('certainty', ofEachReport([claims[0] as Lit, ...facts]));
}

/**
 * The framings of what reports agree on, in the order of the agreements.
 * @param agreements what they quote from a third is told in that one's light
 */
export function findFramings(agreements: readonly Agreement[]): Framing[] {
  const judging = new Set<string>();
  const isNew = ({ tellings }: Framing): boolean => {
    const [first] = tellings;
    const key = `${first?.publisher} ${first?.text}`;
    return !judging.has(key) && judging.add(key) !== undefined;
  };
  return agreements
    .filter(({ isQuoted }) => !isQuoted)
    .flatMap((agreement) => {
      const mentions = mentionsOf(agreement);
      const wholes = mentions.map(({ statement }) => statement.whole);
      const all = mentions.map((mention, i): Lit => {
        const whole = wholes[i] as Statement;
        return {
          mention,
          whole,
          words: wordsAbout(
            whole,
            wholes.filter((other) => other.document !== whole.document),
          ),
        };
      });
      return judged(all) ?? claimed(all) ?? [];
    })
    .filter(isNew);
}
