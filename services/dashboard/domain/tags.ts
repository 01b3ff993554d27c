/**
 * What a story can be filtered by, as words of the index: a tag is a letter for its kind and a hash of its value. A list
 * of stories by language, place or publisher is then a question like any other, and costs no table of its own.
 */
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { base36 } from './base-36.ts';
import { foldText } from './fold-text.ts';

/** The kinds of tags; each is the name of a filter. */
export const TAG_KINDS = {
  language: 'l',
  topic: 't',
  place: 'p',
  entity: 'e',
  publisher: 'u',
  scope: 's',
  status: 'a',
  momentum: 'm',
  article: 'r',
  address: 'w',
  conflicts: 'c',
  withdrawn: 'x',
  sources: 'i',
  copies: 'k',
} as const;
export type TagKind = keyof typeof TAG_KINDS;

/**
 * Hash of a text, 53 bits. Dozens are made for each story: one that is safe against forgers would take a tenth of all time
 * of a rebuild, and who forges one gains a story in a list of a value that it does not have. Scopes are looked at again.
 */
function hashOf(text: string): number {
  let [low, high] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 2_654_435_761);
    high = Math.imul(high ^ unit, 1_597_334_677);
  }
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  return (high & 0x1f_ffff) * 0x1_0000_0000 + (low >>> 0);
}

/** A tag as a word of the index. */
export function tagOf(kind: TagKind, value: string): string {
  return `${TAG_KINDS[kind]}q${base36(hashOf(foldText(value)))}`;
}

/** Sizes that are tags: stories of at least so many sources, or copies. */
const SIZES = { sources: [2, 3, 4, 6, 8, 12, 16, 24], copies: [1, 2, 5, 10, 20, 50] } as const;

/** The tag of the largest size that every story of at least so many has; none where that is every story. */
export function sizeTag(kind: keyof typeof SIZES, least: number): readonly string[] {
  return SIZES[kind]
    .filter((size) => size <= least)
    .slice(-1)
    .map(String);
}

const sizesOf = (kind: keyof typeof SIZES, count: number) =>
  SIZES[kind].filter((size) => size <= count).map(String);

const topicIds = ({ id, name }: { readonly id: string; readonly name: string }) => [id, name];

/** The values of a story by the kind of tag, each once. Lists may be filtered by each. */
export function tagValues(story: Story): ReadonlyMap<TagKind, readonly string[]> {
  const { articles, withdrawn } = story;
  const values: Record<TagKind, readonly string[]> = {
    language: story.languages,
    topic: story.categories.flatMap(topicIds),
    place: story.places.flatMap(({ name, country }) => [name, country]),
    entity: story.entities.flatMap(({ name, aliases }) => [name, ...aliases]),
    publisher: articles.flatMap(({ publisher: { id, family } }) => (family === null ? [id] : [id, family])),
    scope: [story.scope],
    status: [story.status],
    momentum: [story.momentum.state],
    article: articles.map(({ articleId }) => articleId),
    address: articles.flatMap(({ url, guid }) => [url, guid].filter((one) => one !== null)),
    conflicts: story.conflicts.some(({ kind }) => kind === 'conflict') ? ['yes'] : ['no'],
    withdrawn: withdrawn.length > 0 ? ['yes'] : ['no'],
    sources: sizesOf('sources', story.counts.independentPublishers),
    copies: sizesOf('copies', story.counts.copies),
  };
  return new Map(Object.entries(values).map(([kind, list]) => [kind as TagKind, [...new Set(list)]]));
}

/** The tags of a story as the index takes them. */
export function tagText(values: ReadonlyMap<TagKind, readonly string[]>): string {
  const tags: string[] = [];
  for (const [kind, list] of values) for (const value of list) tags.push(tagOf(kind, value));
  return tags.join(' ');
}

/** Filters that ask for one of these values of a kind, as a question to the index. */
export function tagsMatch(wanted: ReadonlyMap<TagKind, readonly string[]>): string | null {
  const parts = [...wanted]
    .filter(([, values]) => values.length > 0)
    .map(([kind, values]) => `(${values.map((value) => `"${tagOf(kind, value)}"`).join(' OR ')})`);
  return parts.length === 0 ? null : `{tags} : (${parts.join(' AND ')})`;
}
