/**
 * What stories say of a claim. By words, not by meaning: a sentence tells of a claim when it has most of the claim's
 * words, and agrees with it when it has its numbers too, in digits or in words, and denies neither more nor less. One that
 * has nearly all of its words and another number of the same thing contests it. Whatever is less sure is unknown.
 */
import type { Quantity, Story } from '@newsfold/schemas/generated/records.ts';
import { numberWords } from '@newsfold/text/numbers/number-words.ts';
import { findQuantities } from '@newsfold/text/numbers/quantities.ts';
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
/** The same where it has another number: of two things told alike, one may have this number, the other that. */
const TELLS_OTHERWISE = 0.75;
/** States of a fact that no longer holds. */
const OVERTAKEN: ReadonlySet<string> = new Set(['denied', 'corrected', 'superseded']);
/** Citations of an answer. */
const CITED = 12;

interface Words {
  readonly all: ReadonlySet<string>;
  readonly telling: readonly string[];
  /** Numbers in digits that count nothing, such as years. */
  readonly numbers: readonly string[];
  readonly quantities: readonly Quantity[];
  readonly isDenied: boolean;
}

function wordsOf(text: string, language: string): Words {
  const quantities = findQuantities(text, language);
  const counted = new Set(quantities.map(({ value }) => String(value)));
  const spelt = numberWords(language);
  // 1,200 and 1.200 are one number.
  const folded = foldText(text).replace(/(\p{N})[.,](?=\p{N}{3}(?!\p{N}))/gu, '$1');
  const all = new Set(folded.match(WORDS) ?? []);
  const isNumber = (word: string) => NUMBER.test(word) || (spelt.get(word) ?? 0) > 1;
  const numbers = [...all].filter((word) => NUMBER.test(word) && !counted.has(word));
  const telling = [...all].filter(
    (word) => !isNumber(word) && !PLAIN.has(word) && !DENIALS.has(word) && word.length > 2,
  );
  return { all, telling, numbers, quantities, isDenied: [...all].some((word) => DENIALS.has(word)) };
}

/** A claim as it reads in each language: its numbers in words are of one. */
class Claim {
  readonly #text: string;
  readonly #read = new Map<string, Words>();

  constructor(text: string) {
    this.#text = text;
  }

  in(language: string): Words {
    const known = this.#read.get(language) ?? wordsOf(this.#text, language);
    this.#read.set(language, known);
    return known;
  }
}

/** The words of a claim by which stories are searched, the longest first. */
export function searchedWords(claim: string): readonly string[] {
  return [...wordsOf(claim, 'en').telling].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

/** The share of a claim's words that a text has; a word counts where the other only bends it. */
function shareTold(claim: Words, text: Words): number {
  if (claim.telling.length === 0) return 0;
  const bent = [...text.all].filter((word) => word.length > 3);
  const has = (word: string) =>
    text.all.has(word) || (word.length > 4 && bent.some((other) => other.startsWith(word.slice(0, -1))));
  return claim.telling.filter(has).length / claim.telling.length;
}

const isSame = (one: Quantity, other: Quantity) =>
  one.value === other.value && (one.unit === other.unit || one.unit === '' || other.unit === '');

const hasQuantity = (text: Words, one: Quantity) => text.quantities.some((other) => isSame(one, other));

const hasNumbers = (claim: Words, text: Words) =>
  claim.numbers.every((number) => text.all.has(number)) &&
  claim.quantities.every((one) => hasQuantity(text, one));

/** Whether a text has another number of what a claim counts, and both are told as exact. */
function hasAnother(claim: Words, text: Words): boolean {
  return claim.quantities.some(({ value, unit, qualifier }) => {
    if (unit === '' || qualifier !== '') return false;
    const others = text.quantities.filter((other) => other.unit === unit);
    return others.length > 0 && others.every((other) => other.value !== value && other.qualifier === '');
  });
}

interface Place {
  readonly text: string;
  readonly language: string;
  readonly references: readonly { readonly articleId: string; readonly quote: string }[];
}

function citationsOf(
  story: Story,
  standing: Citation['standing'],
  { text, references }: Pick<Place, 'text' | 'references'>,
): Citation[] {
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

function contestedIn(story: Story, given: Claim): Citation[] {
  const language = story.languages[0] ?? 'en';
  const claim = given.in(language);
  const isBare = claim.numbers.length + claim.quantities.length === 0;
  return story.conflicts.flatMap(({ kind, about, values }) => {
    if (kind !== 'conflict') return [];
    const quotes = values.flatMap(({ references }) => references.map(({ quote }) => quote));
    const told = wordsOf([about, ...quotes].join('. '), language);
    const isMeant =
      shareTold(claim, told) >= TELLS &&
      (isBare ||
        claim.numbers.some((one) => told.all.has(one)) ||
        claim.quantities.some((one) => hasQuantity(told, one)));
    return isMeant
      ? values.flatMap((value) =>
          citationsOf(story, 'contested', { text: `${about}: ${value.text}`, references: value.references }),
        )
      : [];
  });
}

type Telling = (claim: Words, told: Words) => boolean;

const saysSo: Telling = (claim, told) =>
  shareTold(claim, told) >= TELLS && hasNumbers(claim, told) && told.isDenied === claim.isDenied;
const saysOtherwise: Telling = (claim, told) =>
  shareTold(claim, told) >= TELLS_OTHERWISE && hasAnother(claim, told) && told.isDenied === claim.isDenied;

function saidIn(
  story: Story,
  claim: Claim,
  places: readonly Place[],
  standing: Citation['standing'],
  isMeant: Telling,
): Citation[] {
  return places
    .filter(({ text, language }) => isMeant(claim.in(language), wordsOf(text, language)))
    .flatMap((place) => citationsOf(story, standing, place));
}

/** Checks a claim against stories. */
export function checkClaim(text: string, stories: readonly Story[]): CheckedClaim {
  const claim = new Claim(text);
  const contested = stories.flatMap((story) => contestedIn(story, claim));
  if (contested.length > 0)
    return {
      verdict: 'contested',
      why: 'reports contradict each other in this; the citations show what each says',
      citations: contested.slice(0, CITED),
    };
  // What was denied or replaced since is not agreed on any more.
  const agreedBy = (isMeant: Telling) =>
    stories.flatMap((story) =>
      saidIn(
        story,
        claim,
        story.agreed.filter(({ state }) => !OVERTAKEN.has(state)),
        'agreed',
        isMeant,
      ),
    );
  const agreed = agreedBy(saysSo);
  if (agreed.length > 0)
    return {
      verdict: 'agreed',
      why: 'independent sources say so in words of their own',
      citations: agreed.slice(0, CITED),
    };
  const otherwise = agreedBy(saysOtherwise);
  if (otherwise.length > 0)
    return {
      verdict: 'contested',
      why: 'independent sources agree on another number; the citations show which',
      citations: otherwise.slice(0, CITED),
    };
  const alone = stories.flatMap((story) =>
    saidIn(story, claim, [...story.uniqueToSource, ...story.keyPoints], 'one-source', saysSo),
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
