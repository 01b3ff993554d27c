/** What an article is called in the fold: under the id that ingest gave, or under one of its own. */
import { createHash } from 'node:crypto';
import type { Article } from '@newsfold/schemas/generated/records.ts';
import { hashTerm } from '@newsfold/text/words/hash-term.ts';

/** Hash of the feed's own id; 0 without one. Some outlets count an article's versions in the fragment: …/a#2 is …/a. */
export function guidKeyOf({ guid }: Article): number {
  if (guid === null) return 0;
  return hashTerm(/^https?:/i.test(guid) ? guid.replace(/#\d?\d?\d?$/, '') : guid);
}

/** Id of an article that came under another one's id: a function of that id and of the content it had at first. */
export function variantIdOf(articleId: string, contentHash: string): string {
  return createHash('sha256').update(`variant\n${articleId}\n${contentHash}`).digest('hex').slice(0, 32);
}
