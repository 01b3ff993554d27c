/** Which outlets are one, under whatever host or name, and which are of one family: a table that an operator adds to. */
import { nameSpellings } from './outlet-names.ts';
import { type OutletTable, SHIPPED_OUTLETS } from './outlet-table.ts';

const HOST = /^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z\d-]{2,}$/;
const MOST_ENTRIES = 100_000;

function isHost(text: string): boolean {
  return HOST.test(text.toLowerCase());
}

/** Reads a table that someone wrote, part by part; every problem is named with its place. */
class TableReader {
  readonly problems: string[] = [];

  list(value: unknown, place: string): readonly unknown[] {
    if (value === undefined) return [];
    if (Array.isArray(value) && value.length <= MOST_ENTRIES) return value;
    this.problems.push(`${place} is not a list of at most ${MOST_ENTRIES}`);
    return [];
  }

  host(value: unknown, place: string): string {
    if (typeof value === 'string' && isHost(value)) return value.toLowerCase();
    this.problems.push(
      `${place}: ${JSON.stringify(value) ?? 'nothing'} is no host such as harbourpost.example`,
    );
    return '';
  }

  alias(value: unknown, place: string): string {
    if (typeof value === 'string' && (isHost(value) || nameSpellings(value).length > 0)) return value;
    this.problems.push(`${place}: ${JSON.stringify(value) ?? 'nothing'} is neither a host nor a name`);
    return '';
  }

  /** What may be shown, where that is limited. */
  display(value: unknown, place: string): { readonly display?: 'headline' } {
    if (value === undefined || value === 'full') return {};
    if (value !== 'headline')
      this.problems.push(`${place}: ${JSON.stringify(value)} is neither "headline" nor "full"`);
    return { display: 'headline' };
  }

  object(value: unknown, place: string, keys: readonly string[]): Readonly<Record<string, unknown>> {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.problems.push(`${place} is not an object with ${keys.join(' and ')}`);
      return {};
    }
    const unknown = Object.keys(value).filter((key) => !keys.includes(key));
    if (unknown.length > 0) this.problems.push(`${place}: unknown key ${unknown.join(', ')}`);
    return value as Readonly<Record<string, unknown>>;
  }
}

/**
 * A table as an operator writes it.
 * @throws Error that names every problem with its place
 */
export function readOutletTable(value: unknown): OutletTable {
  const reader = new TableReader();
  const table = reader.object(value, 'the table', ['outlets', 'families']);
  const outlets = reader.list(table.outlets, 'outlets').map((entry, i) => {
    const place = `outlets[${i}]`;
    const { host, aliases, display } = reader.object(entry, place, ['host', 'aliases', 'display']);
    return {
      host: reader.host(host, `${place}.host`),
      aliases: reader
        .list(aliases, `${place}.aliases`)
        .map((alias, j) => reader.alias(alias, `${place}.aliases[${j}]`)),
      ...reader.display(display, `${place}.display`),
    };
  });
  const families = reader.list(table.families, 'families').map((entry, i) => {
    const place = `families[${i}]`;
    const keys = ['family', 'outlets', 'display'];
    const { family, outlets: members, display } = reader.object(entry, place, keys);
    return {
      family: reader.host(family, `${place}.family`),
      outlets: reader
        .list(members, `${place}.outlets`)
        .map((host, j) => reader.host(host, `${place}.outlets[${j}]`)),
      ...reader.display(display, `${place}.display`),
    };
  });
  const taken = new Map<string, string>();
  for (const { host, aliases } of outlets)
    for (const alias of aliases) {
      const other = taken.get(alias);
      if (alias !== '' && other !== undefined && other !== '' && host !== '' && other !== host)
        reader.problems.push(`${JSON.stringify(alias)} is given to ${other} and to ${host}`);
      taken.set(alias, host);
    }
  if (reader.problems.length > 0) throw new Error(reader.problems.join('; '));
  return { outlets, families };
}

/** What a host is listed as: itself, else the nearest that it is below; undefined when nothing is. */
function listedAt(host: string, listed: ReadonlyMap<string, string>): string | undefined {
  let name = host;
  for (;;) {
    const known = listed.get(name);
    if (known !== undefined) return known;
    const dot = name.indexOf('.');
    if (dot < 0) return undefined;
    name = name.slice(dot + 1);
  }
}

/** The outlets that are known, by host and name. */
export class Outlets {
  readonly #byHost = new Map<string, string>();
  readonly #byName = new Map<string, string>();
  readonly #families = new Map<string, string>();
  readonly #headlineOnly = new Map<string, string>();
  /** The tables as JSON: what names them, for a hash of settings. */
  readonly text: string;

  /** @param added an operator's table: it goes before what ships */
  constructor(added: OutletTable = { outlets: [], families: [] }) {
    for (const table of [SHIPPED_OUTLETS, added]) {
      for (const { host, aliases, display } of table.outlets) {
        this.#byHost.set(host, host);
        if (display === 'headline') this.#headlineOnly.set(host, host);
        for (const alias of aliases) {
          if (isHost(alias)) this.#byHost.set(alias.toLowerCase(), host);
          else for (const name of nameSpellings(alias)) this.#byName.set(name, host);
        }
      }
      for (const { family, outlets, display } of table.families)
        for (const host of outlets) {
          this.#families.set(host, family);
          if (display === 'headline') this.#headlineOnly.set(host, host);
        }
    }
    this.text = JSON.stringify([SHIPPED_OUTLETS, added]);
  }

  /** The outlet of a host, which may be below one that is listed; null when none is. */
  atHost(host: string): string | null {
    return listedAt(host, this.#byHost) ?? null;
  }

  /** The outlet of a name, the fullest spelling first; null when none is listed. */
  named(name: string): string | null {
    for (const spelling of nameSpellings(name)) {
      const known = this.#byName.get(spelling);
      if (known !== undefined) return known;
    }
    return null;
  }

  /** The family that a host was put into; null when it was put into none. */
  familyOf(host: string): string | null {
    return listedAt(host, this.#families) ?? null;
  }

  /** Whether of an outlet's articles headline and address alone may be shown. @param host its id */
  isHeadlineOnly(host: string): boolean {
    return listedAt(host, this.#headlineOnly) !== undefined;
  }
}

/** The outlets that ship. */
export const shippedOutlets: Outlets = new Outlets();
