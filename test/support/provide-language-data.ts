/** Hands in the language data, as the start of a process does, for tests that call the pure functions directly. */
import { provideLanguageData } from '@newsfold/text/language-data.ts';
import { loadLanguageData } from '@newsfold/text/load-language-data.ts';

provideLanguageData(loadLanguageData());
