/**
 * A text with all that writers write differently in the same word taken away: compatibility forms, case, Latin accents,
 * Arabic and Hebrew points.
 */

/** Marks over and under Latin, Greek and Cyrillic letters, Hebrew points, Arabic harakat and the tatweel. */
const POINTS =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]/g;
const ASCII = /^[ -~\n]*$/;

/** Any text, folded as a whole. */
export function foldWhole(text: string): string {
  return text
    .normalize('NFKD')
    .replace(POINTS, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/ß/g, 'ss')
    .replace(/ё/g, 'е');
}

/**
 * Characters that fold alike whatever stands beside them: Latin with its marks, Cyrillic, Arabic, punctuation, kana, Han,
 * full-width forms. Not those of which two compose one, nor the Greek sigma.
 */
const ALONE: readonly (readonly [number, number])[] = [
  [0, 0x24f],
  [0x300, 0x36f],
  [0x400, 0x482],
  [0x48a, 0x52f],
  [0x600, 0x6ff],
  [0x2000, 0x206f],
  [0x3000, 0x3029],
  [0x3031, 0x3098],
  [0x309d, 0x30ff],
  [0x4e00, 0x9fff],
  [0xff01, 0xff5e],
];

const UNKNOWN = 0;
/** The character has to be folded with its neighbours. */
const TOGETHER = 0xffff;
/** The character becomes none or several, which `several` has. */
const SEVERAL = 0xfffe;
const known = new Uint16Array(0x1_0000);
const several = new Map<number, string>();

function learn(unit: number): number {
  const character = String.fromCharCode(unit);
  if (!ALONE.some(([first, last]) => unit >= first && unit <= last)) return TOGETHER;
  const folded = foldWhole(character);
  if (folded.length === 1 && unit !== UNKNOWN) return folded.charCodeAt(0);
  several.set(unit, folded);
  return SEVERAL;
}

let scratch = Buffer.alloc(0);
let units = new Uint16Array(0);
/** Units that one may become at most: a ligature of Arabic. */
const LONGEST = 18;

/** Folds a text character by character; null where that is not the same as folding it whole. */
function foldAlone(text: string): string | null {
  if (units.length < text.length + LONGEST) {
    units = new Uint16Array(2 * text.length + LONGEST);
    scratch = Buffer.from(units.buffer);
  }
  let end = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    let folded = known[unit] as number;
    if (folded === UNKNOWN) {
      folded = learn(unit);
      known[unit] = folded;
    }
    if (folded === TOGETHER) return null;
    if (folded !== SEVERAL) {
      units[end] = folded;
      end += 1;
    } else for (const one of several.get(unit) ?? '') units[end++] = one.charCodeAt(0);
    // What became longer than it was may not fit.
    if (end + text.length - at + LONGEST > units.length) return null;
  }
  return scratch.toString('utf16le', 0, 2 * end);
}

/** See the file's head. */
export function foldText(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return foldAlone(text) ?? foldWhole(text);
}
