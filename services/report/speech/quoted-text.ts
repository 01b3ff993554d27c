/** Which characters of a text somebody else's words are: what stands inside quotation marks. */

import { codeUnits } from '@newsfold/text/words/code-units.ts';
import { annotation } from '../documents/annotation.ts';
import type { Document } from '../documents/document.ts';

/** Stands for a character inside quotation marks, so that nothing is read into them. */
export const QUOTED = '\u0001';

const OPENING = '“«„';
const CLOSING = '”»';
/** What a quotation begins or ends with; few of a text's characters are. */
const MARKS = '"“«„”»\n';
const marks = new Uint8Array(0x10000);
for (const mark of MARKS) marks[mark.charCodeAt(0)] = 1;

/** A quotation, marks included; UTF-16 offsets. */
export interface Quotation {
  readonly start: number;
  readonly end: number;
}

/** Whether a mark ends what another one began; a straight one that follows a space may begin a quotation within. */
function closes(mark: string, opened: string, before: string): boolean {
  if (mark === '"') return opened === '"' || (opened === '“' && !/\s/.test(before));
  if (opened === '"') return mark === '”';
  return CLOSING.includes(mark) || (opened === '„' && mark === '“');
}

/**
 * The quotations of a text, in its order. One that its paragraph leaves open ends with it: the next paragraph opens it
 * anew. A German “ closes what „ opened, and where an outlet mixes straight marks with others, either closes what the
 * other opened.
 */
export function quotationsOf(text: string): Quotation[] {
  const found: Quotation[] = [];
  let start = -1;
  let opened = '';
  const { length } = text;
  const units = codeUnits(text);
  for (let i = 0; i <= length; i++) {
    if (i < length && marks[units[i] as number] === 0) continue;
    // The last paragraph ends with the text.
    const mark = i < length ? (text[i] as string) : '\n';
    if (start < 0) {
      if (mark === '\n' || (mark !== '"' && !OPENING.includes(mark))) continue;
      start = i;
      opened = mark;
    } else if (mark === '\n') {
      found.push({ start, end: i });
      start = -1;
    } else if (closes(mark, opened, text[i - 1] ?? ' ')) {
      found.push({ start, end: i + 1 });
      start = -1;
    }
  }
  return found;
}

/** A part of a text with its quotations blanked: every offset stays. */
export function blankQuotations(
  text: string,
  start: number,
  end: number,
  quotations: readonly Quotation[],
): string {
  let blanked = '';
  let at = start;
  for (const quotation of quotations) {
    if (quotation.end <= at || quotation.start >= end) continue;
    const from = Math.max(at, quotation.start);
    const to = Math.min(end, quotation.end);
    blanked += text.slice(at, from) + QUOTED.repeat(to - from);
    at = to;
  }
  return blanked + text.slice(at, end);
}

/** The quotations of a document's text. */
export const quotationsIn = annotation('quotations', ({ article }: Document) => quotationsOf(article.text));
