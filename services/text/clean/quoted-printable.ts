/** Quoted-printable (RFC 2045) that nobody decoded: text that came by mail. */

/** A line that goes on in the next, and a character of UTF-8 in two or more bytes. */
const SOFT_BREAK = /^.{60,76}=\r?\n/m;
const CHARACTER =
  /=(?:C[2-9A-F]|D[\dA-F])=[89AB][\dA-F]|=E[\dA-F](?:=[89AB][\dA-F]){2}|=F[0-4](?:=[89AB][\dA-F]){3}/g;
const BYTES = /(?:=[\dA-F]{2})+/g;

const utf8 = new TextDecoder('utf-8', { fatal: true });
const western = new TextDecoder('windows-1252');

function decodeBytes(escaped: string): string {
  const bytes = Uint8Array.from(escaped.slice(1).split('='), (hex) => Number.parseInt(hex, 16));
  try {
    return utf8.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return western.decode(bytes);
    throw error;
  }
}

/** Decodes quoted-printable; text that is not is returned unchanged. Never throws; linear. */
export function decodeQuotedPrintable(text: string): string {
  if (!text.includes('=')) return text;
  if (!SOFT_BREAK.test(text) && (text.match(CHARACTER)?.length ?? 0) < 2) return text;
  return text.replace(/=\r?\n/g, '').replace(BYTES, decodeBytes);
}
