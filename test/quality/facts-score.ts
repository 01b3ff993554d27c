/** Compares the events of the labelled stories with their labels, kind by kind. */
import { compose } from '@newsfold/enrich/domain/compose.ts';
import { Document } from '@newsfold/report/documents/document.ts';
import { readingOf } from '@newsfold/report/reading/reading.ts';
import { slotsOf } from '@newsfold/report/slots/slots-of.ts';
import { attributionsOf } from '@newsfold/report/speech/speakers.ts';
import type { Conflict, Reference, Story } from '@newsfold/schemas/generated/records.ts';
import { findQuantities } from '@newsfold/text/numbers/quantities.ts';
import { overlaps, type Range, rangeOfQuote, sameGroups } from './facts-judge.ts';
import { type LabelledStory, type Quote, toMembers } from './facts-set.ts';

/** Right and wrong answers, and the number of labels found. */
interface Score {
  right: number;
  wrong: number;
  found: number;
  labelled: number;
}

/** The kinds that are scored. */
export const KINDS = [
  'agreement',
  'agreement: exact sentence',
  'unique',
  'conflicts',
  'conflict kind',
  'quantities',
  'entities',
  'headline',
  'headline: first report',
  'key points',
  'key points: first sentence',
  'momentum',
  'attribution',
  'slots',
] as const;

/** Scores by kind. */
type Scores = Record<(typeof KINDS)[number], Score>;

type Event = Pick<
  Story,
  'agreed' | 'uniqueToSource' | 'conflicts' | 'keyPoints' | 'entities' | 'headline' | 'momentum'
>;

const toRange = ({ articleId, start, end }: Reference): Range => ({ report: articleId, start, end });

function hits(ranges: readonly Range[], group: readonly Range[]): number {
  const hit = ranges.filter((range) => group.some((other) => overlaps(range, other)));
  return new Set(hit.map(({ report }) => report)).size;
}

function add(score: Score, right: number, wrong: number, found: number, labelled: number): void {
  score.right += right;
  score.wrong += wrong;
  score.found += found;
  score.labelled += labelled;
}

/** An agreement is right when two of its places in different reports are evidence of one labelled fact. */
function scoreAgreements(story: LabelledStory, outputs: ReadonlyArray<readonly Range[]>, score: Score): void {
  const groups = sameGroups(story);
  const matched = outputs.map((ranges) =>
    groups.flatMap((group, i) => (hits(ranges, group) >= 2 ? [i] : [])),
  );
  const right = matched.filter((found) => found.length > 0).length;
  const facts = story.expected.agreed.length;
  const found = new Set(matched.flat().filter((i) => i < facts)).size;
  add(score, right, outputs.length - right, found, facts);
}

/** Sentences that appear word for word in two reports: the baseline for agreement. */
function exactSentences(story: LabelledStory): Range[][] {
  const places = new Map<string, Range[]>();
  for (const { id, body, copyOf } of story.reports) {
    if (copyOf !== null) continue;
    for (const match of body.matchAll(/[^.!?\n]+[.!?]/g)) {
      const range = { report: id, start: match.index, end: match.index + match[0].length };
      places.set(match[0].trim(), [...(places.get(match[0].trim()) ?? []), range]);
    }
  }
  return [...places.values()].filter((ranges) => new Set(ranges.map(({ report }) => report)).size > 1);
}

function scoreUnique(story: LabelledStory, event: Event, score: Score): void {
  const quotes = story.expected.unique
    .map((quote) => rangeOfQuote(story, quote))
    .filter((range) => range !== null);
  const outputs = event.uniqueToSource.map(({ references }) => references.map(toRange));
  const agreed = sameGroups(story).filter((group) => group.length > 1);
  const right = outputs.filter((ranges) => hits(ranges, quotes) > 0).length;
  const wrong = outputs.filter(
    (ranges) => hits(ranges, quotes) === 0 && agreed.some((group) => hits(ranges, group) > 0),
  );
  const found = quotes.filter((quote) => outputs.some((ranges) => hits(ranges, [quote]) > 0)).length;
  add(score, right, wrong.length, found, quotes.length);
}

function isConflict(story: LabelledStory, conflict: Conflict, index: number): boolean {
  const label = story.expected.conflicts[index];
  const values = conflict.values.filter(({ value, references }) =>
    label?.values.some((expected) => {
      const quote = rangeOfQuote(story, expected);
      const same = typeof expected.value !== 'number' || expected.value === value;
      return quote !== null && same && hits(references.map(toRange), [quote]) > 0;
    }),
  );
  return values.length >= 2;
}

function scoreConflicts(story: LabelledStory, event: Event, scores: Scores): void {
  const labels = story.expected.conflicts;
  const matches = event.conflicts.map((conflict) =>
    labels.findIndex((_, i) => isConflict(story, conflict, i)),
  );
  const right = matches.filter((i) => i >= 0).length;
  add(
    scores.conflicts,
    right,
    matches.length - right,
    new Set(matches.filter((i) => i >= 0)).size,
    labels.length,
  );
  const kinds = event.conflicts.filter(
    (conflict, i) => labels[matches[i] ?? -1]?.kind === conflict.kind,
  ).length;
  add(scores['conflict kind'], kinds, right - kinds, kinds, right);
}

const KIN: Readonly<Record<string, readonly string[]>> = {
  homes: ['houses', 'households', 'flats'],
  people: [
    'passengers',
    'spectators',
    'residents',
    'firefighters',
    'workers',
    'customers',
    'volunteers',
    'rescuers',
  ],
};

function scoreQuantities(story: LabelledStory, score: Score): void {
  for (const label of story.expected.quantities) {
    const quote = rangeOfQuote(story, label);
    const body = story.reports.find(({ id }) => id === label.report)?.body ?? '';
    const near = findQuantities(body, story.language).filter(
      ({ start, end }) => quote !== null && start < quote.end && end > quote.start,
    );
    const same = near.filter(
      ({ value }) => Math.abs(value - label.value) < 0.01 * Math.abs(label.value) + 1e-9,
    );
    const unit = same.some(
      (found) =>
        found.unit === label.unit || KIN[label.unit]?.includes(found.unit) || /^[^A-Z%]/.test(label.unit),
    );
    add(score, unit ? 1 : 0, same.length > 0 && !unit ? 1 : 0, unit ? 1 : 0, 1);
  }
}

/** An entity is folded correctly when one output has all of its names that the reports use, and no output is split off. */
function scoreEntities(story: LabelledStory, event: Event, score: Score): void {
  const key = (name: string): string => name.toLowerCase().replace(/^the /, '');
  for (const label of story.expected.entities) {
    const names = [label.name, ...label.aliases].map(key);
    const matched = event.entities.filter(({ name, aliases }) =>
      [name, ...aliases].some((other) => names.includes(key(other))),
    );
    add(score, matched.length === 1 ? 1 : 0, matched.length > 1 ? 1 : 0, matched.length === 1 ? 1 : 0, 1);
  }
}

function scoreChoice(score: Score, isRight: boolean): void {
  add(score, isRight ? 1 : 0, isRight ? 0 : 1, isRight ? 1 : 0, 1);
}

function scoreKeyPoints(story: LabelledStory, outputs: ReadonlyArray<readonly Range[]>, score: Score): void {
  const ranges = (quotes: readonly Quote[]): Range[] =>
    quotes.map((quote) => rangeOfQuote(story, quote)).filter((range) => range !== null);
  const points = ranges(story.expected.keyPoints);
  const known = [...points, ...ranges(story.expected.unique), ...sameGroups(story).flat()];
  const right = outputs.filter((output) => hits(output, known) > 0).length;
  const found = points.filter((point) => outputs.some((output) => hits(output, [point]) > 0)).length;
  add(score, right, outputs.length - right, found, points.length);
}

const lastWord = (name: string): string => name.toLowerCase().split(/\s+/).at(-1) ?? '';

/** Whether two names have one last word, or one holds the other: "Bernd Hollmann" and "Hollmann". */
function isSameSpeaker(told: string, wanted: string): boolean {
  const [a, b] = [told.toLowerCase(), wanted.toLowerCase()];
  return lastWord(a) === lastWord(b) || a.includes(b) || b.includes(a);
}

/** The documents of a story by its reports. */
function documentsOf(story: LabelledStory): ReadonlyMap<string, Document> {
  return new Map(toMembers(story).map(({ article }) => [article.articleId, new Document(article)]));
}

/** A speaker who is named is right or wrong; one who is not is not found. */
function scoreAttribution(story: LabelledStory, score: Score): void {
  const documents = documentsOf(story);
  for (const label of story.expected.speakers ?? []) {
    const quote = rangeOfQuote(story, label);
    const document = documents.get(label.report);
    if (quote === null || document === undefined) continue;
    const at = readingOf(document).sentences.findIndex(
      ({ start, end }) => start <= quote.start && quote.start < end,
    );
    const told = attributionsOf(document)[at]?.source ?? '';
    if (label.speaker === null) {
      if (told !== '') score.wrong++;
      continue;
    }
    const isRight = told !== '' && isSameSpeaker(told, label.speaker);
    add(score, isRight ? 1 : 0, told !== '' && !isRight ? 1 : 0, isRight ? 1 : 0, 1);
  }
}

/** A value that is read at a quote is right when its kind, its unit and both its numbers are. */
function scoreSlots(story: LabelledStory, score: Score): void {
  const documents = documentsOf(story);
  for (const label of story.expected.slots ?? []) {
    const quote = rangeOfQuote(story, label);
    const document = documents.get(label.report);
    if (quote === null || document === undefined) continue;
    const { language, publishedAt } = document.article;
    const sentence = readingOf(document).sentences.find(
      ({ start, end }) => start <= quote.start && quote.start < end,
    );
    const slots = slotsOf({ text: sentence?.text ?? '', language, reportedAt: publishedAt });
    const from = sentence?.start ?? 0;
    const there = slots.filter(({ start, end }) => from + start < quote.end && from + end > quote.start);
    const isRight = there.some(
      ({ kind, of, value, other }) =>
        kind === label.kind &&
        of === label.of &&
        Math.abs(value - label.value) <= 0.001 * Math.abs(label.value) &&
        (label.other === null || other === label.other),
    );
    add(score, isRight ? 1 : 0, there.length > 0 && !isRight ? 1 : 0, isRight ? 1 : 0, 1);
  }
}

/** The event that enrich would publish after the last report. */
export function eventOf(story: LabelledStory): Story & Event {
  const members = toMembers(story);
  const updatedAt = Math.max(...members.map(({ firstSeenAt }) => firstSeenAt));
  const identity = {
    storyId: story.story,
    scope: story.language,
    revision: 0,
    causedBy: '',
    updatedAt,
    splitFrom: null,
    supersedes: [],
    mentionedIn: [],
    withdrawals: [],
    decisions: [],
  };
  return {
    ...compose(members, identity, 'active'),
    changeType: 'updated',
    significance: 'none',
    changes: [],
  };
}

/** Scores over stories. */
export function scoreFacts(stories: readonly LabelledStory[]): Scores {
  const zero = (): Score => ({ right: 0, wrong: 0, found: 0, labelled: 0 });
  const scores = Object.fromEntries(KINDS.map((kind) => [kind, zero()])) as Scores;
  for (const story of stories) {
    const event = eventOf(story);
    const [first] = story.reports;
    scoreAgreements(
      story,
      event.agreed.map(({ references }) => references.map(toRange)),
      scores.agreement,
    );
    scoreAgreements(story, exactSentences(story), scores['agreement: exact sentence']);
    scoreUnique(story, event, scores.unique);
    scoreConflicts(story, event, scores);
    scoreQuantities(story, scores.quantities);
    scoreEntities(story, event, scores.entities);
    scoreChoice(scores.headline, story.expected.headline.includes(event.headline.articleId));
    scoreChoice(scores['headline: first report'], story.expected.headline.includes(first?.id ?? ''));
    scoreKeyPoints(
      story,
      event.keyPoints.map(({ references }) => references.slice(0, 1).map(toRange)),
      scores['key points'],
    );
    const end = (first?.body.search(/[.!?]\s/) ?? 0) + 1;
    scoreKeyPoints(
      story,
      [[{ report: first?.id ?? '', start: 0, end }]],
      scores['key points: first sentence'],
    );
    scoreChoice(scores.momentum, story.expected.momentum === event.momentum.state);
    scoreAttribution(story, scores.attribution);
    scoreSlots(story, scores.slots);
  }
  return scores;
}

/** Correct answers among all answers; 1 when there are no answers. */
export function precision({ right, wrong }: Score): number {
  return right + wrong === 0 ? 1 : right / (right + wrong);
}

/** Labels found among all labels. */
export function recall({ found, labelled }: Score): number {
  return labelled === 0 ? 1 : found / labelled;
}
