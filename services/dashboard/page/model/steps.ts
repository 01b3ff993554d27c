/** Steps through the moments of a story that can be looked at. */

/**
 * The neighbouring moment: null for now, undefined where there is none.
 * @param asOf the moment that is shown, ms since the epoch; null for now
 * @param by −1 for the one before
 */
export function stepFrom(
  versions: readonly { readonly shownAt: number }[],
  asOf: number | null,
  by: number,
): number | null | undefined {
  const stops = versions.map(({ shownAt }) => shownAt).sort((a, b) => a - b);
  const here = asOf === null ? stops.length - 1 : stops.findLastIndex((stop) => stop <= asOf);
  const next = here + by;
  if (next < 0 || next >= stops.length) return undefined;
  return next === stops.length - 1 ? null : stops[next];
}
