/**
 * How common a term is in its language before any article was seen: the cold start of term weighting.
 *
 * `prior/<language>.bin` is made by `build/build-prior.ts` from a frequency-ordered word list. Each term has
 * p = 1 − exp(−350·f), the chance that an article of about 350 words contains it, where f is Zipf's share 0.1/(r+2.7),
 * in English divided by 1 + r/4000, summed over the words of rank r that share the stem. A language without a file has
 * p = 0 for every term.
 */
import { languageData } from '../language-data.ts';

/** Version of stems and hashes; a prior of another version is refused. */
const PRIOR_VERSION = 1;

/** The prior of one language. */
export interface BackgroundPrior {
  /** Share of articles, 0 to 1, that contain a term; 0 for a term that is not on the list. */
  readonly probability: (term: number) => number;
  /** Number of terms known. */
  readonly size: number;
}

/**
 * Chance that an article contains a word, from which on the word is a common one: the first 4,700 words of English,
 * where names in the news follow (the Kremlin is the 4,879th), and all 10,000 of the other lists.
 */
export const COMMON = 0.0034;

const SCALE = 65_535;
const EMPTY: BackgroundPrior = { probability: () => 0, size: 0 };
const cache = new Map<string, BackgroundPrior>();

/** Packs a prior: uint32 version, uint32 count, count × uint32 terms ascending, count × uint16 probabilities. */
export function packPrior(probabilities: ReadonlyMap<number, number>): Buffer {
  const entries = [...probabilities].sort(([a], [b]) => a - b);
  const bytes = Buffer.alloc(8 + entries.length * 6);
  bytes.writeUInt32LE(PRIOR_VERSION, 0);
  bytes.writeUInt32LE(entries.length, 4);
  entries.forEach(([term, p], i) => {
    bytes.writeUInt32LE(term, 8 + i * 4);
    bytes.writeUInt16LE(Math.round(p * SCALE), 8 + entries.length * 4 + i * 2);
  });
  return bytes;
}

/** Probabilities by term in typed arrays: a map of numbers beyond 31 bits keeps each as an object, and is slower to ask. */
class Probabilities {
  readonly #terms: Uint32Array;
  /** 0 where nothing is. */
  readonly #values: Float64Array;

  constructor(count: number) {
    // At most half full: a search is short.
    const size = 2 ** Math.ceil(Math.log2(2 * Math.max(1, count)));
    this.#terms = new Uint32Array(size);
    this.#values = new Float64Array(size);
  }

  /** The place of a term, or the free one where it would be. Terms are hashes already. */
  #placeOf(term: number): number {
    const terms = this.#terms;
    const values = this.#values;
    const mask = terms.length - 1;
    let place = term & mask;
    while (values[place] !== 0 && terms[place] !== term) place = (place + 1) & mask;
    return place;
  }

  set(term: number, probability: number): void {
    const place = this.#placeOf(term);
    this.#terms[place] = term;
    this.#values[place] = probability;
  }

  get(term: number): number {
    return this.#values[this.#placeOf(term)] as number;
  }
}

function unpack(bytes: Buffer, language: string): BackgroundPrior {
  const version = bytes.readUInt32LE(0);
  if (version !== PRIOR_VERSION) {
    throw new Error(
      `prior/${language}.bin has version ${version}, expected ${PRIOR_VERSION}: run services/text/build/build-prior.ts`,
    );
  }
  const count = bytes.readUInt32LE(4);
  const table = new Probabilities(count);
  for (let i = 0; i < count; i++)
    table.set(bytes.readUInt32LE(8 + i * 4), bytes.readUInt16LE(8 + count * 4 + i * 2) / SCALE);
  return { probability: (term) => table.get(term), size: count };
}

/**
 * The prior of a language, unpacked once.
 * @throws Error when the file was built for other stems, or no data was provided: see language-data.ts
 */
export function backgroundPrior(language: string): BackgroundPrior {
  const known = cache.get(language);
  if (known) return known;
  const bytes = languageData().priors.get(language);
  if (!bytes) return EMPTY;
  const prior = unpack(bytes, language);
  cache.set(language, prior);
  return prior;
}
