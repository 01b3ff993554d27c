/** A second opinion for tests: counts the words of three subjects, whichever of their words an article uses. */
import type { EmbeddingModel } from '@newsfold/ingest/model/embedding-model.ts';

const SUBJECTS = [
  /\b(?:ferry|boat|vessel|capsiz\w+)\b/gi,
  /\b(?:rates?|bank|inflation)\b/gi,
  /\b(?:fire|blaze)\b/gi,
];

/** Part of the interface of an operator's module. */
export const id = 'subjects-1';

/** Part of the interface of an operator's module. */
export const embed: EmbeddingModel['embed'] = async ({ title, text }) =>
  SUBJECTS.map((subject) => `${title} ${text}`.match(subject)?.length ?? 0);
