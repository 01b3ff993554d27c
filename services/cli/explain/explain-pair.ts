/**
 * Why two articles are, or are not, in one story: from recorded decisions, in words for a desk editor. The record says
 * what was decided and by how much; the texts serve only to name the words that both share.
 */

import { PART_WORDS } from '@newsfold/dashboard/domain/part-words.ts';
import type { Article, Assignment, ScorePart } from '@newsfold/schemas/generated/records.ts';
import { sharedWords } from './shared-words.ts';

/** A recorded decision with the text it was made about. */
export interface Decision extends Omit<Assignment, 'fingerprint' | 'article'> {
  /** What the input calls the article. */
  readonly id: string;
  /** Where it stood in the input: line-12, or line-12.3; absent in records of earlier releases. */
  readonly place?: string;
  readonly article: Pick<Article, 'title' | 'text' | 'language' | 'url'>;
}

/** The record of a decision that a replay writes and `explain` reads. */
export function toDecision(
  { id, place }: Pick<Decision, 'id' | 'place'>,
  assignment: Assignment,
  article: Article,
): Decision {
  const { fingerprint: _, article: __, ...decided } = assignment;
  const { title, text, language, url } = article;
  return { id, ...(place !== undefined && { place }), ...decided, article: { title, text, language, url } };
}

/** A decision of which no article is kept. @param url address that it is known by */
export function withoutArticle(
  { id, place }: Pick<Decision, 'id' | 'place'>,
  assignment: Assignment,
  url: string | null,
): Decision {
  const { fingerprint: _, article: __, ...decided } = assignment;
  const article = { title: '', text: '', language: 'und', url };
  return { id, ...(place !== undefined && { place }), ...decided, article };
}

/** The record of a publisher's or an editor's decision that a replay writes. */
export const toRuling = (where: Pick<Decision, 'id' | 'place'>, assignment: Assignment): Decision =>
  withoutArticle(where, assignment, null);

const RULE_WORDS: Readonly<Record<string, string>> = {
  'ordinals-differ': 'their openings name ordinals, and none is the same',
  'one-form-other-numbers': 'they have one form and give other numbers throughout',
  'one-form-other-slots': 'one outlet filled one form twice, with something else in its slots',
};

/** What an editor has decided, by its kind. */
const DECIDED_WORDS: Readonly<Record<string, string>> = {
  together: 'are one story',
  apart: 'are not one story',
  alone: 'stands alone',
  withdraw: 'is taken back',
};

/** What was left out, by its reason. */
const LEFT_OUT_WORDS: Readonly<Record<string, string>> = {
  shared: 'that other articles of this outlet share',
  boilerplate: 'in which the outlet talks about itself',
  between: 'between such sentences',
};

/** Parts that apply or do not; one that does not is left out. */
const FLAGS: ReadonlySet<string> = new Set(['otherLanguage', 'numbersDiffer', 'sameOutlet', 'localNews']);

/** Parts that say nothing when their value is 0. */
const OPTIONAL: ReadonlySet<string> = new Set([...FLAGS, 'age']);

const PLACED: ReadonlySet<string> = new Set(['new_story', 'joined', 'copy', 'edit', 'rejected', 'unknown']);

/** The story an article is in after all decisions; undefined when it was never decided about. */
export function finalStories(decisions: readonly Decision[]): Map<string, string> {
  const stories = new Map<string, string>();
  const redirects = new Map<string, string>();
  for (const { articleId, verdict, storyId, corrections, decision = null } of decisions) {
    if (PLACED.has(verdict)) stories.set(articleId, storyId);
    if (verdict === 'withdrawn') stories.delete(articleId);
    const taken = decision?.decision.kind === 'withdraw' ? decision.articles : [];
    for (const one of taken) stories.delete(one.articleId);
    for (const { kind, fromStoryId, toStoryId, articleIds } of corrections) {
      if (kind === 'merge') redirects.set(fromStoryId, toStoryId);
      for (const moved of articleIds) stories.set(moved, toStoryId);
    }
  }
  for (const [articleId, storyId] of stories) {
    let at = storyId;
    for (let next = redirects.get(at); next !== undefined; next = redirects.get(at)) at = next;
    stories.set(articleId, at);
  }
  return stories;
}

/** Whether two articles are in one story; what is in none is with nothing. */
export function areTogether(stories: ReadonlyMap<string, string>, a: Decision, b: Decision): boolean {
  const storyId = stories.get(a.articleId);
  return storyId !== undefined && storyId === stories.get(b.articleId);
}

function nameOf(decision: Decision): string {
  const { title, text } = decision.article;
  if (title === '' && text === '') return decision.id;
  const words = title || `${text.slice(0, 60)}…`;
  return `${decision.id} "${words}"`;
}

function describePart({ name, value, contribution }: ScorePart): string {
  const sign = contribution < 0 ? '' : '+';
  const shown =
    name === 'bias' || OPTIONAL.has(name)
      ? ''
      : name === 'gap'
        ? ` (${value.toFixed(1)})`
        : name === 'embedding'
          ? `: ${value.toFixed(2).replace(/^(-?)0/, '$1')}`
          : ` (${Math.round(value * 100)} %)`;
  return `    ${(sign + contribution.toFixed(2)).padStart(6)}  ${PART_WORDS[name] ?? name}${shown}`;
}

function count(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`;
}

/** What was left out of an article before it was matched; records of earlier releases do not say. */
function describeLeftOut({ id, leftOut = [] }: Decision): string[] {
  const lines: string[] = [];
  if (leftOut.some(({ part }) => part === 'title'))
    lines.push(`Left out of ${id}: what its outlet puts beside the headline.`);
  for (const [reason, words] of Object.entries(LEFT_OUT_WORDS)) {
    const ranges = leftOut.filter((range) => range.part === 'text' && range.reason === reason);
    if (ranges.length === 0) continue;
    const articles = Math.max(...ranges.map((range) => range.articles));
    const shared = articles > 0 ? `that ${count(articles, 'other article')} of this outlet share` : words;
    lines.push(`Left out of ${id}: ${count(ranges.length, 'sentence')} ${shared}.`);
  }
  return lines;
}

/** What a decision says about another article and its story. */
function describeDecision(later: Decision, earlier: Decision, idOf: ReadonlyMap<string, string>): string[] {
  const { evidence, verdict } = later;
  const lines = [`When ${later.id} came, it was judged: ${verdict.replace('_', ' ')}.`];
  if (later.decisionId) lines.push(`  The decision ${later.decisionId} put it where it is.`);
  if (evidence.copyOf !== null) {
    const share = Math.round((evidence.containment ?? 0) * 100);
    lines.push(
      `  It copies the text of ${idOf.get(evidence.copyOf) ?? evidence.copyOf}: ${share} % of the shorter text's phrases are in the other.`,
    );
  }
  if (later.scope !== earlier.scope)
    lines.push(
      `  Articles are compared only within a scope, and these are of two: ${earlier.scope} and ${later.scope}.`,
    );
  else if (earlier.articleOffset < later.windowFloor)
    lines.push(`  ${earlier.id} had left the window by then.`);
  if (evidence.score === null) return [...lines, '  Nothing in the window resembled it.'];
  const matched = evidence.matchedArticleId;
  const nearest = matched === earlier.articleId ? earlier.id : (idOf.get(matched ?? '') ?? matched);
  const bar = evidence.score >= evidence.threshold ? 'reaches' : 'stays below';
  lines.push(
    `  The story nearest to it scored ${evidence.score.toFixed(2)}, which ${bar} the ${evidence.threshold.toFixed(2)} it takes to join (the mean of its up to three nearest reports). The nearest is ${nearest}, by these parts:`,
    ...evidence.parts.filter(({ name, value }) => value !== 0 || !OPTIONAL.has(name)).map(describePart),
  );
  if (evidence.runnerUpScore !== null) {
    lines.push(`  The next story scored ${evidence.runnerUpScore.toFixed(2)}.`);
  }
  if (evidence.veto !== null) {
    const [rule = '', articleId = ''] = evidence.veto.split(': ');
    lines.push(
      `  A rule separated it from ${idOf.get(articleId) ?? articleId}: ${RULE_WORDS[rule] ?? rule}.`,
    );
  }
  return lines;
}

function describeCorrections(decisions: readonly Decision[], a: Decision, b: Decision): string[] {
  const lines: string[] = [];
  for (const { id, corrections, decision = null } of decisions) {
    // What a person has decided is told as that.
    if (decision !== null) continue;
    for (const { kind, articleIds, score, threshold } of corrections) {
      for (const article of [a, b]) {
        if (!articleIds.includes(article.articleId)) continue;
        lines.push(
          `Later, ${id} showed that ${article.id} belonged elsewhere: a ${kind} (${score.toFixed(2)} where ${threshold.toFixed(2)} was needed).`,
        );
      }
    }
  }
  return lines;
}

/** What publishers and editors have decided about two articles, and what notices say of them. */
function describeRulings(decisions: readonly Decision[], a: Decision, b: Decision): string[] {
  const lines: string[] = [];
  const takenBack = new Set(
    decisions.flatMap(({ decision: answer = null }) =>
      answer?.decision.kind === 'take_back' && answer.outcome === 'applied'
        ? [answer.decision.takesBack]
        : [],
    ),
  );
  for (const { decision: answer = null, notices = [], id } of decisions) {
    for (const { kind, articleId, by } of notices)
      for (const one of [a, b])
        if (one.articleId === articleId) lines.push(`${id} of ${by} is a ${kind} of ${one.id}.`);
    if (answer === null) continue;
    const { decision, outcome, reason } = answer;
    const named = [a, b].filter(({ articleId }) =>
      [...decision.articleIds, ...answer.articles.map((one) => one.articleId)].includes(articleId),
    );
    if (named.length === 0 || decision.kind === 'take_back') continue;
    const who = decision.by === '' ? 'somebody' : decision.by;
    const said = `${named.map((one) => one.id).join(' and ')} ${DECIDED_WORDS[decision.kind] ?? decision.kind}`;
    const why = decision.why === '' ? '' : ` ("${decision.why}")`;
    const became =
      outcome === 'refused'
        ? ` It was refused: ${reason}.`
        : takenBack.has(decision.decisionId)
          ? ' It has been taken back.'
          : '';
    lines.push(`${who} decided that ${said}${why}: decision ${decision.decisionId}.${became}`);
  }
  return lines;
}

/** The explanation, line by line. */
export function explainPair(decisions: readonly Decision[], a: Decision, b: Decision): string[] {
  const stories = finalStories(decisions);
  const idOf = new Map(decisions.map(({ articleId, id }) => [articleId, id]));
  const [earlier, later] = a.articleOffset < b.articleOffset ? [a, b] : [b, a];
  const notices = [a, b].filter(({ verdict }) => verdict === 'notice').map(({ id }) => id);
  const gone = [a, b]
    .filter(({ articleId, verdict }) => verdict !== 'notice' && !stories.has(articleId))
    .map(({ id }) => id);
  const together = areTogether(stories, a, b);
  const copies = together && a.copyGroupId === b.copyGroupId;
  const apart = [
    ...notices.map((id) => `${id} is a notice to editors, and no report`),
    ...gone.map((id) => `${id} is taken back`),
  ];
  const outcome =
    apart.length > 0
      ? `in no common story: ${apart.join('; ')}`
      : together
        ? copies
          ? 'in one story, as copies of one text'
          : 'in one story'
        : 'in two stories';
  const { rare, all } = sharedWords(a.article, b.article);
  return [
    `${nameOf(a)}\n${nameOf(b)}\nare ${outcome}.`,
    '',
    ...[earlier, later].flatMap(describeLeftOut),
    ...describeDecision(later, earlier, idOf),
    ...describeCorrections(decisions, a, b),
    ...describeRulings(decisions, a, b),
    '',
    all === 0
      ? 'They share no word worth counting.'
      : `They share ${all} words worth counting; the rarest: ${rare.join(', ')}.`,
    `Decided with configuration ${later.evidence.configHash}.`,
  ];
}
