/** The token that the reader gave: kept as long as the tab is open, and sent to the API of this page alone. */
import { forTab, keep, kept } from './browser-store.ts';

const KEY = 'newsfold.token';
let token = kept(forTab, KEY) ?? '';

/** Whether there is one. */
export const hasToken = (): boolean => token !== '';

/** Takes a token; with an empty one, forgets it. */
export function giveToken(given: string): void {
  token = given.trim();
  keep(forTab, KEY, token === '' ? null : token);
}

/** The header that a request has for it. */
export const tokenHeader = (): Readonly<Record<string, string>> =>
  token === '' ? {} : { authorization: `Bearer ${token}` };
