/** The language in which the page speaks: that of the reader's browser where there is a table of it, else English. */
import { ENGLISH, type Messages } from './english.ts';
import { GERMAN } from './german.ts';

const TABLES: readonly Messages[] = [ENGLISH, GERMAN];

/** What the page says. */
export let say: Messages = ENGLISH;

/** Speaks the first of the reader's languages that is known. @param languages language tags, the dearest first */
export function speak(languages: readonly string[]): void {
  const known = languages.map((tag) => TABLES.find(({ code }) => tag.toLowerCase().split('-')[0] === code));
  say = known.find((table) => table !== undefined) ?? ENGLISH;
}

/** A word of a table; one that is not in it, of a later release, as it is. */
export const wordOf = (table: object, key: string): string =>
  Object.hasOwn(table, key) ? String(table[key as keyof typeof table]) : key;
