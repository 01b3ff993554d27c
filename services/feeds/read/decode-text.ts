/** Bytes of a document to text, in the encoding that its bytes, its server or the document itself name. */

/** How far into a document its declaration is looked for, bytes. */
const HEAD_BYTES = 1024;

const XML_ENCODING = /^\s*<\?xml[^>]{0,200}\bencoding\s*=\s*["']([\w.:-]{1,40})["']/;
const META_CHARSET = /<meta[^>]{0,200}\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})/i;
const TYPE_CHARSET = /\bcharset\s*=\s*["']?([\w.:-]{1,40})/i;

/** What most documents are that are not in the encoding they claim. */
const LEGACY = 'windows-1252';

function byMark(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  // UTF-16 without a mark: every other byte of the first characters is zero.
  if (a === 0x3c && b === 0) return 'utf-16le';
  if (a === 0 && b === 0x3c) return 'utf-16be';
  return null;
}

/** The text, or null when bytes have no meaning in an encoding, or nobody knows it. */
function decoded(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Decodes a document. The mark at its begin counts first, then what the server says, then what the document says, then
 * UTF-8; the first in which every byte has a meaning. Never throws.
 * @param contentType the header of its answer
 */
export function decodeText(bytes: Uint8Array, contentType: string | undefined): string {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1');
  const named = [
    byMark(bytes),
    TYPE_CHARSET.exec(contentType ?? '')?.[1],
    XML_ENCODING.exec(head)?.[1] ?? META_CHARSET.exec(head)?.[1],
    'utf-8',
  ];
  for (const label of named) {
    const text = label ? decoded(bytes, label) : null;
    if (text !== null) return text;
  }
  return new TextDecoder(LEGACY).decode(bytes);
}
