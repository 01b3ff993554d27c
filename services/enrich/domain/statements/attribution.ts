/** The attribution of a statement: its source and its modality. */

import type { Attribution, Certainty } from '@newsfold/schemas/generated/records.ts';
import { readingOf } from '../reading/reading.ts';
import { ALLEGING, CONFIRMING, DENYING, EXPECTING, REPORTING } from '../reading/stance-words.ts';
import type { Statement } from './statement.ts';

const MAX_SOURCE = 80;

/** "…, county officials said" and "said Judith Okelo": what is beside the verb up to a comma or the end. */
const SOURCE_BEFORE = /(?:^|[,;:."”»]\s*)((?:[^,;:."“”«»]{2,80}?))\s+(?:has |have |had )?$/u;
const SOURCE_AFTER =
  /^\s+((?:\p{Lu}[^,;:.“”"]{1,60}|(?:a|an|the|his|her|their)\s[^,;:.“”"]{2,60}?))(?=\s+(?:on|in|at|after|that|who|told)\s|[,;:."”]|$)/u;
const ACCORDING = /(?:according to|selon|según|segundo|secondo|laut)\s+([^,;:."“”]{2,60})/iu;

function certaintyOf(words: readonly string[]): Certainty {
  if (words.some((word) => DENYING.has(word))) return 'denied';
  if (words.some((word) => ALLEGING.has(word))) return 'alleged';
  if (words.some((word) => CONFIRMING.has(word))) return 'confirmed';
  return words.some((word) => EXPECTING.has(word)) ? 'expected' : 'said';
}

function read(statement: Statement): Attribution | null {
  const sentence = readingOf(statement.document).sentences[statement.sentence];
  if (!sentence) return null;
  const { text, words } = sentence;
  const certainty = certaintyOf(words.map(({ word }) => word));
  const according = ACCORDING.exec(text)?.[1];
  if (according !== undefined) return { source: according.trim().slice(0, MAX_SOURCE), certainty };
  const verb = words.find(
    ({ word }) => REPORTING.has(word) || ALLEGING.has(word) || DENYING.has(word) || CONFIRMING.has(word),
  );
  if (!verb) return certainty === 'expected' ? { source: '', certainty } : null;
  const before = SOURCE_BEFORE.exec(text.slice(0, verb.start - sentence.start))?.[1];
  const after = SOURCE_AFTER.exec(text.slice(verb.end - sentence.start))?.[1];
  return { source: (after ?? before ?? '').trim().slice(0, MAX_SOURCE), certainty };
}

/** The attribution of a statement, from its sentence; null when the report itself states it. */
export function attributionOf(statement: Statement): Attribution | null {
  const { notes } = statement;
  if (notes.attribution === undefined) notes.attribution = read(statement);
  return notes.attribution;
}
