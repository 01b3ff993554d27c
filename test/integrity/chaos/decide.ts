/** What publishers and editors decide in a chaos run: about articles of the run, before and after they come, some of it twice. */
import { articleIdOf } from '@newsfold/ingest/domain/article-identity.ts';
import type { NewRecord } from '@newsfold/runtime/log/broker.ts';
import type { Encoder } from '@newsfold/runtime/registry/codec.ts';
import { controlKey, DECISION, RECORD_HEADER } from '@newsfold/schemas/control-record.ts';
import type { Decision } from '@newsfold/schemas/generated/records.ts';
import { canonicalUrl } from '@newsfold/text/web/canonical-url.ts';
import type { CorpusArticle } from '../../support/corpus.ts';
import { decisionOf } from '../../support/decided-partition.ts';

/** A raw record of a publisher, or a decision of an editor. */
export type Decided =
  | { readonly kind: 'raw'; readonly record: NewRecord }
  | { readonly kind: 'editor'; readonly decision: Decision };

/** Share of articles that something is decided about. */
const SHARE = 0.04;
/** How far from the article its decision may be, articles. */
const REACH = 150;

const KINDS = ['status', 'null', 'kill', 'together', 'apart', 'alone', 'take_back'] as const;

function idOf({ url }: CorpusArticle): string {
  const urlIdentity = canonicalUrl(url)?.identity ?? url;
  return articleIdOf({ urlIdentity, guid: null, publisherId: '', contentHash: '' });
}

const json = (value: object) => Buffer.from(JSON.stringify(value));

function kill({ url, title, body, lang, source }: CorpusArticle, number: number): NewRecord {
  const fields = {
    url: `${new URL(url).origin}/kill-${number}`,
    title: `MANDATORY KILL: ${title}`,
    body: `Editors: a kill is mandatory. ${body.slice(0, 300)}`,
    lang,
    source,
  };
  return { key: fields.url, value: json(fields) };
}

/** The decisions to be made once so many articles are sent, by that number; a function of the seed. */
export function chaosDecisions(
  articles: readonly CorpusArticle[],
  random: () => number,
): ReadonlyMap<number, readonly Decided[]> {
  const below = (most: number) => Math.floor(random() * most);
  const made = new Map<number, Decided[]>();
  const ids: string[] = [];
  articles.forEach((article, index) => {
    if (random() >= SHARE) return;
    const kind = KINDS[below(KINDS.length)] ?? 'status';
    const other = articles[Math.min(articles.length - 1, index + 1 + below(40))] as CorpusArticle;
    const one = decidedAs(kind, article, other, ids, index, below);
    if (one.kind === 'editor' && kind !== 'take_back') ids.push(one.decision.decisionId);
    for (let times = random() < 0.25 ? 2 : 1; times > 0; times--) {
      const at = Math.max(0, Math.min(articles.length - 1, index + below(2 * REACH) - REACH));
      made.set(at, [...(made.get(at) ?? []), one]);
    }
  });
  return made;
}

function decidedAs(
  kind: (typeof KINDS)[number],
  article: CorpusArticle,
  other: CorpusArticle,
  ids: readonly string[],
  number: number,
  below: (most: number) => number,
): Decided {
  const { url, source } = article;
  if (kind === 'status')
    return { kind: 'raw', record: { key: url, value: json({ url, source, status: 'withdrawn' }) } };
  if (kind === 'null') return { kind: 'raw', record: { key: url, value: null } };
  if (kind === 'kill') return { kind: 'raw', record: kill(article, number) };
  const takesBack = kind === 'take_back' ? (ids[below(ids.length)] ?? 'none') : '';
  const pair = kind === 'alone' ? [idOf(article)] : [idOf(article), idOf(other)];
  const articleIds = kind === 'take_back' ? [] : pair;
  return {
    kind: 'editor',
    decision: decisionOf({ kind, decisionId: `chaos-${number}`, articleIds, takesBack }),
  };
}

/** The record of a decision in a partition. @param encode writes it with the registry's header */
export function decisionRecord(
  decision: Decision,
  encode: Encoder<Decision>,
  partition: number,
  partitions: number,
): NewRecord {
  return {
    key: controlKey(partition, partitions),
    value: encode(decision),
    headers: [[RECORD_HEADER, DECISION]],
  };
}
