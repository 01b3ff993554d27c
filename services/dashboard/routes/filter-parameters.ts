/** The parameters that choose stories, the same on every route that has some. */
import { type Filters, SIGNIFICANCES } from '../domain/filters.ts';
import { MAX_QUESTION_CHARS, readQuestion } from '../domain/search-words.ts';
import type { TagKind } from '../domain/tags.ts';
import {
  choiceParameter,
  listParameter,
  numberParameter,
  type ParameterValues,
  textParameter,
  timeParameter,
  wordParameter,
  wordsParameter,
} from '../http/parameters.ts';

const MOST = 100_000;

/** See the file's head. Values of one parameter are alternatives; parameters go together. */
export const filterParameters = {
  q: textParameter(
    'Words, "phrases in quotes", and -words that must not occur, in any language. The last word may be unfinished.',
    MAX_QUESTION_CHARS,
  ),
  language: listParameter('Languages of its reports: en, de, zh.'),
  topic: listParameter('Subjects, by IPTC id (medtop:07000000) or English name (health).'),
  place: listParameter('Places, by English name, or ISO 3166-1 code of the country.'),
  entity: listParameter('People, organisations and other names.'),
  publisher: listParameter('Outlets that report it, by id or family.'),
  status: wordsParameter(
    'active: may still grow; closed: the archive; merged: gone into another.',
    ['active', 'closed', 'merged'],
    ['active', 'closed'],
  ),
  momentum: listParameter('Pace at its last event: breaking, developing, stable, concluded.'),
  minSources: numberParameter('Independent sources, at least.', { min: 0, max: MOST, byDefault: 0 }),
  minCopies: numberParameter('Copies, at least.', { min: 0, max: MOST, byDefault: 0 }),
  minSignificance: wordParameter('Significance of its last change, at least.', SIGNIFICANCES),
  conflicts: choiceParameter('Whether its reports contradict each other.'),
  withdrawn: choiceParameter('Whether something of it was taken back, killed or corrected.'),
  since: timeParameter('Changed at this time or later, by the clock of the stream.'),
  until: timeParameter('Changed before this time.'),
} as const;

const yesNo = (choice: boolean | null) => (choice === null ? [] : [choice ? 'yes' : 'no']);

/** The filters that were asked for. */
export function filtersOf(query: ParameterValues<typeof filterParameters>): Omit<Filters, 'scopes'> {
  const { language, topic, place, entity, publisher, momentum } = query;
  const tags: Partial<Record<TagKind, readonly string[]>> = {
    language,
    topic,
    place,
    entity,
    publisher,
    momentum,
    conflicts: yesNo(query.conflicts),
    withdrawn: yesNo(query.withdrawn),
  };
  return {
    phrases: query.q === null ? [] : readQuestion(query.q),
    tags: new Map(
      Object.entries(tags).filter(([, values]) => values.length > 0) as [TagKind, readonly string[]][],
    ),
    status: query.status,
    minSources: query.minSources,
    minCopies: query.minCopies,
    minSignificance: query.minSignificance,
    since: query.since,
    until: query.until,
  };
}
