/** Why an article is in its story, and why two are together or are not: what the events say, in words. */
import type { Story, StoryArticle } from '@newsfold/schemas/generated/records.ts';
import { PART_WORDS } from './part-words.ts';

/** What brought an article where it is. */
const WORDS = {
  new_story: 'it founded the story',
  joined: 'it reports the same event as the reports that were here',
  copy: 'it carries the text of another article of the story',
  edit: 'it is another version of an article that was here',
  move: 'it was moved here when later reports showed that it belongs here',
  merge: 'its story was merged into this one',
  split: 'it was here when this story was split off another',
  decision: 'an editor decided so',
};
/** What may have brought it. */
export type MatchReason = keyof typeof WORDS;
const REASON_WORDS: Readonly<Record<string, string>> = WORDS;

/** A part of a score, in words. */
export interface PartInWords {
  readonly name: string;
  readonly value: number;
  readonly contribution: number;
  readonly words: string;
}

/** Why an article is in its story. */
export interface MatchInWords {
  readonly reason: string;
  readonly words: string;
  readonly score: number | null;
  /** The article that it resembled most, where it is told. */
  readonly articleId: string | null;
  readonly parts: readonly PartInWords[];
  /** The story that came next to it; null where none did. It may have gone since. */
  readonly runnerUp: { readonly storyId: string; readonly score: number | null } | null;
}

/** An article of a story as it is told why it is there. */
export interface ArticleInWords extends Omit<StoryArticle, 'match'> {
  readonly match: MatchInWords;
}

function matchInWords({ match, wireCredit }: StoryArticle): MatchInWords {
  const credit = match.reason === 'copy' && wireCredit !== null ? `; it credits ${wireCredit}` : '';
  return {
    reason: match.reason,
    words: `${REASON_WORDS[match.reason] ?? match.reason}${credit}`,
    score: match.score,
    articleId: match.articleId,
    parts: match.parts.map((part) => ({ ...part, words: PART_WORDS[part.name] ?? part.name })),
    runnerUp:
      match.runnerUpStoryId === null ? null : { storyId: match.runnerUpStoryId, score: match.runnerUpScore },
  };
}

/** The articles of a story with their reasons. */
export function articlesInWords({ articles }: Story): readonly ArticleInWords[] {
  return articles.map((article) => ({ ...article, match: matchInWords(article) }));
}

/** A text and all who carry it. */
export interface CopyGroup {
  readonly copyGroupId: string;
  /** The first that had it, as far as it is listed. */
  readonly original: string | null;
  readonly articleIds: readonly string[];
}

/** Who carries whose text: groups of more than one article. */
export function copyGroups({ articles }: Story): readonly CopyGroup[] {
  const groups = new Map<string, StoryArticle[]>();
  for (const article of articles) {
    const group = groups.get(article.copyGroupId) ?? [];
    group.push(article);
    groups.set(article.copyGroupId, group);
  }
  return [...groups]
    .filter(([, group]) => group.length > 1)
    .map(([copyGroupId, group]) => ({
      copyGroupId,
      original: group.find(({ role }) => role !== 'copy')?.articleId ?? null,
      articleIds: group.map(({ articleId }) => articleId),
    }));
}

/** An article that somebody asks about, where it was found. */
export interface Asked {
  readonly story: Story;
  readonly article: StoryArticle;
}

/** How two articles stand to each other. */
export const RELATIONS = ['same-article', 'copies', 'together', 'apart'] as const;
export type Relation = (typeof RELATIONS)[number];

/** See the file's head. */
export interface Why {
  readonly relation: Relation;
  /** Sentences for a person. */
  readonly words: readonly string[];
}

const titled = ({ article }: Asked) => `“${article.title}” (${article.publisher.name})`;

function wordsOf(asked: Asked): string {
  const { words, score, parts } = matchInWords(asked.article);
  const points = score === null ? '' : ` (score ${score.toFixed(2)})`;
  const most =
    parts.length === 0
      ? ''
      : `: ${parts.map((part) => `${part.words} ${signed(part.contribution)}`).join('; ')}`;
  return `${titled(asked)} is in its story because ${words}${points}${most}.`;
}

const signed = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;

/** That an article nearly came to the story of the other; '' where it did not. */
function nextBest(asked: Asked, other: Asked): string {
  const { runnerUp } = matchInWords(asked.article);
  if (runnerUp?.storyId !== other.story.storyId) return '';
  const points = runnerUp.score === null ? '' : ` (score ${runnerUp.score.toFixed(2)})`;
  return `For ${titled(asked)} the story of the other came next${points}.`;
}

/** Why two articles are together or are not. */
export function why(a: Asked, b: Asked): Why {
  if (a.article.articleId === b.article.articleId)
    return { relation: 'same-article', words: [`Both are ${titled(a)}.`, wordsOf(a)] };
  if (a.story.storyId !== b.story.storyId)
    return {
      relation: 'apart',
      words: [
        `They are in two stories: “${a.story.headline.text}” and “${b.story.headline.text}”.`,
        ...(a.story.scope === b.story.scope
          ? []
          : [
              `One is of the scope ${a.story.scope}, the other of ${b.story.scope}: scopes are never compared.`,
            ]),
        ...[nextBest(a, b), nextBest(b, a)].filter((words) => words !== ''),
        wordsOf(a),
        wordsOf(b),
      ],
    };
  if (a.article.copyGroupId === b.article.copyGroupId)
    return { relation: 'copies', words: ['They carry the same text.', wordsOf(a), wordsOf(b)] };
  const direct = [a, b].find(
    ({ article }) => article.match.articleId === (article === a.article ? b : a).article.articleId,
  );
  return {
    relation: 'together',
    words: [
      `Both are in “${a.story.headline.text}”.`,
      ...(direct === undefined ? [] : [`${titled(direct)} came here because of the other.`]),
      wordsOf(a),
      wordsOf(b),
    ],
  };
}
