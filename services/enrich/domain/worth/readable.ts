/**
 * Which sentences a reader can be shown. What a page puts into its sentences and around its pictures is part of the text
 * that is compared, and is no wording to show.
 */

import { SentencePattern, seenIn } from '@newsfold/report/patterns/sentence-pattern.ts';
import { readingOf } from '@newsfold/report/reading/reading.ts';
import { attributionOf } from '@newsfold/report/statements/attribution.ts';
import { sentencesOf } from '@newsfold/report/statements/sentences.ts';
import type { Statement } from '@newsfold/report/statements/statement.ts';

/** A name that something runs into, and some abbreviations: the next pattern needs one, and costs much more. */
const RUN_TOGETHER = /\p{Lu}[\p{L}'’]+[\p{Lu}\p{N}]/u;
/** A name with a list of other headlines behind it, as some pages link it: "Ida Moss Ida Jane MossNorth Bay votes". */
const LINKED_NAME = /\b(\p{Lu}[\p{L}'’]+)\b[^.!?]{0,60}\b\1(?=\p{Lu}|\p{N})/u;
/** An address, the picture of a post, the one who posted. */
const POSTED = new SentencePattern(/https?:\/\/|\bpic\.\w+\.com\b|\(@\w+\)/iu);
/** A credit, a note, a label of a button, the time of the page. */
const AROUND = new SentencePattern(
  /^(?:\||CLOSE\s|editor['’]s note|(?:published|posted|updated|story created|created):)|\bAP Photo\b|\boriginally (?:appeared|published|ran) (?:on|in|at)\b|\bREUTERS\/\p{Lu}/iu,
);
/** A caption ends with the day of its picture: "… in Carden, Norland, December 5, 2017." */
const CAPTION = new SentencePattern(
  /(?<!\b(?:on|of|since|until|till|by|from|before|after|to|through|dated))\s(?:january|february|march|april|may|june|july|august|september|october|november|december)\s\d{1,2},\s\d{4}\.?(?:\s+\S+\/\S.*)?$/iu,
);

function findReadable({ document, sentence, article, start, end }: Statement): boolean {
  const text = article.text.slice(start, end);
  const seen = readingOf(document).sentences[sentence]?.seen ?? seenIn(text);
  const isLinked = RUN_TOGETHER.test(text) && LINKED_NAME.test(text);
  return !isLinked && !POSTED.test(text, seen) && !AROUND.test(text, seen) && !CAPTION.test(text, seen);
}

/** Whether a statement is a report's own wording, with nothing of the page in it. */
export function isReadable(statement: Statement): boolean {
  const { notes } = statement;
  notes.isReadable ??= findReadable(statement);
  return notes.isReadable;
}

/** What begins a sentence that goes on from the one before it. */
const GOES_ON =
  /^["“«„]?(?:he|she|it|they|his|her|its|their|this|these|those|that|but|and|or|so|both|another|such|still|however|then|there|in like manner|the (?:former|latter)|er|sie|es|sein|seine|ihr|ihre|dies|diese|dieser|dieses|beide|aber|und|doch|il|elle|ils|elles|ce|cet|cette|ces|son|sa|ses|leur|leurs|mais|él|ella|ellos|ellas|este|esta|estos|estas|esto|eso|su|sus|ambos|pero|ele|ela|eles|elas|seu|sua|mas|он|она|они|это|его|её|но)\b/iu;

/** Whether a statement goes on from the sentence before it, so that it says little by itself. */
export function goesOn({ article, start, end }: Statement): boolean {
  return GOES_ON.test(article.text.slice(start, Math.min(end, start + 24)));
}

/** Whether most of a whole sentence are somebody's own words. */
export function isMostlyQuoted(whole: Statement): boolean {
  const { sentences, placeOf } = sentencesOf(whole.document);
  return sentences[placeOf.get(whole) ?? -1]?.isQuoted === true;
}

/** Whether a whole sentence is somebody's words, and the report does not say whose. */
export function lacksSpeaker(whole: Statement): boolean {
  return isMostlyQuoted(whole) && (attributionOf(whole)?.source ?? '') === '';
}

/** Whether a whole sentence is somebody's words and does not itself say whose. */
export function isUnsigned(whole: Statement): boolean {
  if (!isMostlyQuoted(whole)) return false;
  const name = attributionOf(whole)?.source.split(/\s+/u).at(-1) ?? '';
  return name === '' || !whole.article.text.slice(whole.start, whole.end).includes(name);
}
