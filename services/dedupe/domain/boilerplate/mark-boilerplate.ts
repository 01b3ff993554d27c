/**
 * Which sentences of an article are boilerplate: those that the outlet's other articles share, those at an edge that
 * sound like the outlet talking about itself, and what stands between such sentences (headlines of other articles, which
 * rotate). The longest run of other sentences is the article and stays.
 */
import type { TextPart } from '@newsfold/text/boilerplate/text-parts.ts';
import type { MatchSettings } from '../settings.ts';

/** Why a sentence is left out. */
export type LeftOutReason = 'shared' | 'boilerplate' | 'between';

/** The sentences that are left out, each with the reason. */
export type Marks = Map<TextPart, LeftOutReason>;

type Line = readonly TextPart[];
type Numbers = MatchSettings['boilerplate'];

function linesOf(parts: readonly TextPart[]): Line[] {
  const lines: TextPart[][] = [];
  for (const part of parts) {
    if (part.beginsLine || lines.length === 0) lines.push([]);
    lines.at(-1)?.push(part);
  }
  return lines;
}

const wordsOf = (parts: Line): number => parts.reduce((sum, { words }) => sum + words, 0);

/** By words, so that a fragment ("Contact.") counts little. */
function meanScore(parts: Line, { mostScore }: Numbers): number {
  const sum = parts.reduce((total, { score, words }) => total + words * Math.min(mostScore, score), 0);
  return sum / Math.max(1, wordsOf(parts));
}

/** In a line with sentences of its own, or where what is shared reads like news, one earlier article is not enough. */
function markShared(
  lines: readonly Line[],
  sharing: (key: number) => number,
  numbers: Numbers,
  marks: Marks,
) {
  for (const line of lines) {
    const isOwn = line.some(({ key, score }) => score < numbers.score && sharing(key) < numbers.sharing);
    const shared = line.filter(({ key }) => sharing(key) > 0);
    const isPlain = wordsOf(shared) >= numbers.plainWords && meanScore(shared, numbers) < numbers.plainScore;
    const enough = isPlain ? numbers.sharingPlain : numbers.sharing;
    const needed = isOwn ? Math.max(enough, numbers.sharingInOwnLine) : enough;
    for (const part of line) if (sharing(part.key) >= needed) marks.set(part, 'shared');
    const [first] = line;
    if (first && first.opening !== 0 && first.words <= numbers.runWords)
      if (sharing(first.opening) >= numbers.sharingInOwnLine) marks.set(first, 'shared');
  }
}

/** Whole lines at an edge whose sentences sound like boilerplate on average; never the line with the most news. */
function markEdgeLines(lines: readonly Line[], numbers: Numbers, marks: Marks): void {
  const newsOf = (line: Line) => wordsOf(line.filter(({ score }) => score < numbers.score));
  const main = lines.reduce((most, line) => (newsOf(line) > newsOf(most) ? line : most), lines[0] ?? []);
  const isBoilerplate = (line: Line): boolean => {
    const rest = line.filter((part) => !marks.has(part));
    if (rest.length === 0) return true;
    const isTerse = wordsOf(rest) < numbers.runWords * rest.length;
    const hasClear = line.some((part) => part.score >= numbers.score || marks.has(part));
    const isNews = line === main && newsOf(line) >= numbers.lineShare * wordsOf(line);
    return !isNews && hasClear && meanScore(rest, numbers) >= numbers.lineScore && isTerse;
  };
  for (const order of [lines, lines.toReversed()])
    for (const line of order) {
      if (!isBoilerplate(line)) break;
      for (const part of line) if (!marks.has(part)) marks.set(part, 'boilerplate');
    }
}

/** Short lines that can be nothing else, wherever they are: what announces another article, an offer amid the text. */
function markClearLines(lines: readonly Line[], numbers: Numbers, marks: Marks): void {
  if (lines.length === 1) return;
  for (const line of lines) {
    const isClear = line[0] !== undefined && line[0].score >= numbers.clearScore;
    if (!isClear || wordsOf(line) > numbers.runWords) continue;
    for (const part of line) if (!marks.has(part)) marks.set(part, 'boilerplate');
  }
}

function markEdgeSentences(parts: Line, numbers: Numbers, marks: Marks): void {
  for (const order of [parts, parts.toReversed()])
    for (const part of order) {
      if (marks.has(part)) continue;
      if (part.score < numbers.score) break;
      marks.set(part, 'boilerplate');
    }
}

/** Runs of sentences that are not marked, in order, with the places of their first and of the one after the last. */
function runsOf(
  parts: Line,
  marks: Marks,
): { readonly from: number; readonly to: number; readonly words: number }[] {
  const runs: { from: number; to: number; words: number }[] = [];
  let from = 0;
  for (let at = 0; at <= parts.length; at++) {
    const part = parts[at];
    if (part && !marks.has(part)) continue;
    if (at > from) runs.push({ from, to: at, words: wordsOf(parts.slice(from, at)) });
    from = at + 1;
  }
  return runs;
}

function markBetween(parts: Line, lines: readonly Line[], numbers: Numbers, marks: Marks): void {
  const runs = runsOf(parts, marks);
  const main = runs.reduce((most, run) => (run.words > (most?.words ?? -1) ? run : most), runs[0]);
  if (!main || marks.size === 0) return;
  for (const run of runs) {
    const isEnclosed = run.from > 0 && run.to < parts.length;
    // A paragraph between two boilerplate lines is the report's; a headline is part of their line.
    const isWholeLines = parts[run.from]?.beginsLine && (parts[run.to]?.beginsLine ?? true);
    if (run === main || !isEnclosed || isWholeLines || run.words > numbers.runWords) continue;
    for (const part of parts.slice(run.from, run.to)) marks.set(part, 'between');
  }
  const isMain = new Set(parts.slice(main.from, main.to));
  for (const line of lines) {
    const rest = line.filter((part) => !marks.has(part));
    const left = wordsOf(rest);
    const isMostlyLeftOut = rest.length < line.length && left <= numbers.lineShare * wordsOf(line);
    if (!isMostlyLeftOut || left > numbers.lineWords || rest.some((part) => isMain.has(part))) continue;
    for (const part of rest) marks.set(part, 'between');
  }
}

/**
 * The sentences to leave out.
 * @param sharing in how many earlier articles of other content a key occurs
 */
export function markBoilerplate(
  parts: readonly TextPart[],
  sharing: (key: number) => number,
  numbers: Numbers,
): Marks {
  const marks: Marks = new Map();
  const lines = linesOf(parts);
  markShared(lines, sharing, numbers, marks);
  markClearLines(lines, numbers, marks);
  markEdgeLines(lines, numbers, marks);
  markEdgeSentences(parts, numbers, marks);
  markBetween(parts, lines, numbers, marks);
  return marks;
}
