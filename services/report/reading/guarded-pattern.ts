/**
 * A pattern that begins by looking behind. The engine looks behind at every character, for it cannot tell what the match
 * begins with; without that condition it skips from one possible beginning to the next. So the rest is looked for first:
 * most sentences do not have it.
 */
export class GuardedPattern {
  readonly #rest: RegExp;
  readonly #whole: RegExp;

  /**
   * @param behind what must or must not stand before a match, as a part of a regular expression that takes no characters
   * @param rest the match
   * @param flags of both; see replace
   */
  constructor(behind: string, rest: string, flags: string) {
    this.#rest = new RegExp(rest, flags.replace('g', ''));
    this.#whole = new RegExp(`${behind}${rest}`, flags);
  }

  /** Whether a text has a match. */
  test(text: string): boolean {
    return this.#rest.test(text) && text.search(this.#whole) >= 0;
  }

  /** The text with its matches replaced: all of them with the flag `g`, else the first. */
  replace(text: string, by: (match: string) => string): string {
    return this.#rest.test(text) ? text.replace(this.#whole, by) : text;
  }
}
