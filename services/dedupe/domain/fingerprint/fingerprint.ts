/**
 * The fingerprint: what the window remembers of an article, packed. Little-endian; term weights are frozen here, at
 * the rounding with which every decision reads them, so that a restored window decides as the live one.
 *
 * | part | bytes |
 * |---|---|
 * | header | 48: version, flags, scale; counts; minutes; ordinals; norms; words; outlet; day told of, ages, kind |
 * | lead, entity and shingle terms | 4 each, ascending in each part |
 * | lead idf, lead count, entity idf, entity count | 1 each; the top bit of a lead count marks a numeral |
 * | full: varint set | about 2 a term |
 * | indexed terms with weight | 4 + 1 each; used when indexing, not kept in the window |
 * | embedding, if there is one | its model and vector as in the article |
 */

/** Layout version. */
export const FINGERPRINT_VERSION = 3;
/** Bytes of the header in memory. */
export const HEADER_BYTES = 48;
/** Bytes of the header in version 2, which ends before the outlet. */
export const FORMER_HEADER_BYTES = 40;
/** The article has no body. */
export const HEADLINE_ONLY = 1;
/** The article has a publication time. */
export const DATED = 2;
/** Its time is exact to the day only. */
export const DAY_ONLY = 4;
/** The article is not in English, the language of the fitted sets. */
export const OTHER_LANGUAGE = 8;
/** The header lists ordinals that the lead names (ordinals.ts). Bit 16 is reserved: logs of earlier releases set it. */
export const ORDINALS = 64;
/** The lead shows enough numerals to be compared (numerals.ts). */
export const NUMERALS = 32;
/** Byte of the header at which the ordinals are listed, a byte each, 0 behind the last; their greatest number. */
export const ORDINALS_AT = 20;
export const MAX_ORDINALS = 4;
/** Byte of the header with the day that the report tells of, those with two ages, and that with the kind of text. */
export const TOLD_AT = 44;
export const AGES_AT = 45;
export const MAX_AGES = 2;
export const KIND_AT = 47;
/** Kind: the body is short. */
export const SHORT = 1;
/** Kind: its outlet reports one place, whose names tell nothing. */
export const LOCAL = 2;
/** Kind: the headline names a column and no event. */
export const COLUMN = 4;
/** Bit of a listed ordinal: the headline names it. */
export const HEADLINE_ORDINAL = 128;
/** Bit of a lead term's count: the term is a numeral that may distinguish two events. */
export const NUMERAL = 128;
/** Greatest count kept of a term: the bit above it is NUMERAL. */
export const MAX_COUNT = 127;

/** 1 + ln(count) for a count as packed, whatever its NUMERAL bit. */
export const tfWeight: Float64Array = Float64Array.from({ length: 256 }, (_, n) =>
  (n & MAX_COUNT) === 0 ? 0 : 1 + Math.log(n & MAX_COUNT),
);

/** What a fingerprint is packed from. */
export interface FingerprintParts {
  readonly flags: number;
  /** Minutes since the epoch of the publication time, else of the first sighting. */
  readonly minutes: number;
  /** Ordinals of the lead, at most MAX_ORDINALS, each below 128, with the bit HEADLINE_ORDINAL where it applies. */
  readonly ordinals: readonly number[];
  readonly words: number;
  /** uint32 that names the outlet; 0 when unknown. */
  readonly outlet: number;
  /** Day that the report tells of, 1 to 255 in a cycle of 255 days; 0 when it names none. */
  readonly told: number;
  /** First ages of people in the lead, at most MAX_AGES. */
  readonly ages: readonly number[];
  /** SHORT, LOCAL and COLUMN where they apply. */
  readonly kind: number;
  readonly lead: WeightedTerms;
  readonly entities: WeightedTerms;
  readonly shingles: Uint32Array;
  readonly shingleScale: number;
  /** Varint set of all terms. */
  readonly full: Uint8Array;
  /** Model and vector of the second opinion; null without one. */
  readonly embedding: Uint8Array | null;
  /** Heaviest terms first. */
  readonly indexed: { readonly terms: Uint32Array; readonly weights: Uint8Array };
}

/** Terms with their frozen weights. */
export interface WeightedTerms {
  readonly terms: Uint32Array;
  readonly counts: Uint8Array;
  /** In steps of `weights.idfSteps` a unit. */
  readonly idf: Uint8Array;
}

/** L2 norm of (1+ln count)·idf. */
function normOf({ counts, idf }: WeightedTerms, idfSteps: number): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) {
    const weight = (tfWeight[counts[i] as number] as number) * (idf[i] as number);
    sum += weight * weight;
  }
  return Math.sqrt(sum) / idfSteps;
}

function massOf({ idf }: WeightedTerms, idfSteps: number): number {
  let sum = 0;
  for (const value of idf) sum += value;
  return sum / idfSteps;
}

const NOTHING = new Uint8Array(0);

/**
 * Packs a fingerprint into a buffer whose length is a multiple of four. What version 3 added to the header is at the
 * end, behind all that a reader of version 2 looks at.
 * @param idfSteps steps in which a unit of idf is given
 */
export function packFingerprint(parts: FingerprintParts, idfSteps: number): Buffer {
  const { lead, entities, shingles, full, indexed } = parts;
  const embedding = parts.embedding ?? NOTHING;
  const raw =
    HEADER_BYTES + lead.terms.length * 6 + entities.terms.length * 6 + shingles.length * 4 + full.length;
  const resident = (raw + 3) & ~3;
  const bytes = new Uint8Array((resident + indexed.terms.length * 5 + embedding.length + 3) & ~3);
  const words = new Uint32Array(bytes.buffer);
  const floats = new Float32Array(bytes.buffer);
  words[0] = FINGERPRINT_VERSION | (parts.flags << 8) | (parts.shingleScale << 16);
  words[1] = lead.terms.length | (entities.terms.length << 16);
  words[2] = shingles.length | (embedding.length << 16);
  words[3] = full.length | (indexed.terms.length << 16);
  words[4] = parts.minutes;
  parts.ordinals.forEach((value, i) => {
    bytes[ORDINALS_AT + i] = value;
  });
  floats[6] = normOf(lead, idfSteps);
  floats[7] = massOf(lead, idfSteps);
  floats[8] = normOf(entities, idfSteps);
  words[9] = parts.words;
  words[10] = parts.outlet;
  bytes[TOLD_AT] = parts.told;
  bytes.set(parts.ages, AGES_AT);
  bytes[KIND_AT] = parts.kind;
  let word = HEADER_BYTES / 4;
  for (const terms of [lead.terms, entities.terms, shingles]) {
    words.set(terms, word);
    word += terms.length;
  }
  let at = word * 4;
  for (const part of [lead.idf, lead.counts, entities.idf, entities.counts, full]) {
    bytes.set(part, at);
    at += part.length;
  }
  words.set(indexed.terms, resident / 4);
  bytes.set(indexed.weights, resident + indexed.terms.length * 4);
  bytes.set(embedding, resident + indexed.terms.length * 5);
  const extension = bytes.slice(FORMER_HEADER_BYTES, HEADER_BYTES);
  bytes.copyWithin(FORMER_HEADER_BYTES, HEADER_BYTES);
  bytes.set(extension, bytes.length - extension.length);
  return Buffer.from(bytes.buffer);
}
