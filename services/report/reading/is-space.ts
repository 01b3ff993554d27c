/** Whether a character is white space; false where there is none. */
export function isSpace(char: string | undefined): boolean {
  return char === ' ' || (char !== undefined && /\s/.test(char));
}
