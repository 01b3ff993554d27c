/** The keys of the page, written once: what is shown as help is what works. */

/** What a key does. */
export type KeyAction =
  | 'next'
  | 'previous'
  | 'search'
  | 'new'
  | 'list'
  | 'sources'
  | 'places'
  | 'operations'
  | 'order'
  | 'earlier'
  | 'later'
  | 'theme'
  | 'markdown'
  | 'help';

/** The keys, with what they do. */
export const KEYS: readonly (readonly [key: string, action: KeyAction])[] = [
  ['j', 'next'],
  ['k', 'previous'],
  ['/', 'search'],
  ['.', 'new'],
  ['u', 'list'],
  ['s', 'sources'],
  ['p', 'places'],
  ['w', 'operations'],
  ['o', 'order'],
  ['[', 'earlier'],
  [']', 'later'],
  ['m', 'markdown'],
  ['d', 'theme'],
  ['?', 'help'],
];

/** What a key press means; undefined when it is none of ours. */
export function keyAction(key: string): KeyAction | undefined {
  return KEYS.find(([one]) => one === key)?.[1];
}
