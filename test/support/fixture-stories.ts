/** Parts of stories for properties: reports made of them agree, contradict, deny, correct and copy each other. */

import type { Member } from '@newsfold/enrich/domain/event/member.ts';
import { findQuantities } from '@newsfold/text/numbers/quantities.ts';
import { article, MINUTE, member, publisher, START } from './fixture-article.ts';

const TOLLS = ['Nine', 'At least nine', 'Eleven', 'Twelve', 'More than 350', '353', '1,200'];
const FATES = ['died', 'were killed', 'lost their lives', 'were injured', 'are still missing'];
const DAYS = ['on Monday', 'on Tuesday night', 'early on Wednesday', 'in March', 'from 22 September'];
const SPEAKERS = [
  'police said',
  'minister Daniel Kiprono said',
  'according to the operator',
  'the mayor denied',
];
const SUMS = ['40 million euros', '$2.3bn', '65 million euros', 'a third of its value'];

/** Sentences of reports; one of them is empty. */
export const SENTENCES: readonly string[] = [
  ...TOLLS.flatMap((toll, i) =>
    FATES.map((fate, j) => {
      const [day, speaker] = [DAYS[(i + j) % DAYS.length], SPEAKERS[(2 * i + j) % SPEAKERS.length]];
      return `${toll} people ${fate} when a ferry capsized on Lake Victoria ${day}, ${speaker}.`;
    }),
  ),
  ...TOLLS.map((toll) => `The toll has risen to ${toll.toLowerCase()}, up from nine earlier.`),
  ...SPEAKERS.flatMap((speaker) =>
    ['was', 'was not'].map((was) => `The ferry of Sunbird Lines ${was} overloaded, ${speaker}.`),
  ),
  ...SUMS.map((sum) => `The damage amounts to ${sum}, the insurer Harrow reckons.`),
  ...DAYS.map(
    (day) => `The inquiry into the sinking near Kisumu begins ${day}, and not on Friday as first reported.`,
  ),
  'No one was hurt.',
  'Fishermen pulled 41 people from the water.',
  'Schools along the shore were closed, while classrooms sheltered families.',
  '"We heard a crash," said Peter Omondi, 46, who lost his brother.',
  '',
];
/** Publisher families; null is unknown. */
export const FAMILIES: ReadonlyArray<string | null> = [
  'a.example',
  'b.example',
  'c.example',
  'd.example',
  null,
];
/** Headlines. */
export const TITLES: readonly string[] = [
  'Ferry capsizes on Lake Victoria',
  'UPDATE: Ferry toll rises',
  'Nine dead in ferry disaster | Daily News',
  '',
];

/** What a made-up report is made of; it is seen `minutes` after START. */
export interface StoryPart {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly family: string | null;
  readonly minutes: number;
}

/** The members `r0`, `r1` … of a story, none of them a copy. */
export function toMembers(parts: readonly StoryPart[]): readonly Member[] {
  return parts.map(({ title, sentences, family, minutes }, i) => {
    const text = sentences.join('\n\n');
    const fields = { title, text, seenAt: START + minutes * MINUTE, quantities: findQuantities(text, 'en') };
    return member(article(`r${i}`, { ...fields, publisher: publisher(family) }));
  });
}

/** A verbatim copy of a member under another id, by another outlet, a minute later. */
export function copyOf(original: Member, articleId: string): Member {
  const seenAt = original.firstSeenAt + MINUTE;
  return {
    ...original,
    firstSeenAt: seenAt,
    article: { ...original.article, articleId, seenAt, publisher: publisher('copy.example') },
  };
}
