/** Takes an article out of the envelope of a store, an event or an API. */
import { shapeKeys } from '@newsfold/schemas/raw-shapes.ts';
import { FoundFields } from './find-fields.ts';
import type { RawInput } from './parse-raw.ts';
import { readHeadlines } from './read-text.ts';
import { isObject } from './read-value.ts';

const ENVELOPES = shapeKeys('envelope');

/** Envelopes in envelopes: an event of a change feed of a store. */
const MAX_DEPTH = 4;

/** Whether an object has a title, body or summary that can be read. */
function saysSomething(raw: RawInput): boolean {
  const found = new FoundFields(raw);
  return (['title', 'body', 'summary'] as const).some((field) =>
    found.of(field).some(({ value }) => readHeadlines(value).some((text) => text.trim() !== '')),
  );
}

function within(raw: RawInput, depth: number): RawInput | null {
  for (const key of ENVELOPES) {
    const inner = Object.hasOwn(raw, key) ? raw[key] : undefined;
    if (!isObject(inner)) continue;
    if (saysSomething(inner)) return withId(inner, raw);
    const deeper = depth < MAX_DEPTH ? within(inner, depth + 1) : null;
    if (deeper !== null) return deeper;
  }
  return null;
}

/** The article with the key under which its store holds it, where it has no id. */
function withId(inner: RawInput, { _id }: RawInput): RawInput {
  if (_id === undefined || new FoundFields(inner).of('id').length > 0) return inner;
  return { ...inner, _id };
}

/**
 * The article inside an envelope (Elasticsearch's `_source`, the `data` of a CloudEvent, the `after` of a change); the
 * object itself when it says something or holds no article. Never throws.
 */
export function openEnvelope(raw: RawInput): RawInput {
  if (typeof raw.title === 'string' && raw.title !== '') return raw;
  return saysSomething(raw) ? raw : (within(raw, 0) ?? raw);
}
