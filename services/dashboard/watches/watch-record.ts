/**
 * Watches as they lie in their topic: the key is `TENANT/ID`, the value the watch as JSON; a tombstone removes it. And
 * watches as they are sent: what is wrong with one is said with what is accepted.
 */
import { randomBytes } from 'node:crypto';
import { checkUrl, type PrivateHosts } from '@newsfold/runtime/web/address-guard.ts';
import { SIGNIFICANCES, type Significance } from '../domain/filters.ts';
import { WATCH_ID, type Watch, watchKey } from '../domain/watch.ts';

/** Longest pause and longest gathering, minutes: a week. */
export const MOST_MINUTES = 7 * 24 * 60;
const MOST_NAME = 200;
const MOST_QUERY = 2000;
const MOST_URL = 2000;
const SECRET = /^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/;

/** Fields that may be sent; anything else is a slip that would otherwise do nothing. */
const FIELDS = new Set([
  'name',
  'query',
  'minSignificance',
  'coolDownMinutes',
  'digestMinutes',
  'webhook',
  'secret',
  'isPaused',
]);

/** A secret that nobody can guess. */
export function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

type Fields = Readonly<Record<string, unknown>>;

function textField(fields: Fields, name: string, most: number, byDefault: string): string {
  const value = fields[name] ?? byDefault;
  if (typeof value !== 'string' || value.length > most)
    throw new Error(`"${name}": accepted is a text of at most ${most} characters`);
  return value.trim();
}

function minutesField(fields: Fields, name: string): number {
  const value = fields[name] ?? 0;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > MOST_MINUTES)
    throw new Error(`"${name}": accepted is a whole number from 0 to ${MOST_MINUTES}`);
  return value;
}

function significanceField({ minSignificance = 'material' }: Fields): Significance {
  const found = SIGNIFICANCES.find((one) => one === minSignificance);
  if (found === undefined)
    throw new Error(`"minSignificance": accepted is one of ${SIGNIFICANCES.join(', ')}`);
  return found;
}

function pausedField({ isPaused = false }: Fields): boolean {
  if (typeof isPaused !== 'boolean') throw new Error('"isPaused": accepted is true or false');
  return isPaused;
}

function secretField({ secret }: Fields, before: Watch | null): string {
  if (secret === undefined || secret === null) return before?.webhook?.secret ?? newSecret();
  if (typeof secret !== 'string' || !SECRET.test(secret))
    throw new Error('"secret": accepted is whsec_ and the base64 of 24 to 64 bytes; left out, one is made');
  return secret;
}

function webhookField(fields: Fields, before: Watch | null, allowed: PrivateHosts): Watch['webhook'] {
  const text = textField(fields, 'webhook', MOST_URL, '');
  if (text === '') return null;
  const url = URL.parse(text);
  if (url === null) throw new Error('"webhook": accepted is an address such as https://example.org/hook');
  try {
    checkUrl(url, allowed);
  } catch (error) {
    throw new Error(
      `"webhook": ${(error as Error).message}; WEBHOOK_PRIVATE_HOSTS names hosts that may be asked`,
    );
  }
  return { url: url.href, secret: secretField(fields, before) };
}

/** What a watch is made with. */
export interface WatchRoom {
  readonly tenant: string | null;
  readonly id: string;
  readonly before: Watch | null;
  readonly allowed: PrivateHosts;
  readonly now: number;
  /** @throws when it is no query of a list */
  readonly checkQuery: (query: string) => void;
}

/** Makes a watch of what was sent. @throws Error that names the field and says what is accepted */
export function readSentWatch(sent: unknown, room: WatchRoom): Watch {
  const { tenant, id, before, allowed, now, checkQuery } = room;
  if (!WATCH_ID.test(id)) throw new Error('the id: accepted are 1 to 64 letters, digits, ".", "-" and "_"');
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent))
    throw new Error('the body: accepted is a JSON object');
  const fields = sent as Fields;
  for (const name of Object.keys(fields))
    if (!FIELDS.has(name))
      throw new Error(`"${name.slice(0, 60)}" is no field of a watch; there are ${[...FIELDS].join(', ')}`);
  const query = textField(fields, 'query', MOST_QUERY, '').replace(/^\?/, '');
  checkQuery(query);
  return {
    tenant,
    id,
    name: textField(fields, 'name', MOST_NAME, id) || id,
    query,
    minSignificance: significanceField(fields),
    coolDownMinutes: minutesField(fields, 'coolDownMinutes'),
    digestMinutes: minutesField(fields, 'digestMinutes'),
    webhook: webhookField(fields, before, allowed),
    isPaused: pausedField(fields),
    createdAt: before?.createdAt ?? now,
  };
}

/** A watch as a value of the topic. */
export function watchValue(watch: Watch): Buffer {
  return Buffer.from(JSON.stringify(watch));
}

/** Reads a value of the topic. @returns null for what is no watch of this key */
export function readWatchValue(key: string, value: Buffer): Watch | null {
  try {
    const watch = JSON.parse(value.toString('utf8')) as Watch;
    const isWhole =
      watchKey(watch) === key &&
      WATCH_ID.test(watch.id) &&
      [watch.name, watch.query].every((one) => typeof one === 'string') &&
      [watch.coolDownMinutes, watch.digestMinutes, watch.createdAt].every(Number.isFinite) &&
      SIGNIFICANCES.includes(watch.minSignificance) &&
      typeof watch.isPaused === 'boolean' &&
      (watch.webhook === null ||
        (typeof watch.webhook?.url === 'string' && typeof watch.webhook.secret === 'string'));
    return isWhole ? watch : null;
  } catch {
    return null;
  }
}
