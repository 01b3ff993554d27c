/** Which articles an article is compared with. */
import { cleanLine } from '@newsfold/text/clean/clean-text.ts';
import type { RawInput } from './parse-raw.ts';
import { readLine } from './read-line.ts';

/**
 * - `language`: the article's language tag.
 * - `fixed:NAME`: one scope for all.
 * - `field:NAME`: the value of a field of the raw article, such as tenant; the language where it is missing.
 */
export type ScopeRule = string;

const MAX_SCOPE_CHARS = 100;

/** The field that a rule reads; null when it reads none. */
export function scopeFieldOf(rule: ScopeRule): string | null {
  return rule.startsWith('field:') ? rule.slice('field:'.length) : null;
}

/** The scope of an article under a rule. Never throws; an unknown rule counts as `language`. */
export function scopeOf(rule: ScopeRule, raw: RawInput, language: string): string {
  const [kind, name] = [rule.slice(0, rule.indexOf(':')), rule.slice(rule.indexOf(':') + 1)];
  if (kind === 'fixed') return name;
  if (kind !== 'field' || !Object.hasOwn(raw, name)) return language;
  const value = cleanLine(readLine(raw[name]) ?? '').slice(0, MAX_SCOPE_CHARS);
  return value === '' ? language : value;
}
