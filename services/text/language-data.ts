/**
 * The data files of the languages, as bytes in memory. They are read where a process starts (load-language-data.ts) and
 * handed in here once, so that nothing that reads an article opens a file.
 */

/** Bytes of the data files, each by ISO 639-1 tag. A language without an entry has no such file. */
export interface LanguageData {
  /** Background frequencies of terms: see prior/background-prior.ts. */
  readonly priors: ReadonlyMap<string, Buffer>;
  /** Nearest neighbours of words: see likeness/word-likeness.ts. */
  readonly likenesses: ReadonlyMap<string, Buffer>;
}

let provided: LanguageData | undefined;

/**
 * Hands in the data, for the whole process. The first call counts: what has been unpacked since, and what lexicons
 * remember of words, comes from it.
 */
export function provideLanguageData(data: LanguageData): void {
  provided ??= data;
}

/**
 * The data that was handed in.
 * @throws Error before provideLanguageData was called
 */
export function languageData(): LanguageData {
  if (provided === undefined)
    throw new Error(
      'no language data: call provideLanguageData(loadLanguageData()) where the process starts',
    );
  return provided;
}
