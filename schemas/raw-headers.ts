/**
 * Headers of a raw record by which newsfold's own sources say something of every article in it, whatever the articles say
 * themselves: who sends over HTTP, or writes a feed, must not speak for another tenant or desk. Part of the contract.
 */

/** The header of each field. An empty value says that the articles have none. */
export const STAMPS = {
  /** Of the token that an article came with. */
  tenant: 'newsfold-tenant',
  /** Of the feed that it is from. */
  desk: 'newsfold-desk',
} as const;

/** A field that is stamped. */
export type StampedField = keyof typeof STAMPS;

/** The headers that stamp fields. @param stamps each field's value; null for none */
export function stampHeaders(
  stamps: Readonly<Partial<Record<StampedField, string | null>>>,
): readonly (readonly [key: string, value: Buffer])[] {
  return Object.entries(stamps).map(([field, value]) => [
    STAMPS[field as StampedField],
    Buffer.from(value ?? ''),
  ]);
}
