/** From a replay line to the article that ingest would have made of it. */

import { type AnalyseSettings, type Analysis, analyse } from '@newsfold/ingest/domain/analyse.ts';
import { rejection } from '@newsfold/ingest/domain/reject-reason.ts';
import { canonicalUrl } from '@newsfold/text/web/canonical-url.ts';
import type { ReplayLine } from './replay-lines.ts';
import type { ReplayOrder, TimedLine } from './replay-order.ts';

/**
 * URLs that several ids share. In a stream such lines would be versions of one article; in a file whose ids differ
 * they are mostly pages that differ in a query that was cut off (24 of 31 such URLs in one labelled set hold articles of
 * different stories), so the id decides.
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

/** Analyses a line as the worker would. */
export function analyseLine(
  timed: TimedLine,
  order: ReplayOrder,
  shared: ReadonlySet<string>,
  settings: AnalyseSettings,
): Analysis {
  const { raw, rejection: why } = timed.line;
  if (raw === null) return why ?? rejection('not-an-object', 'the line is no JSON object');
  const origin = { topic: 'replay', partition: 0, offset: timed.line.position, timestamp: timed.at };
  return analyse(rawFor(timed, order, shared), origin, settings);
}
