/**
 * Patch of avsc: it believes the number of items that an array or a map announces. A record of ten bytes that announces
 * two thousand million items is read for minutes and fills the memory, and since it is read again after every restart,
 * it stops the partition for good (measured: 134 million announced items, 24 s and 2 GB). Here a block may announce no
 * more items than bytes are left, and its items must take up at least a byte each.
 */
import avro from 'avsc';
import { avscInternals } from './avsc.ts';

interface Tap {
  readonly buf: Buffer;
  pos: number;
  readLong(): number;
  readString(): string | undefined;
  skipString(): void;
}

interface Item {
  _read(tap: Tap): unknown;
  _skip(tap: Tap): void;
}

interface Collection {
  _read(this: { readonly itemsType: Item; readonly valuesType: Item }, tap: Tap): unknown;
  _skip(this: { readonly itemsType: Item; readonly valuesType: Item }, tap: Tap): void;
}

/** Number of items of the next block, 0 at the end; the size in bytes of a block that tells it is passed over. */
function blockItems(tap: Tap): number {
  const announced = tap.readLong();
  if (announced < 0) tap.readLong();
  const items = Math.abs(announced);
  const left = Math.max(0, tap.buf.length - tap.pos);
  if (items > left) throw new Error(`${items} items are announced where ${left} bytes are left`);
  return items;
}

function mustHaveTaken(tap: Tap, begin: number, items: number): void {
  if (tap.pos - begin < items) throw new Error(`${items} items take up ${tap.pos - begin} bytes`);
}

function skipBlocks(tap: Tap, skipItem: (tap: Tap) => void): void {
  for (let items = blockItems(tap); items > 0; items = blockItems(tap)) {
    const begin = tap.pos;
    for (let index = 0; index < items; index += 1) skipItem(tap);
    mustHaveTaken(tap, begin, items);
  }
}

function readArray(this: { readonly itemsType: Item }, tap: Tap): unknown[] {
  const { itemsType } = this;
  let values: unknown[] | undefined;
  let at = 0;
  for (let items = blockItems(tap); items > 0; items = blockItems(tap)) {
    const begin = tap.pos;
    // Of the right length at once, as avsc does: measured a tenth faster.
    values ??= new Array(items);
    for (let index = 0; index < items; index += 1) {
      values[at] = itemsType._read(tap);
      at += 1;
    }
    mustHaveTaken(tap, begin, items);
  }
  return values ?? [];
}

function readMap(this: { readonly valuesType: Item }, tap: Tap): Record<string, unknown> {
  // An own property, whatever its name.
  const entries: [string, unknown][] = [];
  for (let items = blockItems(tap); items > 0; items = blockItems(tap)) {
    const begin = tap.pos;
    for (let index = 0; index < items; index += 1) {
      const key = tap.readString() ?? '';
      entries.push([key, this.valuesType._read(tap)]);
    }
    mustHaveTaken(tap, begin, items);
  }
  return Object.fromEntries(entries);
}

function skipArray(this: { readonly itemsType: Item }, tap: Tap): void {
  skipBlocks(tap, (from) => this.itemsType._skip(from));
}

function skipMap(this: { readonly valuesType: Item }, tap: Tap): void {
  skipBlocks(tap, (from) => {
    from.skipString();
    this.valuesType._skip(from);
  });
}

let isApplied = false;

/**
 * Applies the patch, once a process.
 * @throws Error when avsc does not look as expected.
 */
export function boundCollections(): void {
  if (isApplied) return;
  const { ArrayType, MapType } = avro.types as unknown as Record<string, { readonly prototype: Collection }>;
  const known = [ArrayType, MapType].flatMap((type) => [type?.prototype._read, type?.prototype._skip]);
  avscInternals.confirm(
    'collections',
    known.every((one) => typeof one === 'function'),
  );
  if (!ArrayType || !MapType) return;
  ArrayType.prototype._read = readArray;
  ArrayType.prototype._skip = skipArray;
  MapType.prototype._read = readMap;
  MapType.prototype._skip = skipMap;
  isApplied = true;
}
