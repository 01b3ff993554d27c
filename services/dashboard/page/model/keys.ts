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

/** The keys, with what they do in words. */
export const KEYS: readonly (readonly [key: string, action: KeyAction, words: string])[] = [
  ['j', 'next', 'next story, or next part of a story'],
  ['k', 'previous', 'the one before'],
  ['/', 'search', 'search'],
  ['.', 'new', 'show what is new'],
  ['u', 'list', 'back to the list'],
  ['s', 'sources', 'sources'],
  ['p', 'places', 'places'],
  ['w', 'operations', 'is it well: the workers'],
  ['o', 'order', 'next order of the list'],
  ['[', 'earlier', 'the story a moment earlier'],
  [']', 'later', 'a moment later'],
  ['m', 'markdown', 'copy the story as Markdown'],
  ['d', 'theme', 'dark, light, as the machine has it'],
  ['?', 'help', 'these keys'],
];

/** What a key press means; undefined when it is none of ours. */
export function keyAction(key: string): KeyAction | undefined {
  return KEYS.find(([one]) => one === key)?.[1];
}
