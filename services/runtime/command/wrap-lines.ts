/** Text for a terminal that is narrower than its author's. */

/** A line of a table: a name, and behind at least two spaces what it is. */
const ROW = /^( {2}\S+(?: \S+)* {2,})\S/;
/** What an example does stands behind its command line, which stays whole so that it can be copied. */
const EXAMPLE = /^( *\S.*?) {2,}# (.*)$/;

function wrapLine(line: string, columns: number): string[] {
  if (line.length <= columns) return [line];
  const [, command, does] = EXAMPLE.exec(line) ?? [];
  if (command !== undefined) return [command, ...wrapLine(`    # ${does}`, columns)];
  const indent = ' '.repeat((ROW.exec(line)?.[1] ?? /^ */.exec(line)?.[0] ?? '').length);
  const at = line.lastIndexOf(' ', columns);
  // A word that is wider than the terminal stays whole: an address that is cut cannot be copied.
  const end = at > indent.length ? at : line.indexOf(' ', Math.max(columns, indent.length));
  if (end < 0) return [line];
  return [line.slice(0, end).trimEnd(), ...wrapLine(`${indent}${line.slice(end + 1)}`, columns)];
}

/** The text with its longer lines broken at spaces; rows of tables stay aligned, remarks get a line of their own. */
export function wrapLines(text: string, columns: number): string {
  return text
    .split('\n')
    .flatMap((line) => wrapLine(line, columns))
    .join('\n');
}
