/**
 * What the values of foreign Avro schemas mean, as JSON would say it: days as dates, times as milliseconds, decimals and
 * numbers that are too long for a double as text.
 */
import avro from 'avsc';

const DAY_MS = 86_400_000;

type Convert = (value: never, schema: { readonly scale?: number }) => unknown;

/** A logical type that is only ever read. */
function read(convert: Convert): new (schema: avro.Schema, opts?: object) => avro.types.LogicalType {
  return class ReadLogicalType extends avro.types.LogicalType {
    readonly #schema: { readonly scale?: number };

    constructor(schema: avro.Schema, opts?: object) {
      super(schema, opts);
      this.#schema = schema as never;
    }

    // avsc calls these by name.
    protected override _fromValue(value: unknown): unknown {
      return convert(value as never, this.#schema);
    }

    protected override _toValue(value: unknown): unknown {
      return value;
    }
  };
}

/** A day, or a time without a zone, as text. Numbers that are no time stay numbers. */
function isoOf(ms: number, end: number): string | number {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? ms : date.toISOString().slice(0, end);
}

const DAY_CHARS = 10;
const LOCAL_CHARS = 23;

/** A big-endian two's-complement number with a scale, as text. */
function decimal(bytes: Buffer, scale: number): string {
  let unscaled = 0n;
  for (const byte of bytes) unscaled = (unscaled << 8n) | BigInt(byte);
  unscaled = BigInt.asIntN(8 * bytes.length, unscaled);
  const sign = unscaled < 0n ? '-' : '';
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
  const point = digits.length - scale;
  return sign + digits.slice(0, point) + (scale > 0 ? `.${digits.slice(point)}` : '');
}

/** Longest decimal that is read, bytes, and its largest scale: some hundred digits. */
const MAX_DECIMAL_BYTES = 64;
const MAX_SCALE = 200;

function decimalOf(bytes: Buffer, { scale = 0 }: { readonly scale?: number }): string | Buffer {
  const isReadable =
    bytes.length <= MAX_DECIMAL_BYTES && Number.isInteger(scale) && scale >= 0 && scale <= MAX_SCALE;
  return isReadable ? decimal(bytes, scale) : bytes;
}

/** A long may come as text where it is beyond what a double holds. */
const scaled = (perMs: number) => (value: number | string) => Math.floor(Number(value) / perMs);

/** By their names in schemas. */
export const LOGICAL_TYPES: Readonly<Record<string, ReturnType<typeof read>>> = {
  date: read((days: number) => isoOf(days * DAY_MS, DAY_CHARS)),
  'timestamp-millis': read((ms: number) => ms),
  'timestamp-micros': read(scaled(1000)),
  'timestamp-nanos': read(scaled(1_000_000)),
  'local-timestamp-millis': read((ms: number) => isoOf(ms, LOCAL_CHARS)),
  'local-timestamp-micros': read((micros: number | string) => isoOf(scaled(1000)(micros), LOCAL_CHARS)),
  'local-timestamp-nanos': read((nanos: number | string) => isoOf(scaled(1_000_000)(nanos), LOCAL_CHARS)),
  decimal: read(decimalOf),
};
