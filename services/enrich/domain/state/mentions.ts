/** The digests that mention a story: kept beside its reports, never among them. */
import type { Article, Mention, StoryMention } from '@newsfold/schemas/generated/records.ts';
import { MAX_MENTIONS } from './live-story.ts';

const MAX_TEXT = 300;
const MAX_URL = 1000;

/** A digest's item as the event of the story shows it. */
export function toStoryMention(article: Article, { start, end }: Mention): StoryMention {
  const { articleId, url, title, publisher, publishedAt, text } = article;
  return {
    articleId,
    url: url !== null && url.length <= MAX_URL ? url : null,
    title: title.slice(0, MAX_TEXT).toWellFormed(),
    publisher,
    publishedAt,
    text: text.slice(start, Math.min(end, start + MAX_TEXT)).toWellFormed(),
  };
}

/** Mentions without those of a digest. */
export function mentionsWithout(mentions: readonly StoryMention[], articleId: string): StoryMention[] {
  return mentions.filter((mention) => mention.articleId !== articleId);
}

/** Mentions with a digest's newest, which counts as the last. */
export function mentionsWith(mentions: readonly StoryMention[], newest: StoryMention): StoryMention[] {
  return [...mentionsWithout(mentions, newest.articleId), newest].slice(-MAX_MENTIONS);
}

/** The mentions of two stories that became one; a digest that mentions both is shown with the item of the second. */
export function bothMentions(
  first: readonly StoryMention[],
  second: readonly StoryMention[],
): readonly StoryMention[] {
  return first.length === 0 ? second : second.reduce<StoryMention[]>(mentionsWith, [...first]);
}
