/**
 * A null value deletes what its key names, in the manner of compacted topics. The key is an article's address, or its
 * publisher and id: as JSON under the names of the fields, or as text, "norpress.example|urn:newsml:7711".
 */
import type { Decision, Origin } from '@newsfold/schemas/generated/records.ts';
import type { Outlets } from '@newsfold/text/web/outlets.ts';
import { parseDocument } from './domain/parse-raw.ts';
import { type RawFields, readFields } from './domain/read-fields.ts';
import { isObject } from './domain/read-value.ts';
import { withdrawalOf } from './domain/withdrawal.ts';

/** Longer keys name no article, bytes. */
const MAX_KEY_BYTES = 4_096;

/** A publisher and an id, by the first tab or bar, else by the last space. */
const PARTED = /^([^\t|]{1,200})[\t|](\S.{0,1000})$|^(\S.{0,200}) (\S{1,1000})$/u;

function objectOf(text: string): Record<string, unknown> | null {
  if (/^https?:\/\/\S+$/i.test(text)) return { url: text };
  if (text.startsWith('{')) {
    const parsed = parseDocument(Buffer.from(text), MAX_KEY_BYTES);
    return parsed.kind !== 'rejected' && isObject(parsed.document) ? parsed.document : null;
  }
  const [, barred, id, spaced, last] = PARTED.exec(text) ?? [];
  const source = (barred ?? spaced)?.trim();
  return source === undefined ? null : { source, id: (id ?? last)?.trim() };
}

/** Fields that name an article: an address, or a publisher with an id. */
function names({ url, id, source }: RawFields): boolean {
  return (
    url !== null || (id !== null && (/^https?:/i.test(id) || source.name !== null || source.url !== null))
  );
}

/** The withdrawal that a null value under a key is; null when the key names no article. Never throws. */
export function withdrawalByKey(key: Buffer | null, origin: Origin, outlets: Outlets): Decision | null {
  if (key === null || key.length > MAX_KEY_BYTES) return null;
  const raw = objectOf(key.toString('utf8').trim());
  if (raw === null) return null;
  const fields = readFields(raw);
  if ('kind' in fields || !names(fields)) return null;
  return withdrawalOf(raw, fields, null, origin, outlets, true);
}
