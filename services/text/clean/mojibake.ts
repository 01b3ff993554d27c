/**
 * Mojibake: UTF-8 that was read in a single-byte encoding, up to three times over, and is put right where that is
 * certain.
 *
 * Any two characters such as "ß“" may be the bytes of a third, so being decodable proves nothing: "Spaß“" is German,
 * "arrivé »" French, "CAFÉ’s" English. A text is mended when it holds a sequence that no language writes (EVIDENCE), and
 * then only in sequences that decode to characters that news is written in. Each step can be undone byte by byte.
 */
import { codeUnits } from '../words/code-units.ts';
import { LEGACY_ENCODINGS, type LegacyEncoding, withoutC1 } from './legacy-bytes.ts';

/** A text as it was meant. */
export interface Mended {
  readonly text: string;
  /** True when something was put right. */
  readonly mended: boolean;
  /** True when sequences that no language writes are left. */
  readonly damaged: boolean;
}

/** Text is decoded at most this many times: feeds that pass through three systems exist, four have not been seen. */
const MAX_ROUNDS = 3;

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);

/** A character class of the characters of some bytes. */
function classOf({ byteOf }: LegacyEncoding, bytes: readonly number[]): string {
  const wanted = new Set(bytes);
  const units: string[] = [];
  for (const [unit, byte] of byteOf.entries())
    if (wanted.has(byte)) units.push(`\\u${unit.toString(16).padStart(4, '0')}`);
  return `[${units.join('')}]`;
}

/** Bytes of windows-1252 and its kin that are quotes, dashes, points and spaces, which may follow any capital letter. */
const CLOSING = new Set([
  0x82, 0x84, 0x85, 0x8b, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0x9b, 0xa0, 0xab, 0xb7, 0xbb,
]);

/** Languages write letters of these beside any sign: what they read as Latin letters proves something only in Latin words. */
const CYRILLIC: ReadonlySet<string> = new Set(['windows-1251', 'koi8-r']);

/** Sequences that no language writes, if the text was UTF-8 read as the encoding. */
function evidenceOf(encoding: LegacyEncoding): RegExp {
  const of = (...bytes: readonly number[]) => classOf(encoding, bytes);
  const rest = of(...range(0x80, 0xbf));
  const signs = range(0xa0, 0xbf).filter((byte) => !/\p{L}/u.test(encoding.charOf[byte] as string));
  const inner = of(...range(0x80, 0xbf).filter((byte) => !CLOSING.has(byte)));
  const latin = of(0xc3, 0xc4, 0xc5);
  const foreign = of(0xce, 0xcf, 0xd0, 0xd1, 0xd2, 0xd3, 0xd7, 0xd8, 0xd9, 0xda, 0xdb);
  const parts = [
    // General punctuation, the euro and the trade mark.
    `${of(0xe2)}${of(0x80)}${of(...range(0x90, 0xa6), 0xaf, 0xb0, 0xb2, 0xb3, 0xb9, 0xba)}`,
    `${of(0xe2)}${of(0x82)}${of(0xac)}`,
    `${of(0xe2)}${of(0x84)}${of(0xa2)}`,
    // Letters with accents inside Latin words, in small letters and in capitals.
    `[a-z]${latin}${rest}`,
    `(?<![\\p{L}])${latin}${inner}[a-z]`,
    `[A-Z]${of(0xc3)}${inner}(?![a-z])`,
    `(?<![\\p{L}])${of(0xc3)}${inner}[A-Z]`,
    // Runs of other scripts, and emoji.
    `(?:${foreign}${rest}){3}`,
    `(?:${of(...range(0xe0, 0xed))}${rest}${rest}){2}`,
    `${of(0xf0)}${of(0x9f)}${of(...range(0x84, 0xab))}${rest}`,
  ];
  if (!CYRILLIC.has(encoding.name)) {
    parts.push(`(?<!\\p{Lu})${of(0xc2)}${of(...signs)}`);
    // Letters of Vietnamese with two marks; "há»™" may also be a quotation that ends before a sign.
    parts.push(`${of(0xe1)}(?:${of(0xba)}${rest}|${of(0xbb)}${inner}(?=[a-z]))`);
  }
  // A closing quote whose last byte, which windows-1252 leaves open, was lost on the way.
  if (encoding.name === 'windows-1252') parts.push('â€(?![\\u0080-\\u00bf\\u0152-\\u017e\\u02c6-\\u2122])');
  return new RegExp(parts.join('|'), 'gu');
}

/** Runs of sequences of bytes that are UTF-8. */
function runsOf(encoding: LegacyEncoding): RegExp {
  const of = (from: number, to: number) => classOf(encoding, range(from, to));
  const rest = of(0x80, 0xbf);
  const sequence = `${of(0xc2, 0xdf)}${rest}|${of(0xe0, 0xef)}${rest}{2}|${of(0xf0, 0xf4)}${rest}{3}`;
  return new RegExp(`(?:${sequence})+`, 'gu');
}

interface Mistaken {
  readonly encoding: LegacyEncoding;
  readonly evidence: RegExp;
  readonly runs: RegExp;
}

const MISTAKEN: readonly Mistaken[] = LEGACY_ENCODINGS.map((encoding) => ({
  encoding,
  evidence: evidenceOf(encoding),
  runs: runsOf(encoding),
}));

/** First bytes of the sequences that are evidence, of two bytes and of more. */
const FIRST_OF_TWO: ReadonlySet<number> = new Set([
  ...range(0xc2, 0xc5),
  ...range(0xce, 0xd3),
  ...range(0xd7, 0xdb),
]);
const FIRST_OF_MORE: ReadonlySet<number> = new Set([...range(0xe0, 0xed), 0xf0]);

/**
 * For each UTF-16 unit, a bit for each encoding in which it may begin a sequence of two bytes, or of more (in the higher
 * byte), and in which it may be a later byte.
 */
const BEGINS = new Uint16Array(65_536);
const FOLLOWS = new Uint16Array(65_536);
for (const [at, { byteOf }] of LEGACY_ENCODINGS.entries())
  for (const [unit, byte] of byteOf.entries()) {
    const bits = (FIRST_OF_TWO.has(byte) ? 1 << at : 0) | (FIRST_OF_MORE.has(byte) ? 1 << (at + 8) : 0);
    BEGINS[unit] = (BEGINS[unit] as number) | bits;
    if (byte >= 0x80 && byte <= 0xbf) FOLLOWS[unit] = (FOLLOWS[unit] as number) | (0x101 << at);
  }
// "â€" may have lost its third byte.
BEGINS[0xe2] = (BEGINS[0xe2] as number) | 1;

/** Units that are to be looked at whatever stands around them: controls, hidden characters, replacement characters. */
const STRANGE =
  /\u17b4|\u17b5|[\u180b-\u180f]|[\ufe00-\ufe0f]|[\u0080-\u009f]|[\u034f\u115f\u1160\u200b-\u200d\u2060-\u2064\u3164\udb40\ufeff\uffa0\ufffd]/;
const IS_STRANGE = Uint8Array.from({ length: 65_536 }, (_, unit) =>
  STRANGE.test(String.fromCharCode(unit)) ? 1 : 0,
);
const IS_SUSPECT = 0x100;

/**
 * The encodings in which some sequence could be UTF-8, as bits, and IS_SUSPECT for any strange unit; nearly every text
 * has neither. One look at each unit.
 */
function suspicionsOf(text: string): number {
  const units = codeUnits(text);
  let found = 0;
  let before = 0;
  let second = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = units[at] as number;
    const follows = FOLLOWS[unit] as number;
    const running = before & follows;
    // Two bytes are complete here; of three the second is seen now, and the third was due one unit later.
    found |= (running & 0xff) | ((second & follows) >> 8) | ((IS_STRANGE[unit] as number) << 8);
    second = running & 0xff00;
    before = BEGINS[unit] as number;
  }
  return found;
}

/** Whether a text has anything that mending looks at. */
export function isSuspect(text: string): boolean {
  return suspicionsOf(text) !== 0;
}

/** Characters that news is written in; what decodes to others, such as phonetic letters, was not UTF-8. */
const PLAUSIBLE =
  /^[\ufe00-\ufe0f\u0080-\u024f\u02b0-\u036f\u0370-\u052f\u0590-\u06ff\u0900-\u0eff\u10a0-\u10ff\u1e00-\u22ff\u2460-\u27bf\u3000-\u9fff\uac00-\ud7af\uf900-\ufb06\ufeff\uff00-\uffef\u{1f000}-\u{1faff}]+$/u;

/** One character of three bytes after a Latin letter: "é »" of French, which would be Chinese. */
const LONE = /^[\u0800-\u1fff\u3000-\uffff]$/u;

/** A letter of Vietnamese, which stands behind Latin letters. */
const VIETNAMESE = /^[\u1ea0-\u1ef9]$/;

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decodeRun(run: string, { byteOf }: LegacyEncoding): string | null {
  const bytes = Uint8Array.from(run, (char) => byteOf[char.charCodeAt(0)] as number);
  try {
    return strict.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** What windows-1252 loses: its open bytes, and the no-break space that became a space. */
function withoutLosses(text: string): string {
  return text
    .replace(/â€\ufffd?(?![\u0080-\u00bf\u0152-\u017e\u02c6-\u2122])/g, '”')
    .replace(/(?<!\p{Lu})Â(?=\s)/gu, '')
    .replace(/(?<=^|[\s\p{Ll}])Ã {1,2}(?=\S)/gu, 'à ')
    .replace(/[ÃÅÄ]\ufffd/g, '\ufffd');
}

function decode(text: string, { encoding, runs }: Mistaken): string {
  const decoded = text.replace(runs, (run, at: number) => {
    const meant = decodeRun(run, encoding);
    if (meant === null || !PLAUSIBLE.test(meant)) return run;
    if (VIETNAMESE.test(meant)) return meant;
    return LONE.test(meant) && /[a-z]/i.test(text[at - 1] ?? '') ? run : meant;
  });
  return encoding.name === 'windows-1252' ? withoutLosses(decoded) : decoded;
}

function strongest(text: string): Mistaken | null {
  const bits = suspicionsOf(text) & ~IS_SUSPECT;
  if (bits === 0) return null;
  let best: Mistaken | null = null;
  let most = 0;
  for (const [at, mistaken] of MISTAKEN.entries()) {
    if ((bits & (1 << at)) === 0) continue;
    const found = text.match(mistaken.evidence)?.length ?? 0;
    if (found > most) [best, most] = [mistaken, found];
  }
  return best;
}

/**
 * Puts mojibake right. Text without evidence of it is returned unchanged. Never throws; linear.
 */
export function repairMojibake(text: string): Mended {
  let meant = text;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const mistaken = strongest(meant);
    if (mistaken === null) return { text: meant, mended: meant !== text, damaged: false };
    const decoded = withoutC1(decode(meant, mistaken));
    if (decoded === meant) break;
    meant = decoded;
  }
  return { text: meant, mended: meant !== text, damaged: strongest(meant) !== null };
}
