/**
 * What stories say of a claim. By words, not by meaning: a sentence tells of a claim when it has most of the claim's
 * words, and agrees with it when it has its numbers too and denies neither more nor less. Whatever is less sure is unknown.
 */
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { foldText } from './fold-text.ts';

/** What can be said of a claim. */
export const VERDICTS = ['agreed', 'contested', 'unknown'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Where it stands. */
export interface Citation {
  readonly storyId: string;
  /** What the story says of it: its sources agree, contradict each other, or one source alone has it. */
  readonly standing: 'agreed' | 'contested' | 'one-source';
  readonly text: string;
  readonly quote: string;
  readonly publisher: string | null;
  readonly url: string | null;
}

/** See the file's head. */
export interface CheckedClaim {
  readonly verdict: Verdict;
  /** Why, in a sentence. */
  readonly why: string;
  readonly citations: readonly Citation[];
}

const WORDS = /[\p{L}\p{N}\p{M}]+/gu;
const NUMBER = /^\p{N}+$/u;
/** Words of English that say nothing of what is claimed. */
const PLAIN = new Set(
  'the and for was were are has have had that this with from its his her their they will would been about after into over said says than then when who which'.split(
    ' ',
  ),
);
const DENIALS = new Set(
  'no not never none nobody denied denies deny without nicht kein keine nie pas jamais sans'.split(' '),
);
/** Share of a claim's words that a sentence must have. */
const TELLS = 0.6;
/** States of a fact that no longer holds. */
const OVERTAKEN: ReadonlySet<string> = new Set(['denied', 'corrected', 'superseded']);
/** Citations of an answer. */
const CITED = 12;

interface Words {
  readonly all: ReadonlySet<string>;
  readonly telling: readonly string[];
  readonly numbers: readonly string[];
  readonly isDenied: boolean;
}

function wordsOf(text: string): Words {
  // 1,200 and 1.200 are one number.
  const folded = foldText(text).replace(/(\p{N})[.,](?=\p{N}{3}(?!\p{N}))/gu, '$1');
  const all = new Set(folded.match(WORDS) ?? []);
  const numbers = [...all].filter((word) => NUMBER.test(word));
  const telling = [...all].filter(
    (word) => !NUMBER.test(word) && !PLAIN.has(word) && !DENIALS.has(word) && word.length > 2,
  );
  return { all, telling, numbers, isDenied: [...all].some((word) => DENIALS.has(word)) };
}

/** The words of a claim by which stories are searched, the longest first. */
export function searchedWords(claim: string): readonly string[] {
  return [...wordsOf(claim).telling].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

/** Whether a text tells of a claim; a word counts where the other only bends it. */
function tellsOf(claim: Words, text: Words): boolean {
  if (claim.telling.length === 0) return false;
  const bent = [...text.all].filter((word) => word.length > 3);
  const has = (word: string) =>
    text.all.has(word) || (word.length > 4 && bent.some((other) => other.startsWith(word.slice(0, -1))));
  return claim.telling.filter(has).length / claim.telling.length >= TELLS;
}

const hasNumbers = (claim: Words, text: Words) => claim.numbers.every((number) => text.all.has(number));

interface Place {
  readonly text: string;
  readonly references: readonly { readonly articleId: string; readonly quote: string }[];
}

function citationsOf(story: Story, standing: Citation['standing'], { text, references }: Place): Citation[] {
  const { storyId } = story;
  return references.slice(0, 3).map(({ articleId, quote }) => {
    const article = story.articles.find((one) => one.articleId === articleId);
    return {
      storyId,
      standing,
      text,
      quote,
      publisher: article?.publisher.name ?? null,
      url: article?.url ?? null,
    };
  });
}

function contestedIn(story: Story, claim: Words): Citation[] {
  return story.conflicts.flatMap(({ kind, about, values }) => {
    if (kind !== 'conflict') return [];
    const told = wordsOf(
      [about, ...values.flatMap(({ references }) => references.map(({ quote }) => quote))].join(' '),
    );
    const isMeant =
      tellsOf(claim, told) && (claim.numbers.length === 0 || claim.numbers.some((one) => told.all.has(one)));
    return isMeant
      ? values.flatMap((value) =>
          citationsOf(story, 'contested', { text: `${about}: ${value.text}`, references: value.references }),
        )
      : [];
  });
}

function saidIn(
  story: Story,
  claim: Words,
  places: readonly Place[],
  standing: Citation['standing'],
): Citation[] {
  return places
    .filter(({ text }) => {
      const told = wordsOf(text);
      return tellsOf(claim, told) && hasNumbers(claim, told) && told.isDenied === claim.isDenied;
    })
    .flatMap((place) => citationsOf(story, standing, place));
}

/** Checks a claim against stories. */
export function checkClaim(text: string, stories: readonly Story[]): CheckedClaim {
  const claim = wordsOf(text);
  const contested = stories.flatMap((story) => contestedIn(story, claim));
  if (contested.length > 0)
    return {
      verdict: 'contested',
      why: 'reports contradict each other in this; the citations show what each says',
      citations: contested.slice(0, CITED),
    };
  const agreed = stories.flatMap((story) =>
    saidIn(
      story,
      claim,
      // What was denied or replaced since is not agreed on any more.
      story.agreed.filter(({ state }) => !OVERTAKEN.has(state)),
      'agreed',
    ),
  );
  if (agreed.length > 0)
    return {
      verdict: 'agreed',
      why: 'independent sources say so in words of their own',
      citations: agreed.slice(0, CITED),
    };
  const alone = stories.flatMap((story) =>
    saidIn(story, claim, [...story.uniqueToSource, ...story.keyPoints], 'one-source'),
  );
  return {
    verdict: 'unknown',
    why:
      alone.length > 0
        ? 'it is reported, and it is not shown that independent sources agree'
        : 'no story that was found says this, or denies it',
    citations: alone.slice(0, CITED),
  };
}
