/** Text cut to the columns of a terminal. */

/** Characters that take two columns: East Asian ones and pictures. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
const NO_WIDTH = /\p{M}|\u200b|\u200d/u;
/** What moves the cursor or colours the terminal: no text of an article may. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/g;

const widthOf = (character: string) => (WIDE.test(character) ? 2 : NO_WIDTH.test(character) ? 0 : 1);

/** Columns that a text takes. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += widthOf(character);
  return columns;
}

/** A text as one line of at most so many columns, with a sign where it was cut. */
export function cut(text: string, columns = Number.POSITIVE_INFINITY): string {
  const line = text.replace(CONTROL, ' ');
  if (line.length <= columns && columnsOf(line) <= columns) return line;
  let width = 0;
  let kept = '';
  for (const character of line) {
    width += widthOf(character);
    if (width > columns - 1) break;
    kept += character;
  }
  return columns < 1 ? '' : `${kept.trimEnd()}…`;
}

/** A text as lines of at most so many columns, broken at spaces where there are any. */
export function wrap(text: string, columns: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.replace(CONTROL, ' ').split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (columnsOf(longer) <= columns || line === '') line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  if (lines.length <= most) return lines.map((one) => cut(one, columns));
  return [...lines.slice(0, most - 1), `${lines[most - 1] ?? ''} …`].map((one) => cut(one, columns));
}
