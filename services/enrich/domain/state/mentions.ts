/** The digests that mention a story: kept beside its reports, never among them. */
import type { Article, Mention, StoryMention } from '@newsfold/schemas/generated/records.ts';
import { beginningOf } from '../event/beginning-of.ts';
import { MAX_MENTIONS } from './live-story.ts';

/** Bytes of a headline and of an item, and characters of an address: ten mentions leave an event its bound. */
const MAX_TEXT = 200;
const MAX_URL = 400;

/** A digest's item as the event of the story shows it. */
export function toStoryMention(article: Article, { start, end }: Mention): StoryMention {
  const { articleId, url, title, publisher, publishedAt, text, display } = article;
  return {
    articleId,
    url: url !== null && url.length <= MAX_URL ? url : null,
    title: beginningOf(title, MAX_TEXT),
    publisher,
    publishedAt,
    text: beginningOf(text.slice(start, end), MAX_TEXT),
    display,
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
