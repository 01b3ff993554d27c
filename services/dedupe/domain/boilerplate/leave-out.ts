/**
 * An article without what its outlet puts around it, and what it teaches about the outlet. Everything that is learned is
 * recorded in the assignment: whoever applies that never reads a text again.
 */
import type { Article, LeftOut } from '@newsfold/schemas/generated/records.ts';
import { outletWords } from '@newsfold/text/boilerplate/outlet-words.ts';
import { readParts } from '@newsfold/text/boilerplate/read-parts.ts';
import { type TextPart, unpackParts } from '@newsfold/text/boilerplate/text-parts.ts';
import { type TitleAffix, titleAffixes } from '@newsfold/text/boilerplate/title-affixes.ts';
import { featuresOf, MAX_CHARACTERS } from '@newsfold/text/features/features.ts';
import { entitiesOf } from '@newsfold/text/names/entities.ts';
import { type ReadText, readWords } from '@newsfold/text/words/read-words.ts';
import { packKeys } from '../window/outlet-memory.ts';
import type { Window } from '../window/window.ts';
import { type Marks, markBoilerplate } from './mark-boilerplate.ts';
import { OtherContent, type WordRange } from './other-content.ts';

/** An article as it is matched. */
export interface OwnArticle {
  /** With title, text, entities and features of its own words only. */
  readonly article: Article;
  /** Its outlet's id; empty when unknown, and nothing is learned. */
  readonly outlet: string;
  /** Keys that it teaches, with their counts after it; empty where the outlet is unknown. */
  readonly learned: Buffer;
  /** What was left out, the headline's first, then by place. */
  readonly leftOut: readonly LeftOut[];
}

/** A new article of an outlet beside what the window knows of the outlet. */
class Reader {
  readonly #window: Window;
  readonly #article: Article;
  readonly #own: number;
  readonly #outlet: string;
  readonly #parts: readonly TextPart[];
  readonly #affixes: readonly TitleAffix[];
  readonly #others: OtherContent;
  #body: ReadText | undefined;

  constructor(window: Window, article: Article, own: number, outlet: string) {
    this.#window = window;
    this.#article = article;
    this.#own = own;
    this.#outlet = outlet;
    this.#parts = unpackParts(article.parts);
    this.#affixes = titleAffixes(
      article.title,
      outletWords(article.publisher),
      window.settings.boilerplate.affixes,
    );
    this.#others = new OtherContent(window, own, () => this.#ownRanges());
  }

  /** The words of the beginning of the body; most articles need them once at least, none twice. */
  get body(): ReadText {
    const { text, language } = this.#article;
    this.#body ??= readWords(text.slice(0, MAX_CHARACTERS), language);
    return this.#body;
  }

  #find(key: number) {
    return this.#window.outlets.find(this.#outlet, key, this.#window.slots.first);
  }

  /** The headline without what may be an affix, and the sentences that nobody shares and that may be news. */
  #ownRanges(): WordRange[] {
    const { title, language } = this.#article;
    const { body } = this;
    const end = Math.min(title.length, ...this.#affixes.map((affix) => affix.end));
    const starts = this.#affixes.map((affix) => affix.start).filter((start) => start < end);
    const headline = readWords(title.slice(Math.max(0, ...starts), end), language, body.lexicon);
    const ranges: WordRange[] = [{ read: headline, from: 0, to: headline.places.length }];
    let to = 0;
    for (const part of this.#parts) {
      const from = to;
      to += part.words;
      if (part.score < this.#window.settings.boilerplate.score && !this.#find(part.key))
        ranges.push({ read: body, from, to });
    }
    return ranges;
  }

  /** In how many earlier articles of other content a key occurs. */
  sharing(key: number): number {
    const known = this.#find(key);
    if (!known) return 0;
    return this.#others.isOther(known.holder) ? known.count : known.count - 1;
  }

  marks(): Marks {
    return markBoilerplate(this.#parts, (key) => this.sharing(key), this.#window.settings.boilerplate);
  }

  /** The range of the headline that is its own. */
  title(): { readonly start: number; readonly end: number; readonly articles: number } {
    const { sharing, sharingPrefix } = this.#window.settings.boilerplate;
    let best = { start: 0, end: this.#article.title.length, articles: 0 };
    for (const { key, start, end, namesOutlet } of this.#affixes) {
      const articles = this.sharing(key);
      // What stands before a headline is often its subject, and a saga repeats it.
      const needed = start > 0 ? sharingPrefix : sharing;
      if (!namesOutlet && articles < needed) continue;
      if (end - start < best.end - best.start) best = { start, end, articles };
    }
    return best;
  }

  /** The keys that the article teaches: its affixes, those at the edges of its text, and those known already. */
  learned(): Buffer {
    const { firstParts, lastParts, learnedKeys } = this.#window.settings.boilerplate;
    const keys = new Map<number, number>();
    const learn = (key: number) => {
      if (key === 0 || keys.has(key) || keys.size === learnedKeys) return;
      const known = this.#find(key);
      // An edit teaches nothing new; what its former version held, it holds now.
      if (this.#own >= 0 && !known) return;
      const isOther = known === undefined || this.#others.isOther(known.holder);
      keys.set(key, (known?.count ?? 0) + (isOther && this.#own < 0 ? 1 : 0));
    };
    for (const { key } of this.#affixes) learn(key);
    this.#parts.forEach(({ key, opening }, i) => {
      const isAtEdge = i < firstParts || i >= this.#parts.length - lastParts;
      if (isAtEdge || this.#find(key)) learn(key);
      learn(opening);
    });
    return packKeys(keys);
  }

  /** How many earlier articles a left-out sentence was found in. */
  articlesOf(part: TextPart): number {
    return Math.max(this.sharing(part.key), part.opening === 0 ? 0 : this.sharing(part.opening));
  }

  /** The sentences that stay, with their words. */
  bodyWithout(marks: Marks): ReadText {
    // An article of a release that made no parts has lost its headline's affix only.
    if (this.#parts.length === 0) return this.body;
    const kept = readParts(this.body, this.#parts, (part) => !marks.has(part));
    return kept.text.length <= MAX_CHARACTERS
      ? kept
      : readWords(kept.text.slice(0, MAX_CHARACTERS), kept.language);
  }
}

function reread(article: Article, title: string, body: ReadText): Article {
  const headline = readWords(title, article.language, body.lexicon);
  const entities = entitiesOf(headline, body);
  const { embedding } = article.features;
  return {
    ...article,
    title,
    text: body.text,
    entities,
    features: { ...featuresOf(headline, body, entities), embedding },
  };
}

/**
 * Leaves out what the article's outlet puts around its articles.
 * @param own slot of the version that the article replaces, or -1
 */
export function leaveOut(window: Window, article: Article, own: number): OwnArticle {
  const outlet = article.publisher.id === 'unknown' ? '' : article.publisher.id;
  const reader = new Reader(window, article, own, outlet);
  const marks = reader.marks();
  const { start, end, articles } = reader.title();
  const learned = outlet === '' ? Buffer.alloc(0) : reader.learned();
  const { title } = article;
  const isWholeTitle = start === 0 && end === title.length;
  if (marks.size === 0 && isWholeTitle) return { article, outlet, learned, leftOut: [] };
  const leftOut: LeftOut[] = [];
  const reason = articles > 0 ? 'shared' : 'boilerplate';
  if (start > 0) leftOut.push({ part: 'title', start: 0, end: start, reason, articles });
  if (end < title.length) leftOut.push({ part: 'title', start: end, end: title.length, reason, articles });
  for (const [part, why] of [...marks].sort(([a], [b]) => a.start - b.start))
    leftOut.push({
      part: 'text',
      start: part.start,
      end: part.end,
      reason: why,
      articles: why === 'shared' ? reader.articlesOf(part) : 0,
    });
  const matched = reread(article, title.slice(start, end).trim(), reader.bodyWithout(marks));
  return { article: matched, outlet, learned, leftOut };
}
