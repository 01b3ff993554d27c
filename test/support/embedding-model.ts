/** A second opinion for tests: counts the words of three subjects, whatever words tell them. */
import type { EmbeddingModel } from '@newsfold/ingest/embedding.ts';

const SUBJECTS = [
  /\b(?:ferry|boat|vessel|capsiz\w+)\b/gi,
  /\b(?:rates?|bank|inflation)\b/gi,
  /\b(?:fire|blaze)\b/gi,
];

/** As the operator's module exports it. */
export const id = 'subjects-1';

/** As the operator's module exports it. */
export const embed: EmbeddingModel['embed'] = async ({ title, text }) =>
  SUBJECTS.map((subject) => `${title} ${text}`.match(subject)?.length ?? 0);
