/** Text as the rest of the pipeline may rely on it: well-formed, NFC, visible characters, single spaces. */

import { codeUnits } from '../words/code-units.ts';
import { withoutSelectors } from './hidden-characters.ts';

/** Longest run of combining marks kept on one letter; real scripts need at most 4. */
const MAX_MARKS = 8;

/** Bound before normalisation: reordering marks costs the square of a run's length. */
const MAX_MARKS_BEFORE_NFC = 32;

const LINE_BREAKS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/**
 * Characters that are invisible or change the reading order: controls, lone surrogates, soft hyphen, zero-width space,
 * word joiner and invisible operators, fillers, byte order mark, bidirectional marks, embeddings, overrides and isolates,
 * interlinear annotation and non-characters. ZWJ and ZWNJ are handled separately, since Persian and Indic spelling needs
 * them, and so are variation selectors and tags, since emoji do.
 */
const INVISIBLE =
  /(?![\t\n])\p{Cc}|[\u180b-\u180f]|\u17b4|\u17b5|[\u034f\u00ad\u061c\u115f\u1160\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\p{Surrogate}]/gu;

/**
 * Joiners beside Latin, Greek or Cyrillic letters (with the marks on them), digits, spaces or an edge have no work to
 * do. Looking through marks keeps the answer the same before and after a removal lets a mark join its letter.
 */
const IDLE_JOINER =
  /(?<=(?:^|[\s\p{P}\p{N}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\u200c\u200d])\p{M}*)[\u200c\u200d]+|[\u200c\u200d]+(?=$|[\s\p{P}\p{N}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])/gu;

const MARK_RUN_BEFORE_NFC = new RegExp(`(\\p{M}{${MAX_MARKS_BEFORE_NFC}})\\p{M}+`, 'gu');
const MARK_RUN = new RegExp(`(\\p{M}{${MAX_MARKS}})\\p{M}+`, 'gu');

/**
 * Any character outside the plain ones: Latin, Greek, Cyrillic, Han, kana and Hangul without marks, with their
 * punctuation. Plain characters are visible, no line breaks but the line feed, and NFC whatever is next to them, so a
 * text without others (nearly every one) needs none of the passes below.
 */
const NOT_PLAIN =
  /[^\t\n\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u0388-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u3000-\u3029\u3041-\u3096\u309b-\u3163\u3165-\u9fff\uac00-\ud7a3\uff01-\uff5e]/;

/** White space that is not one plain space already: replacing every space of a text would cost more than all else. */
const WIDE_SPACE = /[^\S\n ][^\S\n]*| [^\S\n]+/g;
const WIDE_SPACE_OR_LINE = /[^\S ]\s*| \s+/g;

/** Kinds of units for seeing that a text is clean already. */
const SUSPECT = 0;
const SPACE = 2;
const LINE = 3;

/** SPACE, LINE, 1 for every other plain and visible character, SUSPECT for what the passes below may change. */
const KINDS = Uint8Array.from({ length: 65_536 }, (_, unit) => {
  const char = String.fromCharCode(unit);
  if (char === ' ') return SPACE;
  if (char === '\n') return LINE;
  return NOT_PLAIN.test(char) || /\s/.test(char) ? SUSPECT : 1;
});

/**
 * Whether a text is plain, with single spaces inside lines and at most `mostLines` line feeds in a row: then there is
 * nothing to clean. One look at each unit, where the passes search the text five times.
 */
function isClean(text: string, mostLines: number): boolean {
  const units = codeUnits(text);
  let before = LINE;
  let lines = 0;
  for (let at = 0; at < text.length; at++) {
    const kind = KINDS[units[at] as number] as number;
    lines = kind === LINE ? lines + 1 : 0;
    if (kind === SUSPECT || lines > mostLines) return false;
    if (before >= SPACE && kind >= SPACE && !(before === LINE && kind === LINE && at > 0)) return false;
    before = kind;
  }
  return before < SPACE || text === '';
}

function normalised(text: string): string {
  return text.replace(MARK_RUN_BEFORE_NFC, '$1').normalize('NFC').replace(MARK_RUN, '$1');
}

function cleanCharacters(text: string): string {
  if (!NOT_PLAIN.test(text)) return text;
  const visible = normalised(withoutSelectors(text.replace(LINE_BREAKS, '\n')).replace(INVISIBLE, ''));
  // NFC first: it changes the script of a few characters (U+0374), and with it which joiners are idle.
  return /[\u200c\u200d]/.test(visible) ? normalised(visible.replace(IDLE_JOINER, '')) : visible;
}

/**
 * Cleans text of several lines: NFC, no invisible or control characters, single spaces, at most one blank line in a
 * row, nothing at the ends. `cleanText(cleanText(x)) === cleanText(x)`. Never throws; linear.
 */
export function cleanText(text: string): string {
  if (isClean(text, 2)) return text;
  const spaced = cleanCharacters(text).replace(WIDE_SPACE, ' ');
  return spaced
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Cleans text of one line, such as a headline or a name: as `cleanText`, with line breaks as spaces. */
export function cleanLine(text: string): string {
  if (isClean(text, 0)) return text;
  return cleanCharacters(text).replace(WIDE_SPACE_OR_LINE, ' ').trim();
}

/** Text within a bound, and whether its end was left out. */
export interface CutText {
  readonly text: string;
  readonly truncated: boolean;
}

/**
 * Cuts text to at most `maxChars` UTF-16 units, at the end of a paragraph if one ends in the last fifth, else of a
 * word, else before a whole character.
 */
export function cutText(text: string, maxChars: number): CutText {
  if (text.length <= maxChars) return { text, truncated: false };
  const head = text.slice(0, maxChars);
  const paragraph = head.lastIndexOf('\n\n');
  if (paragraph >= maxChars * 0.8) return { text: head.slice(0, paragraph).trimEnd(), truncated: true };
  const word = /\s/.test(text[maxChars] ?? ' ') ? maxChars : head.lastIndexOf(' ');
  const cut = word >= maxChars * 0.8 ? head.slice(0, word) : head;
  return { text: cut.replace(/[\ud800-\udbff]$/, '').trimEnd(), truncated: true };
}
