/** A publisher takes an article back: by the status of an item, or by a text that stands in place of the article. */
import { createHash } from 'node:crypto';
import type { Decision, Origin } from '@newsfold/schemas/generated/records.ts';
import { shapeKeys } from '@newsfold/schemas/raw-shapes.ts';
import { cleanLine } from '@newsfold/text/clean/clean-text.ts';
import { parseTime } from '@newsfold/text/time/published-at.ts';
import type { Outlets } from '@newsfold/text/web/outlets.ts';
import { hashTerm } from '@newsfold/text/words/hash-term.ts';
import { isGlobalId } from './article-identity.ts';
import {
  MAX_WITHDRAWN_CHARS,
  TAKEN_BACK,
  TAKEN_BACK_STATE,
  WITHDRAWN_TEXT,
  WITHDRAWN_TITLE,
  WITHDRAWN_WORDS,
} from './decided/withdrawn-words.ts';
import { identifyArticle } from './identify-article.ts';
import type { RawInput } from './parse-raw.ts';
import type { RawFields } from './read-fields.ts';
import { readLine } from './read-line.ts';
import { readTime } from './read-time.ts';
import { isObject, only, property } from './read-value.ts';

const MAX_WHY_CHARS = 500;
/** Longer bodies, their markup included, say more. */
const MAX_RAW_CHARS = 2_000;

/** Names under which an item says what has become of it; looked for first, since hardly any says so. */
const TELLING =
  /^_?(?:pub|publish|publishing|publication|post|article|content|item|story|news|document|workflow|editorial|moderation)?_?status$|^state$|^moderation_state$|^(?:is_?)?(?:deleted|withdrawn|retracted)$|^itemMeta$|^type$/i;
const FLAG = /^(?:is_?)?(?:deleted|withdrawn|retracted)$/i;
const WITHHELD = /withheld$/i;

/** Parts of an article whose fields are read like its own. */
const PARTS: ReadonlySet<string> = new Set([...shapeKeys('part'), ...shapeKeys('namespace')]);

/** Names under which it is told when, the preferred first. */
const TIMES = [
  'withdrawnAt',
  'deletedAt',
  'versioncreated',
  'versionCreated',
  'updated',
  'updatedAt',
  'modified',
  'dateModified',
];
const REASONS = ['ednote', 'edNote', 'editorialNote', 'editorial_note', 'reason', 'why'];

function statusWord(value: unknown): string {
  const status = only(value);
  return (readLine(property(status, 'qcode') ?? property(status, 'uri') ?? status) ?? '').trim();
}

function tells(name: string, value: unknown): boolean {
  if (FLAG.test(name)) return value === true || value === 'true' || value === 1;
  if (/^type$/i.test(name)) return value === 'Tombstone';
  if (/^itemMeta$/i.test(name)) {
    const meta = only(value);
    return TAKEN_BACK.test(statusWord(property(meta, 'pubStatus') ?? property(meta, 'pubstatus')));
  }
  return (/^state$/i.test(name) ? TAKEN_BACK_STATE : TAKEN_BACK).test(statusWord(value));
}

function statusIn(raw: RawInput): string | null {
  for (const [name, value] of Object.entries(raw)) {
    if (TELLING.test(name) && tells(name, value)) return statusWord(value);
    if (!PARTS.has(name) || !isObject(value)) continue;
    const inner = Object.entries(value).find(([key, of]) => TELLING.test(key) && tells(key, of));
    if (inner !== undefined) return statusWord(inner[1]);
  }
  return null;
}

/** How the status of an item says that the article is taken back: for good, or withheld. Null when it does not. */
export function takenBackBy(raw: RawInput): 'withdrawn' | 'withheld' | null {
  const status = statusIn(raw);
  if (status === null) return null;
  return WITHHELD.test(status) ? 'withheld' : 'withdrawn';
}

/** Whether an item may say in words that it is taken back: what costs nothing to ask of every article. Raw texts. */
export function maySayWithdrawn(title: string, body: string): boolean {
  return body.length <= MAX_RAW_CHARS && (WITHDRAWN_WORDS.test(title) || WITHDRAWN_WORDS.test(body));
}

/** Whether a headline and a body say that the article is taken back, and nothing else. Plain texts. */
export function saysWithdrawn(title: string, text: string): boolean {
  if (text.length > MAX_WITHDRAWN_CHARS) return false;
  return WITHDRAWN_TEXT.test(text) || (WITHDRAWN_TITLE.test(title) && text.length < MAX_WITHDRAWN_CHARS / 2);
}

/** When it was taken back, as far as the item says so and that is not later than its record, ms since the epoch. */
function timeOf(raw: RawInput, timestamp: number): number {
  for (const name of TIMES) {
    const written = readTime(only(raw[name]));
    if (written === null) continue;
    const parsed = parseTime(typeof written === 'string' ? written.trim() : written, 0);
    if (parsed?.quality === 'exact' && parsed.at <= timestamp) return parsed.at;
  }
  return timestamp;
}

/** How parsers of XML name an attribute. */
const attribute = (element: unknown, name: string): unknown =>
  property(element, `@${name}`) ??
  property(element, `@_${name}`) ??
  property(property(element, '$'), name) ??
  property(element, name);

function gone(named: unknown, at: unknown): RawInput | null {
  const id = readLine(named);
  if (id === null || id === '') return null;
  return { id, ...(/^https?:/i.test(id) && { url: id }), type: 'Tombstone', deletedAt: at };
}

/**
 * The item that a note of a deletion stands for: an entry of Atom that was deleted (RFC 6721), a Delete of ActivityPub; any
 * other item as it is.
 */
export function asDeleted(item: RawInput): RawInput {
  const entry = item['at:deleted-entry'] ?? item['deleted-entry'];
  if (isObject(entry)) return gone(attribute(entry, 'ref'), attribute(entry, 'when')) ?? item;
  if (item.type !== 'Delete') return item;
  const { object } = item;
  return gone(isObject(object) ? property(object, 'id') : object, item.published) ?? item;
}

function reasonOf(raw: RawInput): string {
  const given = REASONS.map((name) => readLine(only(raw[name]))).find((one) => one !== null) ?? '';
  return cleanLine(given.slice(0, 2 * MAX_WHY_CHARS))
    .slice(0, MAX_WHY_CHARS)
    .toWellFormed();
}

/** Id of a decision that came in a raw record: the same however often the record is read. */
export function decisionIdOf({ topic, partition, offset, item }: Origin, articleId: string): string {
  const place = `withdraw\n${topic}\n${partition}\n${offset}\n${item}\n${articleId}`;
  return createHash('sha256').update(place).digest('hex').slice(0, 32);
}

/**
 * The decision that an article is taken back.
 * @param fields of the item, which name the article as its own would
 * @param contentHash of what it holds; null when it holds nothing
 * @param waits whether it also covers an article that comes after it
 * @returns null when the item does not say which article
 */
export function withdrawalOf(
  raw: RawInput,
  fields: RawFields,
  contentHash: string | null,
  origin: Origin,
  outlets: Outlets,
  waits: boolean,
): Decision | null {
  const { articleId, guid, url, publisher } = identifyArticle(fields, contentHash ?? '', outlets);
  if (url === null && guid === null && contentHash === null) return null;
  return {
    decisionId: decisionIdOf(origin, articleId),
    kind: 'withdraw',
    articleIds: [articleId],
    storyIds: [],
    guidKey: guid === null ? 0 : hashTerm(guid),
    byGuid: guid !== null && isGlobalId(guid),
    waits,
    takesBack: '',
    by: publisher.id,
    why: reasonOf(raw),
    at: timeOf(raw, origin.timestamp),
    origin,
  };
}
