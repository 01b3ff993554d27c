/** One event from the reports that make up a story now: a function of their set, whatever the order they came in. */

import type { EnricherRun, StoryStatus } from '@newsfold/schemas/generated/records.ts';
import { hashTerm } from '@newsfold/text/words/hash-term.ts';
import { AGREEMENT_THRESHOLD } from './compare/compare-clauses.ts';
import { SENTENCE_THRESHOLD } from './compare/compare-sentences.ts';
import { MAX_CHANGE_BYTES } from './difference.ts';
import { DocumentMemory } from './documents/document-memory.ts';
import { listArticles, MAX_ARTICLES } from './enrichers/articles.ts';
import { categoriesEnricher } from './enrichers/categories.ts';
import { countsEnricher } from './enrichers/counts.ts';
import { entitiesEnricher } from './enrichers/entities.ts';
import {
  agreedEnricher,
  conflictsEnricher,
  framingsEnricher,
  keyPointsEnricher,
  noveltyEnricher,
  uniqueEnricher,
} from './enrichers/facts.ts';
import { headlineEnricher } from './enrichers/headline.ts';
import { importanceEnricher } from './enrichers/importance.ts';
import { keywordsEnricher } from './enrichers/keywords.ts';
import { languagesEnricher } from './enrichers/languages.ts';
import { momentumEnricher } from './enrichers/momentum.ts';
import { placesEnricher } from './enrichers/places.ts';
import { qualityEnricher } from './enrichers/quality.ts';
import { sentimentEnricher } from './enrichers/sentiment.ts';
import { timelineEnricher, withWithdrawals } from './enrichers/timeline.ts';
import { timesEnricher } from './enrichers/times.ts';
import type { Composed } from './event/composed.ts';
import { runEnricher } from './event/enricher.ts';
import { MAX_EXAMINED, type Material, toMaterial } from './event/material.ts';
import type { Member } from './event/member.ts';
import { withQuotes } from './event/quotes.ts';
import { restrictedOf } from './event/restricted.ts';
import { encodedBytes, MAX_EVENT } from './event/room.ts';
import { DEFAULT_SHOWN, type Shown, shownOf } from './event/shown.ts';
import { sourceNames } from './event/source-names.ts';
import type { StoryIdentity } from './event/story-identity.ts';
import { whatWasRead } from './event/what-was-read.ts';
import { materialChanges } from './facts/material-changes.ts';
import { PIPELINE_VERSION } from './pipeline-version.ts';
import { showWithdrawals } from './withdrawn/carriers.ts';
import { correctedArticles } from './withdrawn/corrected-values.ts';

/** Distinguishes events that were made with other versions, limits or settings; the same for all stories of a worker. */
function configHashOf(runs: readonly EnricherRun[], shown: Shown): string {
  const parts = runs.map(({ name, version }) => `${name}:${version}`);
  const limits = [MAX_EXAMINED, MAX_ARTICLES, AGREEMENT_THRESHOLD, SENTENCE_THRESHOLD];
  const bounds = Object.entries(shown).map(([part, most]) => `${part}:${most}`);
  return hashTerm([...parts, ...limits, ...bounds].join(' '))
    .toString(16)
    .padStart(8, '0');
}

/**
 * Composes the event of a story.
 * @param members its articles, each in its newest version, in any order
 * @param identity what does not follow from the members
 * @param status merged is not composed: see `redirectEvent`
 * @param documents the owner of what is derived from the texts; one for this call alone unless given
 * @param shown how many facts of each kind are shown
 */
export function compose(
  members: Iterable<Member>,
  identity: StoryIdentity,
  status: StoryStatus,
  documents: DocumentMemory = new DocumentMemory(),
  shown: Shown = DEFAULT_SHOWN,
): Composed {
  const { updatedAt, withdrawals } = identity;
  return composeFrom(
    toMaterial(members, updatedAt, status, documents, undefined, withdrawals),
    identity,
    shown,
  );
}

/** Composes the event of a story whose members were put in order. */
export function composeFrom(
  material: Material,
  identity: StoryIdentity,
  shown: Shown = DEFAULT_SHOWN,
): Composed {
  const runs: EnricherRun[] = [];
  const { headline, altHeadlines } = runEnricher(headlineEnricher, material, runs);
  const novelty = runEnricher(noveltyEnricher, material, runs);
  const { mentionedIn, decisions } = identity;
  const withdrawn = showWithdrawals(identity.withdrawals, material.members);
  const cited = [
    ...material.examined.reports.map(({ article }) => article),
    ...correctedArticles(material.members),
  ];
  const texts = new Map(cited.map(({ articleId, text }) => [articleId, text]));
  const found = {
    agreed: runEnricher(agreedEnricher, material, runs),
    conflicts: runEnricher(conflictsEnricher, material, runs),
    keyPoints: runEnricher(keyPointsEnricher, material, runs),
    uniqueToSource: runEnricher(uniqueEnricher, material, runs),
    framings: runEnricher(framingsEnricher, material, runs),
  };
  const facts = shownOf(found, shown);
  const changes = materialChanges(facts, material);
  const lastChange = changes.at(-1);
  const textOf = (articleId: string): string | undefined => texts.get(articleId);
  const event = {
    storyId: identity.storyId,
    revision: identity.revision,
    status: material.status,
    mergedInto: null,
    splitFrom: identity.splitFrom,
    supersedes: identity.supersedes,
    continues: null,
    causedBy: identity.causedBy,
    scope: identity.scope,
    headline,
    altHeadlines,
    counts: runEnricher(countsEnricher, material, runs),
    ...withQuotes(facts, textOf, encodedBytes([mentionedIn, decisions, withdrawn])),
    entities: runEnricher(entitiesEnricher, material, runs),
    places: runEnricher(placesEnricher, material, runs),
    categories: runEnricher(categoriesEnricher, material, runs),
    keywords: runEnricher(keywordsEnricher, material, runs),
    languages: runEnricher(languagesEnricher, material, runs),
    sentiment: runEnricher(sentimentEnricher, material, runs),
    times: {
      ...runEnricher(timesEnricher, material, runs),
      lastMaterialAt: lastChange?.at ?? null,
      lastMaterialRevision: lastChange?.revision ?? null,
    },
    timeline: withWithdrawals(runEnricher(timelineEnricher, material, runs), identity.withdrawals),
    momentum: runEnricher(momentumEnricher, material, runs),
    importance: runEnricher(importanceEnricher, material, runs),
    materialChanges: changes,
    sources: sourceNames(material),
    restricted: restrictedOf(cited, material.members, withdrawn),
    reading: whatWasRead(material),
    mentionedIn,
    withdrawn,
    decisions,
    quality: runEnricher(qualityEnricher, material, runs),
    pipelineVersion: PIPELINE_VERSION,
    configHash: configHashOf(runs, shown),
    enrichers: runs,
  };
  const room = MAX_EVENT - MAX_CHANGE_BYTES - encodedBytes(event);
  const articles = listArticles(material, headline.articleId, room, novelty);
  return { ...event, articles, articlesTruncated: material.members.length > articles.length };
}
