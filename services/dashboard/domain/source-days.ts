/** What publishers contributed, by day: taken off each story, so that what a story loses is subtracted again. */
import type { Story } from '@newsfold/schemas/generated/records.ts';

/** What one publisher contributed to one story on one day of stream time. */
export interface SourceDay {
  readonly publisher: string;
  readonly name: string;
  /** Days since the epoch, UTC. */
  readonly day: number;
  readonly reports: number;
  readonly copies: number;
  /** 1 when it had the story before all others. */
  readonly firsts: number;
  /** Articles that were edited, corrected or killed. */
  readonly corrections: number;
}

const DAY_MS = 86_400_000;

/** What a story says of its publishers. Of a story whose articles are not all listed, of those that are. */
export function sourceDays(story: Story): readonly SourceDay[] {
  if (story.status === 'merged') return [];
  const first = story.timeline.find(({ kind }) => kind === 'first_report')?.articleId;
  const days = new Map<string, SourceDay>();
  for (const { articleId, publisher, role, seenAt, publishedAt, standing, versions } of story.articles) {
    const day = Math.floor((seenAt || publishedAt || story.times.firstSeenAt) / DAY_MS);
    const key = `${publisher.id} ${day}`;
    const before = days.get(key);
    const isCopy = role === 'copy';
    days.set(key, {
      publisher: publisher.id,
      name: publisher.name,
      day,
      reports: (before?.reports ?? 0) + (isCopy ? 0 : 1),
      copies: (before?.copies ?? 0) + (isCopy ? 1 : 0),
      firsts: (before?.firsts ?? 0) + (articleId === first ? 1 : 0),
      corrections: (before?.corrections ?? 0) + (standing !== 'current' || versions > 1 ? 1 : 0),
    });
  }
  return [...days.values()];
}
