/** Some sentences of a body as a text of their own, without reading their words again. */
import { ReadText, type ReadWords } from '../words/read-words.ts';
import type { TextPart } from './text-parts.ts';

/**
 * The sentences that stay, those of a line beside each other and each line as a paragraph.
 * @param body the body as it was read
 * @param parts its sentences, in its order
 * @returns what readWords makes of that text
 */
export function readParts(
  body: ReadWords,
  parts: readonly TextPart[],
  stays: (part: TextPart) => boolean,
): ReadText {
  const places = new Int32Array(body.places.length);
  const bounds = new Int32Array(body.bounds.length);
  let text = '';
  let between = '';
  let from = 0;
  let words = 0;
  for (const part of parts) {
    const { start, end } = part;
    if (part.beginsLine && text !== '') between = '\n\n';
    while (from < body.places.length && (body.bounds[2 * from] as number) < start) from++;
    if (!stays(part)) continue;
    text += between;
    const shift = text.length - start;
    text += body.text.slice(start, end);
    between = ' ';
    for (; from < body.places.length && (body.bounds[2 * from] as number) < end; from++) {
      places[words] = body.places[from] as number;
      bounds[2 * words] = (body.bounds[2 * from] as number) + shift;
      bounds[2 * words + 1] = (body.bounds[2 * from + 1] as number) + shift;
      words++;
    }
  }
  const { language, lexicon } = body;
  return new ReadText({
    text,
    language,
    lexicon,
    places: places.slice(0, words),
    bounds: bounds.slice(0, 2 * words),
  });
}
