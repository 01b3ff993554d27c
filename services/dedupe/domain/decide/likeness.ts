/** How much two versions of an article have in common: what says whether the second is the first one, edited. */
import type { Article } from '@newsfold/schemas/generated/records.ts';
import { readWords } from '@newsfold/text/words/read-words.ts';
import type { FingerprintView } from '../fingerprint/fingerprint-view.ts';
import { keyOf } from '../fingerprint/varint-set.ts';
import { sharedShingles } from '../score/copies.ts';

/** Shares from 0 to 1, by weight where terms are weighed; null where there is nothing to compare. */
export interface Likeness {
  /** Of the new headline, how much occurs in the former version. */
  readonly title: number | null;
  /**
   * Of one lead without the new headline, how much occurs in the other version; the greater of both directions. Null
   * for two headlines.
   */
  readonly text: number | null;
  /** Of one lead, its headline included, how much occurs in the other version; the greater of both directions. */
  readonly lead: number;
  /** Of the smaller one's shingles, how many are in the other. */
  readonly shingles: number | null;
  /** Of the lighter one's names, how many the other has; null where one has fewer than `leastNames` or is a headline. */
  readonly names: number | null;
}

/** The terms of an article's headline. */
export function titleTerms({ title, language }: Article): ReadonlySet<number> {
  const { lexicon, places } = readWords(title, language);
  const terms = new Set<number>();
  for (const place of places) {
    const term = lexicon.term(place);
    if (term !== 0) terms.add(term);
  }
  return terms;
}

/** Share of the weight of those lead terms of `a` that `counts` takes, which occur anywhere in `b`. */
function shareIn(a: FingerprintView, b: FingerprintView, counts: (term: number) => boolean): number | null {
  let all = 0;
  let shared = 0;
  for (let i = 0; i < a.leadCount; i++) {
    const term = a.words[a.lead + i] as number;
    if (!counts(term)) continue;
    const weight = a.bytes[a.leadIdf + i] as number;
    all += weight;
    if (b.hasKey(keyOf(term))) shared += weight;
  }
  return all === 0 ? null : shared / all;
}

/** Share of the lighter one's names that both have. */
function namesInCommon(now: FingerprintView, former: FingerprintView, leastNames: number): number | null {
  if (Math.min(now.entityCount, former.entityCount) < leastNames) return null;
  const known = new Set<number>();
  let formerMass = 0;
  for (let i = 0; i < former.entityCount; i++) {
    known.add(former.words[former.entities + i] as number);
    formerMass += former.bytes[former.entityIdf + i] as number;
  }
  let mass = 0;
  let shared = 0;
  for (let i = 0; i < now.entityCount; i++) {
    const weight = now.bytes[now.entityIdf + i] as number;
    mass += weight;
    if (known.has(now.words[now.entities + i] as number)) shared += weight;
  }
  const lighter = Math.min(mass, formerMass);
  return lighter === 0 ? null : Math.min(1, shared / lighter);
}

/**
 * Compares a new version with a former one.
 * @param title the terms of the new version's headline
 * @param leastNames names that both must have for these to be compared
 */
export function likenessOf(
  now: FingerprintView,
  former: FingerprintView,
  title: ReadonlySet<number>,
  leastNames: number,
): Likeness {
  const isText = (term: number) => !title.has(term);
  const texts = [shareIn(now, former, isText), shareIn(former, now, isText)].filter((one) => one !== null);
  const { shared, smaller } = sharedShingles(now, former);
  const any = () => true;
  const isHeadline = now.headlineOnly || former.headlineOnly;
  return {
    title: shareIn(now, former, (term) => title.has(term)),
    text: texts.length === 0 || (now.headlineOnly && former.headlineOnly) ? null : Math.max(...texts),
    shingles: smaller === 0 ? null : shared / smaller,
    lead: Math.max(shareIn(now, former, any) ?? 0, shareIn(former, now, any) ?? 0),
    names: isHeadline ? null : namesInCommon(now, former, leastNames),
  };
}
