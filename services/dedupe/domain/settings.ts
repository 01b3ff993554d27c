/**
 * The settings of the matching: one frozen set of numbers for every input (released-numbers.ts), named by a hash that
 * every decision records.
 */
import { createHash } from 'node:crypto';
import { releasedNumbers } from './released-numbers.ts';

type Frozen<T> = T extends object ? { readonly [Name in keyof T]: Frozen<T[Name]> } : T;
type Numbers = Frozen<typeof releasedNumbers>;

/** Groups of settings, each with the numbers that shall differ from the release. */
export type SettingsChanges = {
  readonly [Group in keyof Numbers]?: Numbers[Group] extends object
    ? Partial<Numbers[Group]>
    : Numbers[Group];
};

/**
 * What names a set of numbers. The private field makes `MatchSettings` nominal: a copy that is spread, which would
 * carry the hash of other numbers, does not compile.
 */
class Named {
  readonly #hash: string;

  constructor(numbers: Numbers) {
    this.#hash = hashOf(numbers);
  }

  /** 16 hexadecimal digits that name the numbers; recorded with every decision as `configHash`. */
  get hash(): string {
    return this.#hash;
  }
}

/** Everything a decision depends on other than the window and the article; deeply frozen. */
export type MatchSettings = Numbers & Named;

function hashOf(numbers: Numbers): string {
  const sorted = (value: unknown): unknown =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([name, inner]) => [name, sorted(inner)]),
        )
      : value;
  return createHash('sha256')
    .update(JSON.stringify(sorted(numbers)))
    .digest('hex')
    .slice(0, 16);
}

function freeze(value: object): void {
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) freeze(inner);
  Object.freeze(value);
}

/** Settings that differ from the release as given: frozen, and hashed once. */
export function createSettings(changes: SettingsChanges = {}): MatchSettings {
  const groups = Object.entries(releasedNumbers).map(([name, released]) => {
    const change = changes[name as keyof Numbers];
    return [
      name,
      typeof released === 'object' ? { ...released, ...(change as object) } : (change ?? released),
    ];
  });
  const numbers = Object.fromEntries(groups) as Numbers;
  const settings = Object.assign(new Named(numbers), numbers);
  freeze(settings);
  return settings;
}

/** The settings of this release. */
export const defaultSettings: MatchSettings = createSettings();
