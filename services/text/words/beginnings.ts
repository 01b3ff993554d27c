/**
 * Whether a pattern of many alternatives can match at an offset, judged by the first three letters there. Most words
 * after a number are no unit, and trying sixty alternatives one after the other costs more than all else that is done
 * there.
 */

/** Whether one of the alternatives may match at `at`; true where three letters do not decide it. */
export type Beginnings = (text: string, at: number) => boolean;

const LETTERS = 3;

/** The alternatives of a pattern at its top level. */
function alternatives(pattern: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  let isClass = false;
  for (const char of pattern) {
    if (char === '[') isClass = true;
    if (char === ']') isClass = false;
    if (!isClass && char === '(') depth++;
    if (!isClass && char === ')') depth--;
    if (char === '|' && depth === 0 && !isClass) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts;
}

function key(letters: string): number {
  let sum = 0;
  for (let i = 0; i < letters.length; i++) sum = sum * 128 + letters.charCodeAt(i);
  return sum;
}

/** Adds how the matches of an alternative begin: up to three ASCII letters in lower case. */
function addOpening(keys: Set<number>, alternative: string): void {
  const [run = ''] = /^[a-z]*/i.exec(alternative) ?? [];
  const isOptional = /^[?*{]/.test(alternative.slice(run.length));
  const letters = (isOptional ? run.slice(0, -1) : run).toLowerCase();
  const following = isOptional ? '[' : alternative.charAt(run.length);
  if (letters.length >= LETTERS) keys.add(key(letters.slice(0, LETTERS)));
  // Every character beyond ASCII passes anyway.
  else if (following > '\x7f') return;
  else if (letters === '') throw new Error(`${alternative} begins with no letter`);
  else if (/[[(\\.]/.test(following)) keys.add(key(letters));
  else keys.add(key(letters) * 128);
}

/**
 * Reads how the alternatives of a pattern begin.
 * @param patterns sources, case-insensitive; no letter follows a match. An alternative begins with letters
 * @throws Error for an alternative that begins otherwise
 */
export function beginningsOf(...patterns: readonly string[]): Beginnings {
  const keys = new Set<number>();
  for (const alternative of patterns.flatMap(alternatives)) addOpening(keys, alternative);
  return (text, at) => {
    let sum = 0;
    for (let i = at; i < at + LETTERS; i++) {
      const unit = text.charCodeAt(i);
      // Beyond ASCII it may be another spelling of a letter.
      if (unit > 127) return true;
      const letter = unit | 0x20;
      // The end of a word, or of the text: it has to be the whole of an alternative.
      if (letter < 97 || letter > 122) return i > at && keys.has(sum * 128);
      sum = sum * 128 + letter;
      if (keys.has(sum)) return true;
    }
    return false;
  };
}
