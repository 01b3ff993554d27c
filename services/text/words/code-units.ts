/**
 * A text as an array of its UTF-16 units: loops over characters read it several times faster than a string, which may
 * be a view into another one.
 */

/** Longer texts get a separate array, so that one huge text does not stay in memory. */
const MAX_KEPT_UNITS = 65_536;

let kept = new Uint16Array(4_096);
let keptBytes = Buffer.from(kept.buffer);

/**
 * The UTF-16 units of a text, lone surrogates included.
 * @returns an array that may be longer than the text and that the next call overwrites: read it at once
 */
export function codeUnits(text: string): Uint16Array {
  if (text.length > MAX_KEPT_UNITS) {
    const own = new Uint16Array(text.length);
    // Every platform that Node runs on is little-endian.
    Buffer.from(own.buffer).write(text, 'utf16le');
    return own;
  }
  if (kept.length < text.length) {
    kept = new Uint16Array(Math.min(MAX_KEPT_UNITS, 2 * text.length));
    keptBytes = Buffer.from(kept.buffer);
  }
  keptBytes.write(text, 'utf16le');
  return kept;
}
