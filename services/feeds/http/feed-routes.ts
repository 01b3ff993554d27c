/** GET, POST and DELETE /feeds: feeds added, changed, listed and removed while the worker runs. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Publisher } from '@newsfold/runtime/log/broker.ts';
import {
  type FeedDefinition,
  feedAddress,
  feedIdOf,
  feedKey,
  feedPartition,
  feedValue,
} from '../domain/feed-record.ts';
import { healthOf } from '../domain/pace.ts';
import type { Feed } from '../poll/poll-feed.ts';
import { type ListedFeed, readOpml, writeOpml } from '../read/opml.ts';
import type { Admitted } from './admission.ts';
import { bodyKind, readWhole } from './read-items.ts';
import { Refusal } from './refusal.ts';

/** What the routes work with. */
export interface FeedRoutes {
  readonly publisher: Publisher;
  readonly topic: string;
  /** Partitions of the topic of feeds. */
  readonly partitions: number;
  readonly maxBytes: number;
  readonly now: () => number;
  /** The feeds of this member. */
  readonly feeds: () => Iterable<Feed>;
}

const MOST_SECONDS = 7 * 24 * 60 * 60;

const textOf = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null);

function addressOf(given: unknown): string {
  try {
    return feedAddress(typeof given === 'string' ? given : '');
  } catch (error) {
    throw new Refusal(400, `"address": accepted is ${(error as Error).message}`);
  }
}

/** A definition as it was sent: an object with `address`, and what else is to be said of it. */
function definitionOf(value: unknown, now: number): FeedDefinition {
  const fields = (typeof value === 'object' && value !== null ? value : {}) as Readonly<
    Record<string, unknown>
  >;
  const every = fields.everySeconds ?? null;
  if (every !== null && !(Number.isInteger(every) && Number(every) >= 1 && Number(every) <= MOST_SECONDS))
    throw new Refusal(400, `"everySeconds": accepted is a whole number from 1 to ${MOST_SECONDS}`);
  return {
    address: addressOf(fields.address),
    title: textOf(fields.title),
    desk: textOf(fields.desk),
    isFullText: fields.isFullText === true,
    isPaused: fields.isPaused === true,
    everySeconds: every === null ? null : Number(every),
    addedAt: now,
  };
}

const ofList =
  (now: number) =>
  ({ address, title, folder }: ListedFeed): FeedDefinition => ({
    address,
    title,
    desk: folder,
    isFullText: false,
    isPaused: false,
    everySeconds: null,
    addedAt: now,
  });

const send = (response: ServerResponse, value: unknown) =>
  void response.writeHead(200, { 'content-type': 'application/json' }).end(`${JSON.stringify(value)}\n`);

async function append(
  { publisher, topic, partitions }: FeedRoutes,
  address: string,
  value: Buffer | null,
): Promise<void> {
  const record = { key: feedKey('feed', feedIdOf(address)), value };
  try {
    await publisher.append(topic, feedPartition(address, partitions), [record]);
  } catch (error) {
    throw new Refusal(503, `the broker did not take it: ${(error as Error).message.split('\n')[0]}`, 5);
  }
}

/** Adds feeds, or changes what is said of them: one, an array, or an OPML. @throws Refusal */
export async function postFeeds(
  request: IncomingMessage,
  response: ServerResponse,
  room: Admitted,
  routes: FeedRoutes,
): Promise<void> {
  const kind = bodyKind(request);
  if (kind === 'ndjson') throw new Refusal(415, 'feeds are JSON or OPML');
  const text = await readWhole(request, routes.maxBytes, room);
  const now = routes.now();
  let definitions: readonly FeedDefinition[];
  let refused: readonly unknown[] = [];
  if (kind === 'opml') {
    const list = opmlOf(text);
    definitions = list.feeds.map(ofList(now));
    refused = list.refused;
  } else {
    const value = jsonOf(text);
    definitions = (Array.isArray(value) ? value : [value]).map((one) => definitionOf(one, now));
  }
  for (const definition of definitions) await append(routes, definition.address, feedValue(definition));
  send(response, { added: definitions.map(({ address }) => ({ id: feedIdOf(address), address })), refused });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, 'the body is not JSON');
  }
}

function opmlOf(text: string) {
  try {
    return readOpml(text);
  } catch (error) {
    throw new Refusal(400, (error as Error).message);
  }
}

/** Removes a feed by its address. @throws Refusal */
export async function deleteFeed(
  query: URLSearchParams,
  response: ServerResponse,
  routes: FeedRoutes,
): Promise<void> {
  const address = addressOf(query.get('address'));
  await append(routes, address, null);
  send(response, { removed: address });
}

/** Lists the feeds of this member with their health; as OPML for readers of it. */
export function getFeeds(
  request: IncomingMessage,
  response: ServerResponse,
  { feeds, now }: FeedRoutes,
): void {
  const all = [...feeds()];
  if (/opml|xml/.test(request.headers.accept ?? '')) {
    const listed = all.map(({ definition: { address, title, desk } }) => ({ address, title, folder: desk }));
    response.writeHead(200, { 'content-type': 'text/x-opml; charset=utf-8' }).end(writeOpml(listed));
    return;
  }
  send(
    response,
    all.map(({ id, definition, state: { seen: _, ...state } }) => ({
      id,
      ...definition,
      health: healthOf(definition, { ...state, seen: '' }, now()),
      ...state,
    })),
  );
}
