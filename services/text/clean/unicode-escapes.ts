/** Escapes of JSON that were escaped once more on the way, so that readers see them: Caf\\u00e9. */

/** Letters, general punctuation and signs beyond ASCII; halves of a pair only together. */
const ESCAPES = /\\u(?:d[89ab][\da-f]{2}\\ud[c-f][\da-f]{2}|(?!d[89a-f])(?!00[0-9])[\da-f]{4})/gi;

/** Decodes such escapes; text without them is returned unchanged. Never throws; linear. */
export function decodeEscapes(text: string): string {
  if (!text.includes('\\u')) return text;
  return text.replace(ESCAPES, (escaped) =>
    escaped
      .slice(2)
      .split(/\\u/i)
      .map((hex) => String.fromCharCode(Number.parseInt(hex, 16)))
      .join(''),
  );
}
