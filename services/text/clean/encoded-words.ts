/** Encoded words of mail headers (RFC 2047) that nobody decoded: =?UTF-8?Q?Caf=C3=A9?= in a headline that came by mail. */

const WORD = /=\?([\w-]{3,30})(?:\*[\w-]{1,10})?\?([bq])\?([^?\s]{0,500})\?=/gi;

/** White space between two encoded words is none of the text. */
const BETWEEN = /(?<=\?=)\s{1,20}(?==\?[\w-]{3,30}\?[bq]\?)/gi;

function bytesOf(encoding: string, text: string): Uint8Array {
  if (encoding.toLowerCase() === 'b') return Buffer.from(text, 'base64');
  const plain = text.replaceAll('_', ' ');
  return Buffer.from(
    plain.replace(/=([\dA-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}

function decodeWord(word: string, charset: string, encoding: string, text: string): string {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytesOf(encoding, text));
  } catch (error) {
    // A charset that nobody knows, or bytes that are none of it: the word stays as it is.
    if (error instanceof RangeError || error instanceof TypeError) return word;
    throw error;
  }
}

/** Decodes encoded words; text without them is returned unchanged. Never throws; linear. */
export function decodeWords(text: string): string {
  if (!text.includes('=?')) return text;
  return text.replace(BETWEEN, '').replace(WORD, decodeWord);
}
