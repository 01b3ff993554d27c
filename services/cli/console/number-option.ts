/** A whole number, as a command-line option gives it. */

/** Reads it. @throws Error with one line that names the option and says what is accepted */
export function wholeOption(option: string, given: string, least: number, most: number): number {
  const value = Number(given);
  if (!/^\d+$/.test(given) || value < least || value > most)
    throw new Error(`${option} ${given}: accepted is a whole number from ${least} to ${most}`);
  return value;
}
