/**
 * Single-byte encodings that UTF-8 is taken for, as tables from character to byte. The tables are those of the Encoding
 * Standard, asked of the runtime: bytes that windows-1252 leaves open stand for the control of the same number.
 */

const BYTES = Uint8Array.from({ length: 256 }, (_, byte) => byte);

/** The characters of the bytes 0x80 to 0x9f in windows-1252. */
const WESTERN_C1: readonly string[] = [...new TextDecoder('windows-1252').decode(BYTES.subarray(0x80, 0xa0))];

/** An encoding with its bytes by character. */
export interface LegacyEncoding {
  readonly name: string;
  /**
   * The byte of each UTF-16 unit, or -1 where the encoding has none. Where it leaves a byte open, the character of
   * windows-1252 has it too: that is what withoutC1 makes of it.
   */
  readonly byteOf: Int16Array;
  /** The character of each byte. */
  readonly charOf: readonly string[];
}

function encoding(name: string): LegacyEncoding {
  const charOf = [...new TextDecoder(name).decode(BYTES)];
  const byteOf = new Int16Array(65_536).fill(-1);
  for (const [byte, char] of charOf.entries()) if (char !== '\ufffd') byteOf[char.charCodeAt(0)] = byte;
  for (const [byte, char] of charOf.entries()) {
    const western = WESTERN_C1[char.charCodeAt(0) - 0x80];
    if (western !== undefined && byteOf[western.charCodeAt(0)] === -1) byteOf[western.charCodeAt(0)] = byte;
  }
  return { name, byteOf, charOf };
}

/** By how often feeds mistake UTF-8 for them. */
export const LEGACY_ENCODINGS: readonly LegacyEncoding[] = [
  'windows-1252',
  'windows-1251',
  'koi8-r',
  'windows-1250',
  'macintosh',
].map(encoding);

/**
 * Text with the controls U+0080 to U+009F read as windows-1252: no text means the controls, and readers of Latin-1 make
 * them of quotes, dashes and the euro sign. The five that windows-1252 leaves open stay.
 */
export function withoutC1(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (control) => WESTERN_C1[control.charCodeAt(0) - 0x80] as string);
}
