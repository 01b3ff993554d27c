/** How fast articles of several lengths get through together, from what was measured of each length by itself. */

/**
 * The rate of articles of all lengths in turn, articles a second: the harmonic mean, since each takes the time that one
 * of its length takes.
 * @param rates articles a second of each length by itself
 */
export function rateOfMix(rates: readonly number[]): number {
  return rates.length / rates.reduce((seconds, rate) => seconds + 1 / rate, 0);
}
