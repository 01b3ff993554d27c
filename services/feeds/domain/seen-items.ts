/**
 * Which items of a feed are known.
 *
 * An item is a row of four keys: its id, its address, its content, and its content with its date. It is
 * - known when its id or its address is known and its content is the same: nothing is published;
 * - an edit when its id or address is known and its content is not;
 * - moved when neither is known, and the same content with the same date is known of an item that is no longer in the
 *   feed under its old names: sites that change ids and addresses of all items at once, or at every poll;
 * - new otherwise.
 * The rows of the feed as it is now are kept, and behind them those of items that have left it, as far as there is room:
 * items that fall out and come back are not new. Six bytes a key: two of 5,000 rows agree by chance once in ten
 * million feeds.
 */
import { createHash } from 'node:crypto';

/** An item, as far as it matters whether it is known. */
export interface ItemMarks {
  readonly id: string | null;
  readonly address: string | null;
  /** What readers read: title and texts. */
  readonly content: string;
  /** The date as the feed writes it. */
  readonly date: string | null;
}

/** What an item can be to those that are known. */
export const ITEM_NEWS = ['new', 'edit', 'moved', 'known'] as const;

/** What an item is to those that are known. */
export type ItemNews = (typeof ITEM_NEWS)[number];

/** The verdicts on the items of a feed, and what is known from then on. */
export interface Sifted {
  readonly news: readonly ItemNews[];
  readonly seen: string;
}

const KEY_BYTES = 6;
const KEY_CHARS = 8;
const ROW_CHARS = 4 * KEY_CHARS;
/** The key of what an item does not have. */
const NONE = 'A'.repeat(KEY_CHARS);

/** Rows that are kept at least and at most, and how many times the items of the feed. */
const FEWEST_ROWS = 500;
const MOST_ROWS = 5000;
const TIMES = 3;

interface Row {
  readonly id: string;
  readonly address: string;
  readonly content: string;
  readonly dated: string;
}

function keyOf(kind: string, text: string | null): string {
  if (text === null) return NONE;
  return createHash('sha256').update(`${kind}\n${text}`).digest().subarray(0, KEY_BYTES).toString('base64');
}

function rowOf({ id, address, content, date }: ItemMarks): Row {
  return {
    id: keyOf('id', id),
    address: keyOf('address', address),
    content: keyOf('content', content),
    dated: keyOf('dated', `${date ?? ''}\n${content}`),
  };
}

const written = ({ id, address, content, dated }: Row) => id + address + content + dated;

function rowsOf(seen: string): readonly Row[] {
  const rows: Row[] = [];
  for (let at = 0; at + ROW_CHARS <= seen.length; at += ROW_CHARS) {
    const key = (index: number) => seen.slice(at + index * KEY_CHARS, at + (index + 1) * KEY_CHARS);
    rows.push({ id: key(0), address: key(1), content: key(2), dated: key(3) });
  }
  return rows;
}

/** The rows that are known, by each of their keys. */
class Known {
  readonly #byId = new Map<string, Row>();
  readonly #byAddress = new Map<string, Row>();
  readonly #byDated = new Map<string, Row>();
  readonly #byContent = new Map<string, Row>();

  /** @param rows the newest first */
  constructor(rows: readonly Row[]) {
    for (const row of rows.toReversed()) this.add(row);
  }

  add(row: Row): void {
    if (row.id !== NONE) this.#byId.set(row.id, row);
    if (row.address !== NONE) this.#byAddress.set(row.address, row);
    this.#byContent.set(row.content, row);
    this.#byDated.set(row.dated, row);
  }

  byName({ id, address }: Row): Row | undefined {
    return this.#byId.get(id) ?? this.#byAddress.get(address);
  }

  byDated({ dated }: Row): Row | undefined {
    return this.#byDated.get(dated);
  }

  byContent({ content }: Row): Row | undefined {
    return this.#byContent.get(content);
  }
}

function newsOf(row: Row, known: Known, present: ReadonlySet<string>): ItemNews {
  const before = known.byName(row);
  if (before !== undefined) return before.content === row.content ? 'known' : 'edit';
  if (row.id === NONE && row.address === NONE) return known.byContent(row) === undefined ? 'new' : 'known';
  const same = known.byDated(row);
  const hasLeft = same !== undefined && !present.has(same.id) && !present.has(same.address);
  return hasLeft ? 'moved' : 'new';
}

/** The names under which the items of a feed are in it now. */
function namesOf(rows: readonly Row[]): ReadonlySet<string> {
  return new Set(rows.flatMap(({ id, address }) => [id, address]).filter((key) => key !== NONE));
}

/** How many rows are kept of a feed with so many items. */
const roomFor = (items: number) => Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, TIMES * items));

function kept(first: readonly Row[], then: readonly Row[], room: number): string {
  const rows = new Set([...first, ...then].map(written));
  return [...rows].slice(0, room).join('');
}

/**
 * Holds the items of a feed against those that are known.
 * @param seen what is known, as an earlier call gave it; empty for a feed that was never read
 */
export function siftItems(seen: string, items: readonly ItemMarks[]): Sifted {
  const before = rowsOf(seen);
  const rows = items.map(rowOf);
  const present = namesOf(rows);
  const known = new Known(before);
  const news = rows.map((row) => {
    const verdict = newsOf(row, known, present);
    // A feed that lists an item twice brings it once.
    known.add(row);
    return verdict;
  });
  return { news, seen: kept(rows, before, Math.max(roomFor(rows.length), rows.length)) };
}

/** What two members know of a feed, taken together: the first is the newer. */
export function mergeSeen(newer: string, older: string): string {
  return kept(rowsOf(newer), rowsOf(older), MOST_ROWS);
}
