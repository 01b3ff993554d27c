import { createHash } from 'node:crypto';

/** Id of the story that an article founds, or that a split founds with it as the oldest report. */
export function storyIdFor(
  scope: string,
  articleId: string,
  articleOffset: number,
  origin: 'founded' | 'split',
): string {
  const name = `${origin}\n${scope}\n${articleId}\n${articleOffset}`;
  return createHash('sha256').update(name).digest('hex').slice(0, 32);
}
