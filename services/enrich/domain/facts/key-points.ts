/**
 * The sentences that sum up the story, three to seven unless more are asked for. A sentence scores by what it shares with other reports, by how much
 * it says and by how early it comes; each next one is chosen for what the chosen ones have not covered.
 */

import { annotation } from '@newsfold/report/documents/annotation.ts';
import type { Document } from '@newsfold/report/documents/document.ts';
import type { Statement } from '@newsfold/report/statements/statement.ts';
import { statementsOf } from '@newsfold/report/statements/statements.ts';
import type { Conflict, KeyPoint } from '@newsfold/schemas/generated/records.ts';
import type { ReadReport } from '../event/examined-reports.ts';
import { countSources } from '../event/independence.ts';
import { MOST_SHOWN } from '../event/shown.ts';
import { isColumn, speaksForItself } from '../framing/own-voice.ts';
import { goesOn, isReadable, isUnsigned } from '../worth/readable.ts';
import { type Agreement, type Mention, referenceTo } from './agreements.ts';
import { isOpen, isOvertaken } from './perishable.ts';
import { informationOf } from './unique-facts.ts';

/** Points of a story whose reports have as many to offer. */
const USUAL_POINTS = 5;
const MAX_REFERENCES = 8;
/** Lengths of a sentence that can be shown, characters. */
const SHORTEST = 35;
const LONGEST = 340;
/** Further points need this share of the best one's score. */
const WORTH = 0.35;
/** What a sentence about something still to happen loses when another report is as new. */
const OPEN = 1;
/** Share of a sentence's words that the chosen points have covered: more is a repetition. */
const REPEATED = 0.55;

interface Candidate {
  readonly report: ReadReport;
  readonly sentence: Statement;
  readonly agreements: readonly Agreement[];
  readonly score: number;
}

/** What is left of the score of a sentence that goes on from another, and of words that do not say whose they are. */
const GOES_ON = 0.6;
const UNSIGNED = 0.4;
/** What is left where the report speaks for itself, or mostly does: a column is no news. */
const OWN_VOICE = 0.5;

/** What the newest value of an update adds to a sentence that gives it; those before it are shown no more. */
const NEWEST = 1;

/** Sentences that give values of an update, with whether it is the newest. */
function updatedSentences(conflicts: readonly Conflict[]): ReadonlyMap<string, boolean> {
  const found = new Map<string, boolean>();
  for (const { kind, values } of conflicts) {
    if (kind !== 'update') continue;
    values.forEach(({ references }, i) => {
      for (const { articleId, end } of references) {
        const key = `${articleId}:${end}`;
        found.set(key, i === values.length - 1 || found.get(key) === true);
      }
    });
  }
  return found;
}

/** A sentence as a key point, whatever others say. */
interface Showable {
  readonly sentence: Statement;
  /** Less than 1 when it refers back, does not say whose words it is or is the report's own opinion. */
  readonly clarity: number;
  readonly place: number;
}

function clarityOf(sentence: Statement): number {
  const isOwnVoice = speaksForItself(sentence) || isColumn(sentence.document);
  return (isUnsigned(sentence) ? UNSIGNED : goesOn(sentence) ? GOES_ON : 1) * (isOwnVoice ? OWN_VOICE : 1);
}

function readShowable(document: Document): readonly Showable[] {
  const wholes = new Set(statementsOf(document).map(({ whole }) => whole));
  return [...wholes]
    .filter(({ start, end }) => end - start >= SHORTEST && end - start <= LONGEST)
    .filter(isReadable)
    .map((sentence) => ({
      sentence,
      clarity: clarityOf(sentence),
      place: 1 / (1 + sentence.sentence / 4),
    }));
}

/** The sentences of a document that can be shown. */
const showableIn = annotation('showable sentences', readShowable);

function scoreOf(
  { sentence, clarity, place }: Showable,
  agreements: readonly Agreement[],
  mostInformative: number,
  isNewest: boolean | undefined,
): number {
  let support = 0;
  for (const { sources } of agreements) support += Math.log2(sources);
  const newness = isNewest === true ? NEWEST : 0;
  const score =
    1.2 * Math.min(3, support) + informationOf(sentence) / mostInformative + 1.2 * place + newness;
  return clarity * score;
}

const NO_AGREEMENTS: readonly Agreement[] = [];

function candidatesOf(
  reports: readonly ReadReport[],
  agreements: readonly Agreement[],
  conflicts: readonly Conflict[],
): Candidate[] {
  const updated = updatedSentences(conflicts);
  const saidIn = new Map<Statement, Agreement[]>();
  for (const agreement of agreements) {
    for (const { statement } of [...agreement.mentions, ...agreement.further]) {
      saidIn.set(statement.whole, [...(saidIn.get(statement.whole) ?? []), agreement]);
    }
  }
  let mostInformative = 1;
  for (const { document } of reports) {
    for (const { sentence } of showableIn(document))
      mostInformative = Math.max(mostInformative, informationOf(sentence));
  }
  return reports
    .flatMap((report) =>
      showableIn(report.document).map((showable): Candidate => {
        const { sentence } = showable;
        const said = saidIn.get(sentence) ?? NO_AGREEMENTS;
        const isNewest =
          updated.size === 0 ? undefined : updated.get(`${sentence.article.articleId}:${sentence.end}`);
        return {
          report,
          sentence,
          agreements: said,
          score: isNewest === false ? 0 : scoreOf(showable, said, mostInformative, isNewest),
        };
      }),
    )
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}

function isRepetition(
  candidate: Candidate,
  covered: ReadonlySet<number>,
  used: ReadonlySet<Agreement>,
): boolean {
  const { sentence, agreements } = candidate;
  if (agreements.length > 0 && agreements.every((agreement) => used.has(agreement))) return true;
  const known = sentence.contentWords.reduce(
    (sum, { key, weight }) => sum + (covered.has(key) ? weight : 0),
    0,
  );
  return known > REPEATED * sentence.mass;
}

/**
 * Candidates by score, those that another report has overtaken left out and those that are open yet put back: both are
 * asked of the few that come up.
 */
class CurrentFirst {
  /** Ascending. */
  readonly #left: Candidate[];
  readonly #reports: readonly ReadReport[];
  readonly #putBack = new Set<Statement>();

  /** @param candidates the best first */
  constructor(candidates: readonly Candidate[], reports: readonly ReadReport[]) {
    this.#left = candidates.toReversed();
    this.#reports = reports;
  }

  next(): Candidate | undefined {
    for (;;) {
      const candidate = this.#left.pop();
      if (!candidate) return undefined;
      const { report, sentence, score } = candidate;
      if (this.#putBack.has(sentence)) return candidate;
      if (isOvertaken(sentence, report, this.#reports)) continue;
      if (!isOpen(sentence, report, this.#reports)) return candidate;
      if (score <= OPEN) continue;
      this.#putBack.add(sentence);
      const at = this.#left.findLastIndex((other) => other.score < score - OPEN);
      this.#left.splice(at + 1, 0, { ...candidate, score: score - OPEN });
    }
  }
}

function toKeyPoint({ report, sentence, agreements }: Candidate): KeyPoint {
  const others = new Map<ReadReport, Mention>();
  for (const { mentions } of agreements) {
    for (const mention of mentions)
      if (mention.report !== report && !others.has(mention.report)) others.set(mention.report, mention);
  }
  const references = [
    referenceTo(sentence),
    ...[...others.values()].map(({ statement }) => referenceTo(statement)),
  ];
  return {
    text: sentence.article.text.slice(sentence.start, sentence.end),
    language: sentence.article.language,
    references: references.slice(0, MAX_REFERENCES),
    independentPublishers: countSources([report.source, ...[...others.keys()].map(({ source }) => source)]),
  };
}

/**
 * The key points of the examined reports, in the order of choice: five, more where these are well supported, fewer where
 * the reports have no more to offer.
 * @param conflicts whose updates say which sentences are out of date
 */
export function chooseKeyPoints(
  reports: readonly ReadReport[],
  agreements: readonly Agreement[],
  conflicts: readonly Conflict[],
): KeyPoint[] {
  const candidates = new CurrentFirst(candidatesOf(reports, agreements, conflicts), reports);
  const covered = new Set<number>();
  const used = new Set<Agreement>();
  const chosen: Candidate[] = [];
  let best = 0;
  for (;;) {
    if (chosen.length >= MOST_SHOWN.keyPoints) break;
    const candidate = candidates.next();
    if (!candidate) break;
    best ||= candidate.score;
    if (chosen.length >= USUAL_POINTS && candidate.score < WORTH * best) break;
    if (isRepetition(candidate, covered, used)) continue;
    chosen.push(candidate);
    for (const { key } of candidate.sentence.contentWords) covered.add(key);
    for (const agreement of candidate.agreements) used.add(agreement);
  }
  return chosen.map(toKeyPoint);
}
