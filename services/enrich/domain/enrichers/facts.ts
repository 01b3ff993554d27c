/** What the reports say together: agreed, unique, in conflict, and the sentences that sum it up. */
import { annotation } from '@newsfold/report/documents/annotation.ts';
import type {
  AgreedFact,
  Conflict,
  Framing,
  KeyPoint,
  UniqueFact,
} from '@newsfold/schemas/generated/records.ts';
import type { Enricher } from '../event/enricher.ts';
import type { ExaminedReports } from '../event/examined-reports.ts';
import { lastingAnnotation } from '../event/lasting-annotation.ts';
import type { Material } from '../event/material.ts';
import { standingOf } from '../event/standing.ts';
import { findAgreements, toAgreedFact } from '../facts/agreements.ts';
import { shownConflict } from '../facts/conflict-values.ts';
import { findConflicts } from '../facts/conflicts.ts';
import { withoutContested, withoutSuperseded } from '../facts/contested.ts';
import { findFramings } from '../facts/framings.ts';
import { chooseKeyPoints } from '../facts/key-points.ts';
import { noveltyOf } from '../facts/novelty.ts';
import { findUnique } from '../facts/unique-facts.ts';
import { correctedValues } from '../withdrawn/corrected-values.ts';
import { withoutKilled } from '../withdrawn/killed-facts.ts';

/** The conflicts of examined reports. */
export const conflictsOf = lastingAnnotation('conflicts', ({ reports }: ExaminedReports) =>
  findConflicts(reports),
);
const agreementsOf = annotation('agreements', (examined: ExaminedReports) =>
  withoutSuperseded(findAgreements(examined.reports), conflictsOf(examined)),
);
const agreedOf = lastingAnnotation('agreed facts', (examined: ExaminedReports) =>
  withoutContested(
    agreementsOf(examined).map((agreement) =>
      toAgreedFact(agreement, conflictsOf(examined), examined.reports),
    ),
    conflictsOf(examined),
  ),
);
const uniqueOf = lastingAnnotation('unique facts', (examined: ExaminedReports) =>
  findUnique(examined.reports, agreementsOf(examined), conflictsOf(examined)),
);
const keyPointsOf = lastingAnnotation('key points', (examined: ExaminedReports) =>
  chooseKeyPoints(examined.reports, agreementsOf(examined), conflictsOf(examined)),
);

const framingsOf = lastingAnnotation('framings', (examined: ExaminedReports) =>
  findFramings(agreementsOf(examined)),
);

const oneSource = ({ examined }: Material): string | null =>
  new Set(examined.reports.map(({ source }) => source)).size < 2 ? 'fewer than two sources' : null;

const hasCorrections = ({ members }: Material): boolean =>
  members.some((member) => standingOf(member) === 'corrected');

/** What independent sources agree on. */
export const agreedEnricher: Enricher<readonly AgreedFact[]> = {
  name: 'agreed',
  version: 9,
  empty: [],
  skip: oneSource,
  run({ examined, killed }) {
    if (killed.length === 0) return agreedOf(examined);
    const texts = new Map(examined.reports.map(({ article }) => [article.articleId, article.text]));
    return withoutKilled(agreedOf(examined), killed, (articleId) => texts.get(articleId));
  },
};

/** How much of each report the story did not have before it came, by article id. */
export const noveltyEnricher: Enricher<ReadonlyMap<string, number>> = {
  name: 'novelty',
  version: 3,
  empty: new Map(),
  run: ({ examined }) => noveltyOf(examined),
};

/** The same slot with different values. */
export const conflictsEnricher: Enricher<readonly Conflict[]> = {
  name: 'conflicts',
  version: 9,
  empty: [],
  skip: (material) => (hasCorrections(material) ? null : oneSource(material)),
  run: (material) => {
    const contested = oneSource(material) === null ? conflictsOf(material.examined).map(shownConflict) : [];
    return [...correctedValues(material.members), ...contested];
  },
};

/** What one source alone says. */
export const uniqueEnricher: Enricher<readonly UniqueFact[]> = {
  name: 'unique',
  version: 8,
  empty: [],
  skip: oneSource,
  run: ({ examined }) => uniqueOf(examined),
};

/** The sentences that sum up the story. */
export const keyPointsEnricher: Enricher<readonly KeyPoint[]> = {
  name: 'key-points',
  version: 9,
  empty: [],
  run: ({ examined }) => keyPointsOf(examined),
};

/** Facts told in different lights. */
export const framingsEnricher: Enricher<readonly Framing[]> = {
  name: 'framings',
  version: 3,
  empty: [],
  skip: oneSource,
  run: ({ examined }) => framingsOf(examined),
};
