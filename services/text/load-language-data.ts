/** Reads the data files of the languages, 4 MB in all: the only file of the text functions that opens files. */
import { readdirSync, readFileSync } from 'node:fs';
import type { LanguageData } from './language-data.ts';

const SUFFIX = '.bin';

/** The files `<language>.bin` of a folder beside this one. */
function readFolder(name: string): ReadonlyMap<string, Buffer> {
  const folder = new URL(`./${name}/`, import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith(SUFFIX));
  return new Map(
    files.map((file) => [file.slice(0, -SUFFIX.length), readFileSync(new URL(file, folder))] as const),
  );
}

/**
 * The data of all languages, to be handed to provideLanguageData.
 * @throws Error when the folders cannot be read
 */
export function loadLanguageData(): LanguageData {
  return { priors: readFolder('prior'), likenesses: readFolder('likeness') };
}
