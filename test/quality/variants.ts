/**
 * What feeds really send, made of labelled articles: teasers of two sentences, and full texts with what their outlet puts
 * around them. An outlet's phrases are drawn by its name, so that it always has the same; labels stay what they were.
 */
import { readFileSync } from 'node:fs';
import type { ReplayLine } from '@newsfold/cli/replay/replay-lines.ts';
import { hashTerm, mixHash } from '@newsfold/text/words/hash-term.ts';

/** Phrases by kind; `{outlet}` stands for the outlet's name. */
export interface PhraseBank {
  readonly before: readonly string[];
  readonly footer: readonly string[];
  readonly related: readonly string[];
  readonly credit: readonly string[];
  readonly suffix: readonly string[];
}

/** Kinds of variants, in the order in which they are printed. */
export const VARIANTS = ['dirty', 'short2', 'dirty of short2'] as const;

/** A kind of variant. */
export type Variant = (typeof VARIANTS)[number];

const OWN_BANKS = JSON.parse(
  readFileSync(new URL('./variant-phrases.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, PhraseBank>>;

/** Our own phrases in a language; undefined where we have none. */
export function ownBank(language: string): PhraseBank | undefined {
  return OWN_BANKS[language];
}

const SENTENCE_END = /(?<=[.!?]["”»’)]?)\s+(?=["“«‘(¿¡]?[\p{Lu}\p{Nd}])/u;
/** Words up to which a first sentence is a dateline. */
const DATELINE_WORDS = 3;
const SENTENCES = 2;
const MOST_WORDS = 70;
/** Headlines of other articles that an article lists. */
const MOST_RELATED = 2;
/** Outlets that articles without a source are spread over. */
const MADE_UP_OUTLETS = 40;

/** Draws that depend on some words only. */
class Draw {
  #state: number;

  constructor(...words: readonly string[]) {
    this.#state = hashTerm(words.join('|'));
  }

  /** 0 to below 1. */
  next(): number {
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    return mixHash(this.#state) / 2 ** 32;
  }

  /** A whole number in a range, both ends included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  one<T>(of: readonly T[]): T {
    return of[this.whole(0, of.length - 1)] as T;
  }

  shuffled<T>(of: readonly T[]): T[] {
    const ordered = of.map((item) => ({ item, at: this.next() }));
    return ordered.sort((a, b) => a.at - b.at).map(({ item }) => item);
  }
}

const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** The first sentences of a body, as a feed's teaser has them. */
export function teaser(body: string): string {
  const taken: string[] = [];
  let words = 0;
  for (const sentence of body.trim().replaceAll('\n', ' ').split(SENTENCE_END)) {
    const size = wordsOf(sentence).length;
    if (size <= DATELINE_WORDS && taken.length === 0) continue;
    if (taken.length === SENTENCES || (taken.length > 0 && words + size > MOST_WORDS)) break;
    taken.push(sentence);
    words += size;
  }
  return wordsOf(taken.join(' ')).slice(0, MOST_WORDS).join(' ');
}

/** Phrases of one kind until there are enough words. */
function phrases(draw: Draw, bank: readonly string[], words: number, outlet: string): string {
  const text: string[] = [];
  for (const phrase of draw.shuffled(bank)) {
    if (wordsOf(text.join(' ')).length >= words) break;
    text.push(phrase.replaceAll('{outlet}', outlet));
  }
  return text.join(' ');
}

/** What an outlet puts around each of its articles. */
interface Habits {
  readonly before: string;
  readonly footer: string;
  readonly related: string;
  readonly credit: string;
  readonly suffix: string;
}

function habitsOf(outlet: string, bank: PhraseBank): Habits {
  const draw = new Draw('outlet', outlet);
  const one = (of: readonly string[], share: number): string =>
    draw.next() < share ? draw.one(of).replaceAll('{outlet}', outlet) : '';
  return {
    before: draw.next() < 0.5 ? phrases(draw, bank.before, draw.whole(12, 40), outlet) : '',
    footer: phrases(draw, bank.footer, draw.whole(15, 80), outlet),
    related: one(bank.related, 0.5),
    credit: one(bank.credit, 0.5),
    suffix: one(bank.suffix, 0.67),
  };
}

const field = (line: ReplayLine, name: string): string => String(line.raw?.[name] ?? '');

function outletOf(line: ReplayLine): string {
  return field(line, 'source') || `Outlet ${hashTerm(line.id) % MADE_UP_OUTLETS}`;
}

/** An article with what its outlet puts around it. */
export interface Surrounded {
  readonly line: ReplayLine;
  /** The paragraphs that are the outlet's. */
  readonly boilerplate: readonly string[];
}

function surround(line: ReplayLine, outlet: string, habits: Habits, others: readonly string[]): Surrounded {
  const draw = new Draw('article', line.id);
  const paragraphs = field(line, 'body')
    .split(/\n+/)
    .filter((part) => part.trim() !== '');
  const related =
    habits.related === '' ? [] : draw.shuffled(others).map((title) => `${habits.related} ${title}`);
  const named = related.slice(0, MOST_RELATED);
  for (const link of named) paragraphs.splice(draw.whole(1, paragraphs.length), 0, link);
  const above = [habits.before, habits.credit].filter((part) => part !== '');
  const body = [...above, ...paragraphs, habits.footer].join('\n\n');
  const title = `${field(line, 'title')}${habits.suffix}`;
  return {
    line: { ...line, raw: { ...line.raw, source: outlet, title, body } },
    boilerplate: [...above, ...named, habits.footer],
  };
}

/** The articles with what their outlets put around them. */
export function surrounded(lines: readonly ReplayLine[], bank: PhraseBank): Surrounded[] {
  const titles = new Map<string, string[]>();
  for (const line of lines) {
    const outlet = outletOf(line);
    titles.set(outlet, [...(titles.get(outlet) ?? []), field(line, 'title')]);
  }
  return lines.map((line) => {
    const outlet = outletOf(line);
    const others = (titles.get(outlet) as string[]).filter((title) => title !== field(line, 'title'));
    return surround(line, outlet, habitsOf(outlet, bank), others);
  });
}

/** The articles as teasers. */
export function shortened(lines: readonly ReplayLine[]): ReplayLine[] {
  return lines.map((line) => ({ ...line, raw: { ...line.raw, body: teaser(field(line, 'body')) } }));
}

/** The same articles as feeds would send them. */
export function variantOf(lines: readonly ReplayLine[], variant: Variant, bank: PhraseBank): ReplayLine[] {
  const bodies = variant === 'dirty' ? lines : shortened(lines);
  return variant === 'short2' ? [...bodies] : surrounded(bodies, bank).map(({ line }) => line);
}
