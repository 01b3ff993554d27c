/** Shades of a map: how many stories a country has, in a few steps that a reader tells apart. */

/** Steps; 1 is the lightest. */
export const SHADES = 5;

/**
 * The step of a count. Steps are of even width on a scale where each doubling counts alike: few countries have nearly all
 * of the stories, and on an even scale the rest would look the same.
 * @param most the largest count
 */
export function shadeOf(count: number, most: number): number {
  if (count <= 0) return 0;
  if (most <= 1) return 1;
  return Math.min(SHADES, 1 + Math.floor((SHADES * Math.log2(count)) / Math.log2(most + 1)));
}

/** The counts of each step that has any, as `3–5`, the lightest first. @param most the largest count */
export function shadeRanges(most: number): readonly { readonly shade: number; readonly range: string }[] {
  const ranges: { shade: number; range: string }[] = [];
  let first = 1;
  for (let shade = 1; shade <= SHADES; shade += 1) {
    let last = first - 1;
    while (last < most && shadeOf(last + 1, most) === shade) last += 1;
    if (last < first) continue;
    ranges.push({ shade, range: first === last ? String(first) : `${first}–${last}` });
    first = last + 1;
  }
  return ranges;
}
