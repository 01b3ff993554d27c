/**
 * Text that was broken into lines of one width, as mail and wire systems write it, joined into paragraphs again. A line
 * was broken there if the next word had not fitted in; in lists, tables, verse and addresses it would have.
 */

/** Widths that text is broken to: 65, 72, 76, 80 columns and what lies around them. */
const NARROWEST = 45;
const WIDEST = 100;

/** From this length on a line that stops in the middle of a sentence was broken, whatever the width of the others. */
const LONG_LINE = 50;

/** Share of the breaks inside paragraphs that must fit the width. */
const NEARLY_ALL = 0.85;

/** Beginnings of lines that are items, quotations, rows of a table or code. */
const OWN_LINE = /^(?:[-*+•·–—>|»]\s|\(?\d{1,3}[.)]\s|[a-z][.)]\s|\s{2,}|\t)/;

const ENDS_SENTENCE = /[.!?…:;。！？][”"’')\]»]*$/u;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

const ALL_CJK = new RegExp(CJK.source, 'gu');

/** The width of a line: signs of these scripts are two columns wide. */
function columnsOf(line: string): number {
  return line.length + (line.match(ALL_CJK)?.length ?? 0);
}

/** Columns that a line of signs may be short of: a comma or full stop does not begin the next. */
const HANGING = 4;

/** Columns of the first characters that cannot be parted, with the space before them: a word, or signs of a script without spaces. */
function firstPiece(line: string): number {
  if (CJK.test(line[0] ?? '')) return HANGING;
  const space = line.indexOf(' ');
  return 1 + (space < 0 ? line.length : space);
}

interface Break {
  readonly before: string;
  readonly after: string;
}

function isBroken({ before, after }: Break, width: number): boolean {
  const columns = columnsOf(before);
  return columns <= width && columns + firstPiece(after) > width && !OWN_LINE.test(after);
}

/** Whether the line stops in the middle of a sentence. */
function isMidSentence({ before, after }: Break): boolean {
  return !ENDS_SENTENCE.test(before) && /^\p{Ll}/u.test(after) && !OWN_LINE.test(after);
}

function breaksOf(blocks: readonly (readonly string[])[]): Break[] {
  return blocks.flatMap((lines) =>
    lines.slice(1).map((after, at): Break => ({ before: lines[at] as string, after })),
  );
}

/** The width that the text was broken to, or null when it was not. */
function widthOf(breaks: readonly Break[]): number | null {
  const width = breaks.reduce(
    (most, { before, after }) => Math.max(most, columnsOf(before), columnsOf(after)),
    0,
  );
  if (width < NARROWEST || width > WIDEST) return null;
  const broken = breaks.filter((one) => isBroken(one, width));
  const inside = broken.filter((one) => isMidSentence(one) || CJK.test(one.before.at(-1) ?? ''));
  return broken.length >= breaks.length * NEARLY_ALL && inside.length > 0 ? width : null;
}

function joint({ before, after }: Break): string {
  if (CJK.test(before.at(-1) ?? '') && CJK.test(after[0] ?? '')) return '';
  return /\p{L}-$/u.test(before) && /^\p{L}/u.test(after) ? '' : ' ';
}

function join(lines: readonly string[], width: number | null): string {
  let text = lines[0] as string;
  for (let at = 1; at < lines.length; at++) {
    const one: Break = { before: lines[at - 1] as string, after: lines[at] as string };
    const broken =
      (width !== null && isBroken(one, width)) || (one.before.length >= LONG_LINE && isMidSentence(one));
    text += `${broken ? joint(one) : '\n'}${one.after}`;
  }
  return text;
}

/** Whether some line may have been broken: of such a width, or in front of a small letter. */
function mayBeBroken(text: string): boolean {
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0; start = end + 1, end = text.indexOf('\n', start)) {
    const length = end - start;
    const isNarrow = length < NARROWEST && !(2 * length >= NARROWEST && CJK.test(text[end - 1] ?? ''));
    if (isNarrow || text[end + 1] === '\n') continue;
    if (length <= WIDEST + 1 || /\p{Ll}/u.test(text[end + 1] ?? '')) return true;
  }
  return false;
}

/** Lines that end in a space go on in the next: format=flowed of RFC 3676. */
const FLOWED = /[^\s] \n(?=\S)/g;
const SINGLE_BREAK = /\S[ \t]*\n(?=[ \t]*\S)/g;

/**
 * Joins the lines of broken text. Other text is returned unchanged. Never throws; linear.
 * @param text plain text, paragraphs separated by blank lines
 */
export function unwrapLines(text: string): string {
  if (!mayBeBroken(text)) return text;
  const breaks = text.match(SINGLE_BREAK)?.length ?? 0;
  if (breaks === 0) return text;
  const flowed = text.match(FLOWED)?.length ?? 0;
  if (flowed > 1 && flowed >= breaks / 2) return text.replace(FLOWED, (end) => `${end[0]} `);
  const blocks = text
    .split(/\n(?:[ \t]*\n)+/)
    // A line feed of the source behind a <br> is one space.
    .map((block) => block.split('\n').map((line) => line.trimEnd().replace(/^ (?=\S)/, '')));
  const width = widthOf(breaksOf(blocks));
  const joined = blocks.map((lines) => join(lines, width));
  return blocks.every((lines, at) => joined[at] === lines.join('\n')) ? text : joined.join('\n\n');
}
