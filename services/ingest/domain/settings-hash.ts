/** Names the settings that an article was analysed with. */
import { hash } from 'node:crypto';
import type { ReadBounds } from '@newsfold/report/documents/read-bounds.ts';
import type { Outlets } from '@newsfold/text/web/outlets.ts';

const DIGITS = 16;

/** What an analysis depends on other than the record and the release. */
interface Settings {
  readonly maxTextChars: number;
  readonly scopeBy: string;
  readonly defaultLanguage: string;
  readonly outlets: Outlets;
  readonly readBounds: ReadBounds;
}

const known = new WeakMap<Settings, string>();

/** 16 hexadecimal digits over the settings. */
export function settingsHash(settings: Settings): string {
  const before = known.get(settings);
  if (before !== undefined) return before;
  const { maxTextChars, scopeBy, defaultLanguage, outlets, readBounds } = settings;
  const { maxCharacters, maxSentences } = readBounds;
  const text = JSON.stringify([
    maxTextChars,
    scopeBy,
    defaultLanguage,
    outlets.text,
    maxCharacters,
    maxSentences,
  ]);
  const name = hash('sha256', text).slice(0, DIGITS);
  known.set(settings, name);
  return name;
}
