/** What an article says of another one, and which one it names by address or id. */
import type { Notice } from '@newsfold/schemas/generated/records.ts';
import type { Outlets } from '@newsfold/text/web/outlets.ts';
import { noticeKind } from './decided/notice-words.ts';
import { identifyArticle } from './identify-article.ts';
import type { RawInput } from './parse-raw.ts';
import type { RawFields } from './read-fields.ts';
import { readLine } from './read-line.ts';
import { isObject, property } from './read-value.ts';

/** Names under which an item names the one that it replaces or takes back. */
const NAMES =
  /^(?:correct(?:s|ionOf|ed_?from)|correction_of|replaces|supersedes|evolved_?from|rewrite_?of|retract(?:s|ionOf)|kills|killOf|previous_?version)$/i;
const MAX_NAMED = 10;

/** An address or id, given alone or as an object. */
function named(value: unknown): { readonly url: string | null; readonly id: string | null } | null {
  const text = readLine(
    isObject(value) ? (property(value, 'url') ?? property(value, 'uri') ?? property(value, 'id')) : value,
  );
  if (text === null || text === '') return null;
  return /^https?:\/\//i.test(text) ? { url: text, id: null } : { url: null, id: text };
}

/** Ids of the articles that an item names; those of its own publisher, unless by address. */
function namedArticles(raw: RawInput, fields: RawFields, outlets: Outlets): string[] {
  const ids = new Set<string>();
  for (const [name, given] of Object.entries(raw)) {
    if (!NAMES.test(name)) continue;
    for (const value of [given].flat().slice(0, MAX_NAMED)) {
      const one = named(value);
      if (one !== null) ids.add(identifyArticle({ ...fields, ...one }, '', outlets).articleId);
    }
  }
  return [...ids].slice(0, MAX_NAMED);
}

/**
 * What an article says of another one; null for nearly all. Never throws.
 * @param title its headline, plain
 * @param text its body, plain
 */
export function noticeOf(
  raw: RawInput,
  fields: RawFields,
  title: string,
  text: string,
  outlets: Outlets,
): Notice | null {
  const kind = noticeKind(title, text);
  return kind === null ? null : { kind, articleIds: namedArticles(raw, fields, outlets) };
}
