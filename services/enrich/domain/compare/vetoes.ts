import type { PairFeatures } from './pair-features.ts';

/**
 * What rules an agreement out whatever the words in common. Small numbers that differ do not when a distinctive one is the
 * same: "$140 million a year" within three years, and by 2028.
 */
export function isVetoed(features: PairFeatures): boolean {
  const { negationClash, opposite, figureClash, smallClash, dayClash, slotClash, figures } = features;
  return (
    negationClash + opposite + figureClash + dayClash + slotClash > 0 || (smallClash > 0 && figures === 0)
  );
}
