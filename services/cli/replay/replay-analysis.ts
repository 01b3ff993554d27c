/** From a replay line to the article that ingest would have made of it. */

import { type AnalyseSettings, analyse } from '@newsfold/ingest/domain/analyse.ts';
import type { Article } from '@newsfold/schemas/generated/records.ts';
import { canonicalUrl } from '@newsfold/text/canonical-url.ts';
import type { ReplayLine } from './replay-lines.ts';
import type { ReplayOrder, TimedLine } from './replay-order.ts';

/**
 * URLs that several ids share. In a stream such lines would be versions of one article; in a file whose ids differ
 * they are mostly pages told apart by a query that was cut off (24 of 31 such URLs in one labelled set hold articles
 * of different stories), so the id decides.
 */
export function sharedUrls(lines: readonly ReplayLine[]): ReadonlySet<string> {
  const owner = new Map<string, string>();
  const shared = new Set<string>();
  for (const { id, raw } of lines) {
    if (typeof raw?.url !== 'string' || raw.id === undefined) continue;
    const identity = canonicalUrl(raw.url)?.identity ?? raw.url;
    const known = owner.get(identity);
    if (known === undefined) owner.set(identity, id);
    else if (known !== id) shared.add(identity);
  }
  return shared;
}

function rawFor(timed: TimedLine, order: ReplayOrder, shared: ReadonlySet<string>): Record<string, unknown> {
  const { streamAt: _, ...raw } = { ...timed.line.raw } as Record<string, unknown>;
  if (order.kind === 'streamAt') raw.publishedAt = new Date(timed.at).toISOString();
  if (typeof raw.url === 'string' && shared.has(canonicalUrl(raw.url)?.identity ?? raw.url)) {
    raw.source ??= raw.url;
    delete raw.url;
  }
  return raw;
}

/** Analyses a line as the worker would; null when ingest rejects it. */
export function analyseLine(
  timed: TimedLine,
  order: ReplayOrder,
  shared: ReadonlySet<string>,
  settings: AnalyseSettings,
): Article | null {
  if (timed.line.raw === null) return null;
  const origin = { topic: 'replay', partition: 0, offset: timed.line.position, timestamp: timed.at };
  const result = analyse(rawFor(timed, order, shared), origin, settings);
  return result.kind === 'article' ? result.article : null;
}
