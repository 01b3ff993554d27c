import type { Quantity } from '@newsfold/schemas/generated/records.ts';

/** Placeholder until the real one lands. */
export function findQuantities(_text: string, _language: string): Quantity[] {
  return [];
}
