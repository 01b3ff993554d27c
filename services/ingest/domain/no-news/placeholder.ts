/** Texts that stand where a body should be: an API's note that its plan has none, a system's marker for what was removed. */

const PLACEHOLDERS: readonly RegExp[] = [
  /^only available in (?:paid|professional|corporate) plans?[^a-z]*$/i,
  /^\[(?:removed|deleted|no content|content removed)\]$/i,
  /^(?:null|none|undefined|n\/a|nan|no (?:content|description|summary|text)(?: available)?)\.?$/i,
];
/** Longer texts are none. */
const MAX_CHARS = 80;

/** Whether a value that feeds give as a body or summary says that there is none. */
export function isPlaceholder(text: string): boolean {
  if (text.length > MAX_CHARS) return false;
  const plain = text.trim();
  return PLACEHOLDERS.some((placeholder) => placeholder.test(plain));
}
