/** POST /articles and DELETE /articles/{id}. */
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NewRecord } from '@newsfold/runtime/log/broker.ts';
import { scopePartition } from '@newsfold/schemas/scope-partition.ts';
import { canonicalUrl } from '@newsfold/text/web/canonical-url.ts';
import type { Admitted } from './admission.ts';
import type { KeptAnswer } from './idempotency.ts';
import { type BodyKind, bodyKind, readItems } from './read-items.ts';
import { Refusal } from './refusal.ts';
import { hostOf, type ItemAnswer, TakeIn, type TakeInParts, tenantHeaders, within } from './take-in.ts';
import type { Sender } from './tokens.ts';

/** What the routes work with. */
export interface ArticleRoutes extends TakeInParts {
  readonly maxBytes: number;
  /** Counts answers. */
  readonly onAnswers: (answer: ItemAnswer['answer'] | 'withdrawn', count: number) => void;
}

const RETRY_SECONDS = 5;
/** Longer keys name no article, as ingest reads them, bytes. */
const MAX_KEY_BYTES = 4_096;
/** Answers that wait for a sender that does not read them, bytes: then it is waited for. */
const MOST_UNREAD = 16 * 1024 * 1024;

class Counts {
  accepted = 0;
  refused = 0;
  retry = 0;

  add(answers: readonly ItemAnswer[]): void {
    for (const { answer } of answers) this[answer] += 1;
  }

  /** 200: all are accepted; 207: read the answers; 422: none, and sending again is of no use; 503: send again. */
  get status(): number {
    if (this.refused + this.retry === 0) return 200;
    if (this.accepted > 0) return 207;
    return this.retry > 0 ? 503 : 422;
  }

  summary() {
    return { accepted: this.accepted, refused: this.refused, retry: this.retry };
  }
}

/** Writes a line, and waits when the sender does not read. */
async function writeLines(response: ServerResponse, lines: string): Promise<void> {
  if (lines === '' || response.destroyed) return;
  response.write(lines);
  if (response.writableLength <= MOST_UNREAD) return;
  // A sender that hangs up never reads: its end is the end of the waiting too.
  const end = new AbortController();
  response.once('close', () => end.abort());
  await once(response, 'drain', { signal: end.signal }).catch(() => undefined);
}

const NDJSON = 'application/x-ndjson';
const JSON_TYPE = 'application/json';

/** Takes articles in, and answers as they are answered: NDJSON by NDJSON, JSON by JSON. @returns the answer as it was sent */
export async function postArticles(
  request: IncomingMessage,
  response: ServerResponse,
  sender: Sender,
  room: Admitted,
  routes: ArticleRoutes,
): Promise<KeptAnswer | null> {
  const kind: BodyKind = bodyKind(request);
  const isStreamed = kind === 'ndjson';
  const takeIn = new TakeIn(routes, sender);
  const counts = new Counts();
  const parts: string[] = [];
  const answer = async (answers: readonly ItemAnswer[]) => {
    counts.add(answers);
    for (const one of answers) routes.onAnswers(one.answer, 1);
    const lines = answers.map((one) => JSON.stringify(one));
    parts.push(...lines);
    if (!isStreamed || lines.length === 0) return;
    if (!response.headersSent) response.writeHead(200, { 'content-type': NDJSON });
    await writeLines(response, `${lines.join('\n')}\n`);
  };
  try {
    for await (const item of readItems(request, kind, routes.maxBytes, room))
      await answer(await takeIn.take(item));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // What was taken before is in Kafka, and is told before the request is refused.
    await answer(await takeIn.flush());
    if (parts.length === 0) throw error;
    return refusedRest(response, error, counts);
  }
  await answer(await takeIn.flush());
  const status = counts.status;
  const retry = status === 503 ? { 'retry-after': String(RETRY_SECONDS) } : {};
  const summary = JSON.stringify({ done: true, ...counts.summary() });
  const isFinal = counts.retry === 0;
  if (isStreamed) {
    if (!response.headersSent) response.writeHead(status, { 'content-type': NDJSON, ...retry });
    response.end(`${summary}\n`);
    return isFinal ? { status: 200, type: NDJSON, text: `${[...parts, summary].join('\n')}\n` } : null;
  }
  const text = `{"accepted":${counts.accepted},"refused":${counts.refused},"retry":${counts.retry},"items":[${parts.join(',')}]}\n`;
  response.writeHead(status, { 'content-type': JSON_TYPE, ...retry }).end(text);
  return isFinal ? { status, type: JSON_TYPE, text } : null;
}

function refusedRest(response: ServerResponse, { message, status }: Refusal, counts: Counts): null {
  const text = JSON.stringify({ done: false, status, error: message, ...counts.summary() });
  if (!response.headersSent) response.writeHead(status, { 'content-type': NDJSON });
  response.end(`${text}\n`);
  return null;
}

/**
 * The record that withdraws an article: a null value whose key names it, by its address, or by publisher and id as JSON.
 * It lies in the partition of what it withdraws, behind it.
 */
function withdrawal(
  id: string,
  publisher: string | null,
): { readonly record: NewRecord; readonly order: string } {
  const isAddress = /^https?:/i.test(id) && (canonicalUrl(id)?.identity ?? null) !== null;
  // What names no article would be answered as withdrawn, and dropped by ingest.
  if (!isAddress && (publisher === null || publisher.trim() === '' || id.trim() === ''))
    throw new Refusal(
      400,
      'the id must be the http(s) address of the article, and not that of a home page, or come with ?publisher=',
    );
  const key = isAddress ? id : JSON.stringify({ publisher, id });
  if (Buffer.byteLength(key) > MAX_KEY_BYTES)
    throw new Refusal(400, `the id has more than ${MAX_KEY_BYTES} bytes: it names no article`);
  return { record: { key, value: null }, order: (isAddress ? hostOf(id) : publisher) ?? id };
}

/** Withdraws an article. @throws Refusal */
export async function deleteArticle(
  path: string,
  query: URLSearchParams,
  response: ServerResponse,
  sender: Sender,
  { publisher, topic, partitions, patienceMs, onAnswers }: ArticleRoutes,
): Promise<void> {
  let id: string;
  try {
    id = decodeURIComponent(path);
  } catch {
    throw new Refusal(400, 'the id is not percent-encoded');
  }
  const { record, order } = withdrawal(id, query.get('publisher'));
  const partition = scopePartition(order, partitions);
  let offset: number | undefined;
  try {
    const marked = { ...record, headers: tenantHeaders(sender) };
    offset = await within(patienceMs, publisher.append(topic, partition, [marked]));
  } catch (error) {
    throw new Refusal(
      503,
      `the broker did not take it: ${(error as Error).message.split('\n')[0]}`,
      RETRY_SECONDS,
    );
  }
  onAnswers('withdrawn', 1);
  const text = JSON.stringify({ answer: 'withdrawn', topic, partition, offset: offset ?? null });
  response.writeHead(200, { 'content-type': JSON_TYPE }).end(`${text}\n`);
}
