/** One regular expression for each language of a table, made when its language is first asked for. */

/**
 * Makes a lookup of expressions.
 * @param table a row of phrases, as parts of a regular expression, by ISO 639-1 tag
 * @param toPattern makes the expression of a row
 * @returns the expression of a language; null for one that the table lacks
 */
export function languagePatterns<Row>(
  table: Readonly<Record<string, Row>>,
  toPattern: (row: Row) => RegExp,
): (language: string) => RegExp | null {
  const patterns = new Map<string, RegExp | null>();
  return (language) => {
    let pattern = patterns.get(language);
    if (pattern === undefined) {
      const row = Object.hasOwn(table, language) ? table[language] : undefined;
      pattern = row === undefined ? null : toPattern(row);
      patterns.set(language, pattern);
    }
    return pattern;
  };
}
