/** One regular expression for each language of a table, made when its language is first asked for. */

/**
 * Makes a lookup of expressions.
 * @param table rows of a language's phrases, as parts of a regular expression, by ISO 639-1 tag
 * @param toPattern makes the expression of a row
 * @returns the expression of a language; null for one that the table lacks
 */
export function languagePatterns(
  table: Readonly<Record<string, readonly string[]>>,
  toPattern: (phrases: readonly string[]) => RegExp,
): (language: string) => RegExp | null {
  const patterns = new Map<string, RegExp | null>();
  return (language) => {
    let pattern = patterns.get(language);
    if (pattern === undefined) {
      const phrases = Object.hasOwn(table, language) ? table[language] : undefined;
      pattern = phrases ? toPattern(phrases) : null;
      patterns.set(language, pattern);
    }
    return pattern;
  };
}
