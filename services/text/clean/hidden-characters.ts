/**
 * Characters that nobody sees: what they tell of a text, and a text without them. They are hints of a typesetter (soft
 * hyphens, places where a line may break), marks of reading order, or something that was put in to be found again: a
 * watermark, or the manifest that the C2PA standard hides in plain text.
 */

/** What hidden characters tell of a text. */
export type HiddenMark = 'hidden-characters' | 'watermark' | 'c2pa-text-wrapper';

/** Nearly every text has none of these. */
const HIDDEN =
  /\u17b4|\u17b5|[\u180b-\u180f]|[\ufe00-\ufe0f]|[\u034f\u115f\u1160\u200b-\u200d\u2060-\u2064\u3164\ufeff\uffa0\u{e0000}-\u{e01ef}]/u;

/** An emoji in the form that its selector asks for, and a flag of a region: what they are made of is not hidden. */
const EMOJI_PARTS =
  /(?<=\p{Extended_Pictographic})[\ufe0e\ufe0f]|(?<=[\d#*])\ufe0f(?=\u20e3)|(?<=\u{1f3f4})[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}/gu;

/** Variation selectors and tags that belong to no emoji. Han takes a selector for a form of the character. */
const SELECTOR = /(?<!\p{Script=Han})[\ufe00-\ufe0f\u{e0000}-\u{e01ef}]/gu;

/** Characters without width, where the script has no use for them. */
const ZERO_WIDTH =
  /[\u034f\u200b\u2060-\u2064\ufeff\u115f\u1160\u3164\uffa0]|(?<!\u094d|\ufe0f|[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Gujarati}\p{Script=Sinhala}\p{Script=Khmer}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200c\u200d]/gu;

/** A run of zero-width characters that no typesetter writes. */
const ZERO_WIDTH_RUN = /[\u200b-\u200d\u2060-\u2064\ufeff]{4}/;

/** Signs from which on zero-width characters, or selectors, are a message: one may be a slip. */
const MANY_ZERO_WIDTHS = 12;

/** A byte as a variation selector, as C2PA writes it: the first 16 as U+FE00 …, the others as U+E0100 …. */
function selectorOf(byte: number): string {
  return String.fromCodePoint(byte < 16 ? 0xfe00 + byte : 0xe0100 + byte - 16);
}

/** The beginning of a C2PA manifest in text: "C2PATXT" and a NUL. */
const C2PA = [...'C2PATXT\0'].map((char) => selectorOf(char.charCodeAt(0))).join('');

/** What the hidden characters of a text tell, if anything. */
export function hiddenMarks(text: string): readonly HiddenMark[] {
  if (!HIDDEN.test(text)) return [];
  if (text.includes(C2PA)) return ['c2pa-text-wrapper'];
  const rest = text.replace(EMOJI_PARTS, '').replace(/^\ufeff/, '');
  const selectors = rest.match(SELECTOR)?.length ?? 0;
  const zeroWidths = rest.match(ZERO_WIDTH)?.length ?? 0;
  if (selectors > 1 || zeroWidths >= MANY_ZERO_WIDTHS || ZERO_WIDTH_RUN.test(rest)) return ['watermark'];
  return selectors + zeroWidths > 0 ? ['hidden-characters'] : [];
}

const SELECTOR_OR_TAG = /[\ufe00-\ufe0f\u{e0000}-\u{e01ef}]/u;
const EMOJI_OR_SELECTOR = new RegExp(`(${EMOJI_PARTS.source})|[\\ufe00-\\ufe0f\\u{e0000}-\\u{e01ef}]+`, 'gu');

/** Text without variation selectors and tags, but for those that emoji are made of. */
export function withoutSelectors(text: string): string {
  if (!SELECTOR_OR_TAG.test(text)) return text;
  return text.replace(EMOJI_OR_SELECTOR, (_, emojiPart: string | undefined) => emojiPart ?? '');
}
