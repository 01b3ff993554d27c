/** Text as its author wrote it, where the way through other systems has changed it, and what was found on it. */
import { decodeWords } from './encoded-words.ts';
import { hiddenMarks } from './hidden-characters.ts';
import { withoutC1 } from './legacy-bytes.ts';
import { isSuspect, repairMojibake } from './mojibake.ts';
import { decodeQuotedPrintable } from './quoted-printable.ts';
import { decodeEscapes } from './unicode-escapes.ts';

/** A text with what was found on it: see text-marks.ts. */
export interface MendedText {
  readonly text: string;
  readonly marks: readonly string[];
}

const LETTER = /\p{L}/u;
const SMALL_LETTER = /\p{Ll}/u;

/** A "?" between two letters of a word stands for one that is lost: "don?t", "caf?s". The "?" of an address does not. */
function isQuestioned(text: string, at: number): boolean {
  if (!SMALL_LETTER.test(text[at + 1] ?? '')) return false;
  let start = at - 1;
  while (start >= 0 && at - start < MAX_WORD && LETTER.test(text[start] as string)) start--;
  return start < at - 1 && (start < 0 || /\s/.test(text[start] as string));
}

/** Letters that a "?" may stand behind. */
const MAX_WORD = 20;

function isLost(text: string): boolean {
  if (text.includes('\ufffd')) return true;
  let found = 0;
  for (let at = text.indexOf('?'); at >= 0 && found < 2; at = text.indexOf('?', at + 1))
    if (isQuestioned(text, at)) found++;
  return found > 1;
}

/**
 * Mends the encoding of a text that is plain already. Text that needs no mending is returned unchanged. Never throws;
 * linear.
 */
export function mendText(given: string): MendedText {
  const decoded = decodeEscapes(decodeQuotedPrintable(decodeWords(given)));
  if (!isSuspect(decoded)) return { text: decoded, marks: isLost(decoded) ? ['damaged'] : [] };
  const marks: string[] = [...hiddenMarks(given)];
  const { text, mended, damaged } = repairMojibake(withoutC1(decoded));
  if (mended) marks.push('mended-encoding');
  if (damaged || isLost(text)) marks.push('damaged');
  return { text, marks };
}
