/** Takes an article, or a document that holds many, out of the envelope of a store, an event or an API. */
import { shapeKeys } from '@newsfold/schemas/raw-shapes.ts';
import { FoundFields } from './find-fields.ts';
import { kindOf, type RawInput } from './parse-raw.ts';
import { readHeadlines } from './read-text.ts';
import { isObject, property } from './read-value.ts';
import { type Rejection, rejection } from './reject-reason.ts';

const ENVELOPES = shapeKeys('envelope');

/** Envelopes in envelopes: an event of a change feed of a store, in an event of a bus. */
const MAX_DEPTH = 4;

/** An envelope that says it is one, whatever is in it. */
interface Kind {
  readonly name: string;
  readonly is: (raw: RawInput) => boolean;
  /** What it holds; null or undefined for nothing. */
  readonly content: (raw: RawInput) => unknown;
}

const isText = (value: unknown): value is string => typeof value === 'string';

const KINDS: readonly Kind[] = [
  {
    name: 'a CloudEvent',
    is: (raw) => isText(raw.specversion) && isText(raw.type),
    content: (raw) => raw.data ?? decoded(raw.data_base64),
  },
  {
    name: 'a change event',
    is: (raw) => isText(raw.op) && raw.op.length === 1 && (isOwn(raw, 'after') || isOwn(raw, 'before')),
    content: (raw) => raw.after,
  },
  {
    name: 'a record of Kafka Connect',
    is: (raw) => isOwn(raw, 'schema') && isOwn(raw, 'payload') && Object.keys(raw).length === 2,
    content: (raw) => raw.payload,
  },
  {
    name: 'a message of Pub/Sub',
    is: (raw) => isText(property(raw.message, 'messageId') ?? property(raw.message, 'message_id')),
    content: (raw) => decoded(property(raw.message, 'data')),
  },
  {
    name: 'a notification of SNS',
    is: (raw) => raw.Type === 'Notification' && isText(raw.Message),
    content: (raw) => raw.Message,
  },
  {
    name: 'a message of SQS',
    is: (raw) => isText(raw.messageId ?? raw.MessageId) && readsAsJson(raw.body ?? raw.Body),
    content: (raw) => raw.body ?? raw.Body,
  },
  {
    name: 'an event of EventBridge',
    is: (raw) => isText(raw['detail-type']) && isOwn(raw, 'detail'),
    content: (raw) => raw.detail,
  },
];

function isOwn(raw: RawInput, key: string): boolean {
  return Object.hasOwn(raw, key);
}

/** JSON in base64. */
function decoded(value: unknown): unknown {
  return isText(value) ? readJson(Buffer.from(value, 'base64').toString('utf8')) : undefined;
}

/** What may be an object or list of JSON that is written as a text. */
const JSON_BEGINS = /^\s{0,100}(?:"\s{0,100})?[[{]/;

const readsAsJson = (value: unknown) => isText(value) && JSON_BEGINS.test(value);

/** The object or list that a text holds as JSON, written as a text once or several times; undefined for any other text. */
function readJson(text: string, depth = 0): unknown {
  if (depth > MAX_DEPTH || !JSON_BEGINS.test(text)) return undefined;
  try {
    const value = JSON.parse(text);
    return isText(value) ? readJson(value, depth + 1) : value;
  } catch {
    return undefined;
  }
}

/** The value, or what it holds as JSON in a text: some connectors write a whole document as one. */
function unwritten(value: unknown): unknown {
  return isText(value) ? (readJson(value) ?? value) : value;
}

/** Whether an object has a title, body or summary that can be read. */
export function saysSomething(raw: RawInput): boolean {
  if (isPlain(raw)) return true;
  const found = new FoundFields(raw);
  return (['title', 'body', 'summary'] as const).some((field) =>
    found.of(field).some(({ value }) => readHeadlines(value).some((text) => text.trim() !== '')),
  );
}

/** What lies in envelopes that say they are ones; any other value as it is. */
function unnamed(value: unknown, depth = 0): unknown {
  if (!isObject(value) || isPlain(value) || depth > MAX_DEPTH) return value;
  const kind = KINDS.find(({ is }) => is(value));
  return kind === undefined ? value : unnamed(contentOf(kind, value), depth + 1);
}

function within(raw: RawInput, depth: number): RawInput | null {
  for (const key of ENVELOPES) {
    const inner = isOwn(raw, key) ? unnamed(unwritten(raw[key])) : undefined;
    if (!isObject(inner)) continue;
    if (saysSomething(inner)) return withOuter(inner, raw);
    const deeper = depth < MAX_DEPTH ? within(inner, depth + 1) : null;
    if (deeper !== null) return deeper;
  }
  return null;
}

/** Names under which what lies around an article dates it; other times are those of the event or of the store. */
const PUBLICATION = /publ/i;

/**
 * The article with what stands beside it that it does not say itself: the key under which its store holds it, its
 * address, language and time of publication.
 */
function withOuter(inner: RawInput, outer: RawInput): RawInput {
  const own = new FoundFields(inner);
  const beside = new FoundFields(outer);
  const added: [string, unknown][] = [];
  if (outer._id !== undefined && own.of('id').length === 0) added.push(['_id', outer._id]);
  if (own.of('url').length === 0 && isText(outer.url)) added.push(['url', outer.url]);
  for (const field of ['lang', 'publishedAt'] as const) {
    const given = beside
      .of(field)
      .find(({ name, part }) => part === null && (field === 'lang' || PUBLICATION.test(name)));
    if (given !== undefined && own.of(field).length === 0) added.push([given.name, given.value]);
  }
  return added.length === 0 ? inner : { ...inner, ...Object.fromEntries(added) };
}

/** A document without its envelopes. */
export interface Opened {
  readonly kind: 'opened';
  readonly value: RawInput | readonly unknown[];
  /** The envelopes, the outermost first. */
  readonly around: readonly RawInput[];
}

/** What an envelope holds; null when that is neither an object nor a list. */
function contentOf({ content }: Kind, raw: RawInput): object | null {
  const inner = unwritten(content(raw));
  return typeof inner === 'object' ? inner : null;
}

function emptyEnvelope({ name }: Kind, { op }: RawInput): Rejection {
  const change = isText(op) ? ` (op ${op.toWellFormed()})` : '';
  return rejection('no-text', `${name} without an article in it${change}: there is nothing to publish`);
}

/** Whether nothing needs to be asked of an object: it is an article, and no envelope. */
const isPlain = (raw: RawInput) => isText(raw.title) && raw.title !== '';

/**
 * Takes a value out of its envelopes: a CloudEvent with `data` or `data_base64`, the row after a change, the payload of
 * Kafka Connect, a message of a queue, Elasticsearch's `_source`, a text that is JSON itself. An object that says
 * something, or holds no article, stays as it is. Never throws.
 * @returns a rejection for what is neither an object nor a list, and for an envelope that holds nothing
 */
export function openDocument(document: unknown): Opened | Rejection {
  const around: RawInput[] = [];
  let value = unwritten(document);
  for (let depth = 0; isObject(value) && !isPlain(value) && depth <= MAX_DEPTH; depth++) {
    const raw: RawInput = value;
    const kind = KINDS.find(({ is }) => is(raw));
    const inner = kind === undefined ? held(raw) : contentOf(kind, raw);
    if (inner === null) return kind === undefined ? opened(raw, around) : emptyEnvelope(kind, raw);
    around.push(raw);
    value = inner;
  }
  if (isObject(value) || Array.isArray(value)) return opened(value, around);
  return rejection('not-an-object', `the value is ${kindOf(value)}; send one JSON object a record`);
}

function opened(value: Opened['value'], around: readonly RawInput[]): Opened {
  return { kind: 'opened', value, around };
}

/** The article in an object that says nothing itself; null when there is none. */
function held(raw: RawInput): RawInput | null {
  return saysSomething(raw) ? null : within(raw, 0);
}

/** The object that a member of a list is or holds, as `openDocument` finds it; null for anything else. Never throws. */
export function openMember(member: unknown): RawInput | null {
  const found = openDocument(member);
  return found.kind === 'opened' && isObject(found.value) ? found.value : null;
}

/** The article inside an envelope, as `openDocument` finds it; the object itself when there is none. Never throws. */
export function openEnvelope(raw: RawInput): RawInput {
  return isPlain(raw) ? raw : (openMember(raw) ?? raw);
}
