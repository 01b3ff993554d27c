/**
 * What the present settings say of pairs that editors have decided: each is a labelled pair. The two articles are folded
 * alone, so that only what they say counts, and not what the window of the day held.
 */
import { runReplay } from '@newsfold/cli/replay/replay-run.ts';
import { createSettings, type MatchSettings } from '@newsfold/dedupe/domain/settings.ts';

/** A pair as `npx newsfold override list --json` writes it. */
export interface OverridePair {
  readonly decisionId: string;
  readonly kind: string;
  readonly by: string;
  readonly why: string;
  readonly articles: readonly {
    readonly articleId: string;
    readonly url: string | null;
    readonly title: string;
    readonly seenAt: string;
  }[];
}

/** What was found of a pair. */
export interface JudgedPair {
  readonly pair: OverridePair;
  readonly isTogether: boolean;
  /** Whether the settings agree with the editor. */
  readonly agrees: boolean;
  /** The score of the two; null where nothing was compared. */
  readonly score: number | null;
  /** The rule that separated them; null where none did. */
  readonly veto: string | null;
}

/**
 * Reads the lines of a file.
 * @throws Error with one line that says which line is wrong
 */
export function readOverrides(text: string): OverridePair[] {
  return text
    .split('\n')
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '')
    .map(({ line, number }) => {
      try {
        const pair = JSON.parse(line) as OverridePair;
        if (!Array.isArray(pair.articles) || typeof pair.kind !== 'string')
          throw new Error('it has no articles');
        return pair;
      } catch (error) {
        const why = (error as Error).message;
        throw new Error(`line ${number} is no decision as \`override -- list --json\` writes it: ${why}`);
      }
    });
}

/** The pairs that can be judged: two articles whose texts the log still had. */
export function judgeable(pairs: readonly OverridePair[]): readonly OverridePair[] {
  return pairs.filter(
    ({ kind, articles }) => (kind === 'together' || kind === 'apart') && articles.length === 2,
  );
}

/** Judges a pair. */
export function judgePair(pair: OverridePair, settings: MatchSettings = createSettings()): JudgedPair {
  const lines = pair.articles
    .toSorted((a, b) => (a.seenAt < b.seenAt ? -1 : 1))
    .map((article, position) => ({
      position,
      number: position + 1,
      id: article.articleId,
      raw: { ...article },
    }));
  let [score, veto]: [number | null, string | null] = [null, null];
  const { results } = runReplay(lines, { kind: 'file' }, settings, {
    decided: (_, { evidence }) => {
      score = evidence.score ?? score;
      veto = evidence.veto ?? veto;
    },
  });
  const isTogether = results[0]?.storyId === results[1]?.storyId;
  return { pair, isTogether, agrees: isTogether === (pair.kind === 'together'), score, veto };
}

/** The account of all pairs, line by line. */
export function overridesText(judged: readonly JudgedPair[], left: number): string[] {
  const of = (kind: string) => judged.filter(({ pair }) => pair.kind === kind);
  const agreed = (kind: string) => of(kind).filter(({ agrees }) => agrees).length;
  return [
    `together: ${agreed('together')} of ${of('together').length} are one story by the present settings`,
    `apart:    ${agreed('apart')} of ${of('apart').length} are two`,
    ...(left > 0 ? [`${left} decisions are no pair of articles with their texts, and are left out`] : []),
    ...judged
      .filter(({ agrees }) => !agrees)
      .map(({ pair, score, veto }) => {
        const [a, b] = pair.articles;
        const why = veto ?? (score === null ? 'nothing in common' : `score ${score.toFixed(2)}`);
        return `  ${pair.kind} by ${pair.by} (${pair.why}): "${a?.title}" / "${b?.title}": ${why}`;
      }),
  ];
}
