/** Any space but a single plain one, which stays as it is. */
const SPACES = /\s{2,}|[^\S ]/g;

const isAscii = (text: string): boolean => Buffer.byteLength(text) === text.length;

/** The beginning of a text on one line, cut at a word where it has to be. @param most bytes in UTF-8, beside the mark of the cut */
export function beginningOf(text: string, most: number): string {
  const line = text
    .slice(0, 4 * most)
    .replace(SPACES, ' ')
    .trim();
  if (Buffer.byteLength(line) <= most) return line;
  // As many bytes have at most as many characters.
  const first = line.slice(0, most);
  // A character that the cut splits is read as a replacement.
  const cut = isAscii(first)
    ? first
    : Buffer.from(first)
        .toString('utf8', 0, most)
        .replace(/\ufffd+$/, '');
  const end = cut.lastIndexOf(' ');
  return `${end > cut.length / 2 ? cut.slice(0, end) : cut}…`;
}
