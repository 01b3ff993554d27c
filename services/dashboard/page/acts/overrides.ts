/** What an editor decides about a story, as changes that the reader is asked about. */
import { short } from '../model/direction.ts';
import { change } from '../net/api.ts';
import { type ArticleVerb, type Change, type Filled, field, type Named } from '../shown/change.ts';
import { say, wordOf } from '../words/tongue.ts';

/** Keeps who decides for the next time of this visit. */
let lastName = '';

const ID = /^[\da-f]{32}$/;
const MOST_TITLE = 120;

const whoAndWhy = () => [
  field('why', say.whyField),
  field('by', say.who, { value: lastName, mayBeEmpty: true }),
];

/** Sends a decision. @throws ApiProblem */
async function decide(decision: object, { why = '', by = '' }: Filled): Promise<string> {
  lastName = by;
  const { outcome } = await change<{ readonly outcome: string }>('POST', '/overrides', {
    ...decision,
    why,
    ...(by === '' ? {} : { by }),
  });
  return wordOf(say.decided, outcome);
}

/** The id of a story that somebody names by its id or its address. @throws Error */
export function storyIdOf(given: string): string {
  const text = given.trim();
  const [, fromAddress = text] = /\/story\/([^/?#]+)/.exec(text) ?? [];
  if (!ID.test(fromAddress)) throw new Error(say.noStoryId);
  return fromAddress;
}

/** Two stories become one. */
export const mergeChange = (storyId: string): Change => ({
  title: say.mergeTitle,
  says: [say.mergeSays, say.isHeld],
  confirm: say.mergeConfirm,
  fields: [field('other', say.mergeField, { kind: 'story', except: storyId }), ...whoAndWhy()],
  run: async ({ other = '', ...rest }) =>
    decide({ verb: 'together', stories: [storyId, storyIdOf(other)] }, rest),
});

/** Something is decided about an article. @param other the article that it is kept with, or apart from */
export function articleChange(verb: ArticleVerb, { articleId, title }: Named, other: Named): Change {
  const [own, others] = [title, other.title].map((text) =>
    text.trim() === '' ? say.noHeadline : short(text, MOST_TITLE),
  ) as [string, string];
  const pair = [articleId, other.articleId];
  const of = {
    alone: {
      title: say.aloneTitle,
      says: say.aloneSays(own),
      confirm: say.aloneConfirm,
      decision: { verb: 'alone', articles: [articleId] },
    },
    apart: {
      title: say.apartTitle,
      says: say.apartSays(own, others),
      confirm: say.apartConfirm,
      decision: { verb: 'apart', articles: pair },
    },
    pin: {
      title: say.pinTitle,
      says: say.pinSays(own, others),
      confirm: say.pinConfirm,
      decision: { verb: 'together', articles: pair },
    },
    withdraw: {
      title: say.withdrawTitle,
      says: say.withdrawSays(own),
      confirm: say.withdrawConfirm,
      decision: { verb: 'withdraw', articles: [articleId] },
    },
  }[verb];
  const { decision, says, ...rest } = of;
  return {
    ...rest,
    says: [says, say.isHeld],
    fields: whoAndWhy(),
    run: (filled) => decide(decision, filled),
  };
}

/** A decision holds no more. @param what it in words */
export const takeBackChange = (storyId: string, decision: string, what: string): Change => ({
  title: say.takeBackTitle,
  says: [say.takeBackSays(what)],
  confirm: say.takeBackConfirm,
  fields: whoAndWhy(),
  run: (filled) => decide({ verb: 'take-back', decision, stories: [storyId] }, filled),
});
