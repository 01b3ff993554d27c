/** Text as its author wrote it, where the way through other systems has changed it, and what was found on it. */
import { hiddenMarks } from './hidden-characters.ts';
import { withoutC1 } from './legacy-bytes.ts';
import { possibleEncodings, repairMojibake } from './mojibake.ts';
import { decodeQuotedPrintable } from './quoted-printable.ts';

/** A text with what was found on it: see text-marks.ts. */
export interface MendedText {
  readonly text: string;
  readonly marks: readonly string[];
}

/** Controls that are windows-1252, and characters that stand for one that is lost; either needs a look at the rest. */
const STRANGE = /[\u0080-\u009f\ufffd]/;

/** Letters that became "?" on the way: "don?t", "caf?s". An address is no word. */
const QUESTIONED = /(?:^|\s)\p{L}+\?\p{Ll}/gu;

function isLost(text: string): boolean {
  if (text.includes('\ufffd')) return true;
  return text.includes('?') && (text.match(QUESTIONED)?.length ?? 0) > 1;
}

/**
 * Mends the encoding of a text that is plain already. Text that needs no mending is returned unchanged. Never throws;
 * linear.
 */
export function mendText(given: string): MendedText {
  const marks: string[] = [...hiddenMarks(given)];
  const decoded = decodeQuotedPrintable(given);
  const isStrange = STRANGE.test(decoded);
  if (!isStrange && possibleEncodings(decoded) === 0)
    return { text: decoded, marks: isLost(decoded) ? [...marks, 'damaged'] : marks };
  const { text, mended, damaged } = repairMojibake(withoutC1(decoded));
  if (mended) marks.push('mended-encoding');
  if (damaged || isLost(text)) marks.push('damaged');
  return { text, marks };
}
