import { hash } from 'node:crypto';

/** Id of the story that an article founds, or that a split founds with it as the oldest report. */
export function storyIdFor(
  scope: string,
  articleId: string,
  articleOffset: number,
  origin: 'founded' | 'split',
): string {
  const name = `${origin}\n${scope}\n${articleId}\n${articleOffset}`;
  return hash('sha256', name, 'hex').slice(0, 32);
}
