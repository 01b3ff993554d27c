/**
 * The headline: that of the report whose headline the other reports cover best. Never a copy's, one marked as an
 * update, or a column's, when there is another; shown without the outlet's name at its end.
 */

import { annotation } from '@newsfold/report/documents/annotation.ts';
import type { Document } from '@newsfold/report/documents/document.ts';
import { groupsOf } from '@newsfold/report/reading/meaning-groups.ts';
import { coverage, readingOf, readWords, type Word, weigh } from '@newsfold/report/reading/reading.ts';
import type { Conflict, Headline } from '@newsfold/schemas/generated/records.ts';
import { numberWords } from '@newsfold/text/numbers/number-words.ts';
import { type TitleStages, tellsOutcome, titleStages } from '../course/title-stage.ts';
import type { Enricher } from '../event/enricher.ts';
import type { ExaminedReports, ReadReport } from '../event/examined-reports.ts';
import { lastingAnnotation } from '../event/lasting-annotation.ts';
import { conflictsOf } from './facts.ts';

/** The headline and the others worth showing. */
export interface Headlines {
  readonly headline: Headline;
  readonly altHeadlines: readonly Headline[];
}

const MAX_HEADLINE = 300;
const MAX_ALTERNATIVES = 5;
/** Advantage of the first report's headline, halved for the second: later ones follow up on known news. */
const EARLY = 1.3;
/** Reports seen within this time of each other came together: none of them was the first. Milliseconds. */
const TOGETHER = 60_000;
const DAY = 86_400_000;
/** Advantage of a headline that was published a day after the first or later. */
const NEXT_DAY = 0.3;
/** Advantage of a headline with the outcome: a verdict for the deed, those who were found for the search. */
const OUTCOME = 0.8;
/** Advantage of a headline that was published after all others, a part of it after some: the story as it stands. */
const LATE = 0.3;
/** What a word of the same meaning counts, the word itself being 1. */
const MEANT = 0.7;
/** Sentences of a report that count as its beginning. */
const LEAD_SENTENCES = 3;
/** Two headlines that share more of their content words are shown once. */
const SAME_HEADLINE = 0.7;

const MARKED =
  /^\W*(?:update|updated|correction|corrected|live|watch|video|photos|breaking|exclusive|opinion|analysis|explainer|editorial|comment|factbox|timeline|aktualisiert|mise à jour|actualización|atualização)\b[^:|–—-]{0,12}[:|–—-]/i;
const COLUMN =
  /(?:^|[:–—-]\s)(?:how|why|what|who|where|when|here'?s|inside|wie|warum|was|comment|pourquoi|cómo|por qué)\b|\bask what\b|\bshould do\b|\?\s*$|^["“'‘«„]/i;

/** Where outlets keep what somebody thinks of the news, in the address of a page. */
const OPINION =
  /\/(?:opinions?|commentisfree|commentary|columns?|columnists?|op-?eds?|editorials?|voices|views?|meinung|kommentare?|kolumnen?|opinion(?:es)?|tribunas?|columnas?|idees|debats|mnenie|mneniya)\//i;
/** English headlines that leave open whether their news is one. */
const OPEN =
  /(?<![\p{L}\p{N}])(?:sources?:|reportedly|reports say|may|might|could|rumou?rs?|expected|likely)(?![\p{L}\p{N}])/iu;

/** More than being early or late, less than saying nothing. */
const SUPERSEDED = 2;
/** Words of a headline that tells what happened. */
const FEWEST = 4;
const MOST = 20;
/** A year or a time of day: mostly the page's. */
const DATED = /(?<!\d)(?:19|20)\d{2}(?!\d)|\d:\s?\d{2}|\bGMT\b/u;

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** A headline without the outlet's name at its end. */
function withoutOutlet(title: string, publisherName: string, family: string | null): string {
  const match = /^(.{12,}?)\s+[|–—-]\s+([^|–—]{2,40})$/u.exec(title);
  const [, head, tail] = match ?? [];
  if (head === undefined || tail === undefined) return title;
  const outlet = letters(tail);
  const names = [letters(publisherName), letters(family?.split('.')[0] ?? '')].filter(
    (name) => name.length > 2,
  );
  return names.some((name) => outlet.includes(name) || name.includes(outlet)) ? head : title;
}

/** The content words of a report's headline and first sentences. */
interface Beginning {
  readonly terms: ReadonlyMap<number, number>;
  /** Groups of meaning that they belong to. */
  readonly groups: ReadonlySet<number>;
}

/** The beginning of a document. */
const beginningOf = annotation('beginning', (document: Document): Beginning => {
  const { title, sentences } = readingOf(document);
  const terms = weigh([
    ...title,
    ...sentences.slice(0, LEAD_SENTENCES).flatMap((sentence) => sentence.words),
  ]);
  const groups = new Set([...terms.keys()].flatMap((term) => groupsOf(term, document.article.language)));
  return { terms, groups };
});

/** A report's headline as shown, with its content words. */
interface Title {
  readonly text: string;
  readonly saysSomething: boolean;
  /** How far it says that things have come. */
  readonly stages: TitleStages;
  readonly terms: ReadonlyMap<number, number>;
  /** In digits or written out. */
  readonly numbers: ReadonlySet<number>;
  readonly words: ReadonlyArray<{
    readonly term: number;
    readonly weight: number;
    readonly groups: readonly number[];
  }>;
}

/** What pages write beside a time: "Last updated 27 November 2005". */
const OF_A_PAGE = new Set(
  'last updated update posted published page home gmt utc est edt aktualisiert actualizado actualizada publicado publié modifié atualizado обновлено опубликовано'.split(
    ' ',
  ),
);
/** Words of a headline that says something: a name and what about it. */
const LEAST_WORDS = 2;
/** More than whatever may speak for a headline. */
const SAYS_NOTHING = 3;

/** Whether a headline says anything beside a time or a number. */
function says(words: readonly Word[]): boolean {
  const telling = words.filter(
    ({ term, word, known }) => term !== 0 && known.isSubject && !OF_A_PAGE.has(word),
  );
  return telling.length >= LEAST_WORDS;
}

/** The headline of a document. */
const titleOf = annotation('title', ({ article }: Document): Title => {
  const { language, publisher } = article;
  const text = withoutOutlet(article.title, publisher.name, publisher.family);
  const read = readWords(text, language);
  const terms = weigh(read);
  const words = [...terms].map(([term, weight]) => ({ term, weight, groups: groupsOf(term, language) }));
  const numbers = new Set(read.map(({ word }) => numberWords(language).get(word) ?? Number(word)));
  const stages = titleStages(text, language);
  return { text, terms, numbers, words, stages, saysSomething: says(read) };
});

/** Share of the weight of a headline's words that a report begins with, or has a word of one meaning for, 0 to 1. */
function covered({ words }: Title, by: Beginning): number {
  let all = 0;
  let found = 0;
  for (const { term, weight, groups } of words) {
    all += weight;
    if (by.terms.has(term)) found += weight;
    else if (groups.some((group) => by.groups.has(group))) found += MEANT * weight;
  }
  return all === 0 ? 0 : found / all;
}

function penalty(report: ReadReport, { text, saysSomething }: Title): number {
  const words = text.split(/\s+/).length;
  let sum = saysSomething ? 0 : SAYS_NOTHING;
  if (MARKED.test(text)) sum += 1;
  if (COLUMN.test(text)) sum += 0.35;
  if (report.source === null) sum += 0.5;
  if (words < FEWEST) sum += 0.5;
  if (words > MOST) sum += 0.25;
  if (DATED.test(text)) sum += 0.3;
  if (OPINION.test(report.article.url ?? '')) sum += 0.6;
  if (report.article.language === 'en' && OPEN.test(text)) sum += 0.4;
  return sum;
}

interface Candidate {
  readonly headline: Headline;
  readonly terms: ReadonlyMap<number, number>;
  readonly score: number;
}

/**
 * Whether a report came before another: by their times where both are exact, else by their days, and on one day by when
 * they were seen.
 * @param isOrdered whether it stands before the other in the order of arrival, which an edit does not change
 */
function cameBefore({ article: a }: ReadReport, { article: b }: ReadReport, isOrdered: boolean): boolean {
  if (a.publishedAt !== null && b.publishedAt !== null) {
    if (a.publishedAtQuality !== 'day' && b.publishedAtQuality !== 'day')
      return isOrdered && a.publishedAt < b.publishedAt;
    const [day, other] = [Math.floor(a.publishedAt / DAY), Math.floor(b.publishedAt / DAY)];
    if (day !== other) return day < other;
  }
  return a.seenAt + TOGETHER <= b.seenAt;
}

/** Whether a report was published a day after the first one of known time, or later. */
function isNextDay({ article }: ReadReport, reports: readonly ReadReport[]): boolean {
  const { publishedAt } = article;
  if (publishedAt === null) return false;
  return reports.some(({ article: { publishedAt: other } }) => other !== null && other + DAY <= publishedAt);
}

/** Share of the reports that are known to have been published before a report. */
function shareBefore({ article }: ReadReport, reports: readonly ReadReport[]): number {
  const { publishedAt } = article;
  if (publishedAt === null) return 0;
  const before = reports.filter(
    ({ article: { publishedAt: other } }) => other !== null && other < publishedAt,
  );
  return before.length / reports.length;
}

/** Whether a headline gives a value that a later one has replaced. */
function isSuperseded({ numbers }: Title, conflicts: readonly Conflict[]): boolean {
  return conflicts.some(({ kind, values }) => {
    const current = values.at(-1)?.value ?? null;
    if (kind !== 'update' || current === null || numbers.has(current)) return false;
    return values.some(({ value }) => value !== null && numbers.has(value));
  });
}

function toCandidates(reports: readonly ReadReport[], conflicts: readonly Conflict[]): Candidate[] {
  const leads = reports.map(({ document }) => beginningOf(document));
  const stages = reports.map(({ document }) => titleOf(document).stages);
  return reports
    .map((report, i): Candidate => {
      const { article, document } = report;
      const title = titleOf(document);
      const { text, terms } = title;
      let sum = 0;
      leads.forEach((other, j) => {
        if (i !== j) sum += covered(title, other);
      });
      const before = reports.filter((other, j) => cameBefore(other, report, j < i)).length;
      const isLater = isNextDay(report, reports) ? NEXT_DAY : 0;
      const timeliness = EARLY / (1 + before) + LATE * shareBefore(report, reports) + isLater;
      const outcome = tellsOutcome(title.stages, stages) ? OUTCOME : 0;
      const stale = isSuperseded(title, conflicts) ? SUPERSEDED : 0;
      const score =
        sum / Math.max(1, reports.length - 1) + timeliness + outcome - penalty(report, title) - stale;
      const headline = {
        text: text.slice(0, MAX_HEADLINE),
        language: article.language,
        articleId: article.articleId,
      };
      return { headline, terms, score };
    })
    .filter((candidate) => candidate.headline.text !== '');
}

/** A story whose reports have no headline shows the first sentence of the first report that has one. */
function fromText(reports: readonly ReadReport[]): Headline {
  for (const { article, document } of reports) {
    const sentence = readingOf(document).sentences[0];
    if (!sentence) continue;
    return {
      text: sentence.text.slice(0, MAX_HEADLINE),
      language: article.language,
      articleId: article.articleId,
    };
  }
  const first = reports[0]?.article;
  return { text: '', language: first?.language ?? 'und', articleId: first?.articleId ?? '' };
}

function chooseAlternatives(candidates: readonly Candidate[], chosen: Candidate): Headline[] {
  const kept: Candidate[] = [chosen];
  for (const candidate of candidates) {
    if (kept.length > MAX_ALTERNATIVES) break;
    const same = kept.some((other) => coverage(candidate.terms, other.terms) > SAME_HEADLINE);
    if (candidate !== chosen && !same) kept.push(candidate);
  }
  return kept.slice(1).map((candidate) => candidate.headline);
}

const headlinesOf = lastingAnnotation('headlines', (examined: ExaminedReports): Headlines => {
  const { reports } = examined;
  // Sorting is stable and reports are in order of time: of two equal ones the earlier wins.
  const candidates = toCandidates(reports, conflictsOf(examined)).sort((a, b) => b.score - a.score);
  const chosen = candidates[0];
  if (!chosen) return { headline: fromText(reports), altHeadlines: [] };
  return { headline: chosen.headline, altHeadlines: chooseAlternatives(candidates, chosen) };
});

/** Headlines of the story. */
export const headlineEnricher: Enricher<Headlines> = {
  name: 'headline',
  version: 7,
  empty: { headline: { text: '', language: 'und', articleId: '' }, altHeadlines: [] },
  run: ({ examined }) => headlinesOf(examined),
};
