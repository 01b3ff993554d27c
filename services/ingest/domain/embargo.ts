/** Until when an article must not be published. */
import { shapeKeys } from '@newsfold/schemas/raw-shapes.ts';
import { parseTime } from '@newsfold/text/time/published-at.ts';
import { FoundFields } from './find-fields.ts';
import type { RawInput } from './parse-raw.ts';
import { readLine } from './read-line.ts';
import { readTime } from './read-time.ts';
import { isObject, only, property } from './read-value.ts';
import { type Rejection, rejection } from './reject-reason.ts';

/** The end of an embargo: ms since the epoch, or null when the article does not say it in a form that can be read. */
interface Embargo {
  readonly until: number | null;
  /** What it says, for people. */
  readonly said: string;
}

/** What is written where there is no embargo. */
const NONE = /^(?:|-|0|no|none|null|nil|false|n\/?a|lifted|expired)$/i;

/** Midnight with its zone: software that means "no time of day" writes it without one. */
const EXACT_MIDNIGHT = /T00:00(?::00(?:\.0+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/** A day has begun everywhere 12 hours after it began in UTC. */
const EVERYWHERE = 12 * 3_600_000;

/** A letter says when it is due, and readers of other languages have no date after 9999. */
const LATEST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** Statuses of IPTC under which an item must not be published until further notice. */
const WITHHELD = /^(?:stat:|https?:\/\/cv\.iptc\.org\/newscodes\/pubstatusg2\/)?withheld$/i;

/** Longest part of a value that a detail repeats, characters. */
const MAX_SAID = 60;

function endOf(value: unknown): number | null {
  const written = readTime(only(value));
  if (written === null) return null;
  const parsed = parseTime(typeof written === 'string' ? written.trim() : written, 0);
  if (parsed === null || parsed.quality === 'exact') return parsed?.at ?? null;
  const midnight =
    typeof written === 'string' && EXACT_MIDNIGHT.test(written.trim())
      ? Date.parse(written.trim())
      : Number.NaN;
  const end = Number.isNaN(midnight) ? parsed.at + EVERYWHERE : midnight;
  return end > LATEST ? null : end;
}

function ofValue(value: unknown): Embargo | null {
  const said = typeof value === 'boolean' ? String(value) : (readLine(only(value)) ?? 'an object');
  if (NONE.test(said.trim())) return null;
  return { until: endOf(value), said: said.trim().slice(0, MAX_SAID).toWellFormed() };
}

/** What IPTC's standards write into the metadata of an item. */
const metaOf = (raw: RawInput) => only(raw.itemMeta);

function statusOf(raw: RawInput): string | null {
  const meta = metaOf(raw);
  const status = only(
    raw.pubstatus ?? raw.pubStatus ?? property(meta, 'pubStatus') ?? property(meta, 'pubstatus'),
  );
  return readLine(property(status, 'qcode') ?? property(status, 'uri') ?? status);
}

/** States of content systems in which an item is not published yet: until its time, or until further notice. */
const SCHEDULED = /^(?:future|scheduled|embargoed)$/i;
const UNPUBLISHED = /^(?:draft|auto-draft|embargoed|withheld)$/i;
const STATES = ['status', 'post_status', 'postStatus', 'workflow_status', 'moderation_state', '_status'];

function stateOf(raw: RawInput): string {
  const state = STATES.map((key) => only(raw[key])).find((value) => typeof value === 'string');
  return typeof state === 'string' ? state.trim() : '';
}

/** What the state of an item holds until its time of publication, where it has an exact one, else until further notice. */
function ofState(state: string, found: FoundFields): Embargo | null {
  const times = SCHEDULED.test(state) ? found.of('publishedAt').map(({ value }) => endOf(value)) : [];
  const until = times.find((time) => time !== null);
  if (until !== undefined) return { until, said: state };
  return UNPUBLISHED.test(state) ? { until: null, said: state } : null;
}

/** An embargo at the beginning of a headline or text, as press offices write it. */
const IN_WORDS =
  /^\W{0,20}(?:strictly |(?:news |press )?release |under )?(?:embargo(?:ed)?(?: (?:until|till|to|lifts?(?: at| on)?))?|not for (?:publication|release|broadcast) (?:before|until)|hold (?:for release )?until|sperrfrist(?: bis)?|gesperrt bis|sous embargo(?: jusqu[’']au)?|embargado hasta(?: el)?|embargo (?:fino al?|tot)|до публикации|эмбарго до)(?:[ :,–—-]{1,5})([^\n]{6,60})/i;

/** How much of a text is looked at, characters. */
const MAX_WORDS = 120;

/** The embargo that the beginning of a headline or body writes out; null where it gives no time: "Embargo on oil". */
function ofWords(texts: readonly string[]): Embargo | null {
  for (const text of texts) {
    const said = IN_WORDS.exec(text.slice(0, MAX_WORDS))?.[1];
    const until = said === undefined ? null : endOf(said);
    if (said !== undefined && until !== null) return { until, said: said.toWellFormed() };
  }
  return null;
}

/** Parts of an article whose fields are read like its own. */
const PARTS: ReadonlySet<string> = new Set([...shapeKeys('part'), ...shapeKeys('namespace')]);

/** All names of an embargo, and of a status that may withhold; looked for first, since hardly any article has them. */
const TELLING = /embargo|status|moderation_state|itemMeta/i;

function isTold(raw: RawInput): boolean {
  for (const name of Object.keys(raw)) {
    if (TELLING.test(name)) return true;
    const inner = PARTS.has(name) ? raw[name] : null;
    if (isObject(inner) && Object.keys(inner).some((one) => TELLING.test(one))) return true;
  }
  return false;
}

/**
 * The embargo of an article that ends last; null when there is none. Never throws.
 * @param texts its headline and body, plain
 */
export function embargoOf(raw: RawInput, texts: readonly string[] = []): Embargo | null {
  if (!isTold(raw)) return ofWords(texts);
  const found = new FoundFields(raw);
  const values = [...found.of('embargo').map(({ value }) => value), property(metaOf(raw), 'embargoed')];
  const embargoes = values
    .filter((value) => value !== undefined && value !== null && value !== false)
    .map(ofValue)
    .filter((one) => one !== null);
  const open = embargoes.find(({ until }) => until === null);
  const last = open ?? embargoes.sort((a, b) => (b.until ?? 0) - (a.until ?? 0))[0];
  if (last !== undefined) return last;
  if (WITHHELD.test(statusOf(raw)?.trim() ?? '')) return { until: null, said: 'withheld' };
  return ofState(stateOf(raw), found) ?? ofWords(texts);
}

/**
 * The rejection of an article that is under embargo when its record comes; null for one that is free.
 * @param arrivedAt timestamp of the record, ms since the epoch
 */
export function underEmbargo(embargo: Embargo | null, arrivedAt: number): Rejection | null {
  if (embargo === null) return null;
  if (embargo.until === null)
    return rejection('embargoed', `"${embargo.said}" names no time; send it again once it is free`);
  if (embargo.until <= arrivedAt) return null;
  const until = new Date(embargo.until).toISOString();
  return {
    ...rejection('embargoed', `until ${until}; redrive --due puts it back after that`),
    dueAt: embargo.until,
  };
}
