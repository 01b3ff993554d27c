/**
 * What one source says and another says is not so: two statements of short reports that would say the same but for a
 * negation. Each is told as it stands; which of them is right is not.
 */

import { readingOf, type Word } from '@newsfold/report/reading/reading.ts';
import { TRAIT } from '@newsfold/report/reading/word-traits.ts';
import type { Statement } from '@newsfold/report/statements/statement.ts';
import { wordingOf } from '@newsfold/report/statements/wording.ts';
import type { Conflict } from '@newsfold/schemas/generated/records.ts';
import { compareReports } from '../compare/compare-reports.ts';
import { pairsOfSources, type ReadReport } from '../event/examined-reports.ts';
import { toConflict, toldInWords } from './conflict-values.ts';

/** The slot of what is so for one and not so for another. */
const NEGATION_SLOT = 'negation';

/** Words that negate the verb beside them, as they are read; others ("none more so") are of a part of what is told. */
const NEGATES_VERB: ReadonlySet<string> = new Set(
  'not never cannot cant wont isnt wasnt arent werent dont doesnt didnt hasnt havent hadnt wouldnt couldnt shouldnt nicht nie niemals pas jamais no nunca não non mai'.split(
    ' ',
  ),
);
/** Words within which what is negated follows. */
const WITHIN = 4;

const wordsOf = ({ document, sentence }: Statement): readonly Word[] =>
  readingOf(document).sentences[sentence]?.words ?? [];

/**
 * Whether one statement negates what another one tells: it has one negation, of a verb, with a content word behind it that
 * the other has too, and the other's sentence has none.
 */
function negatesWhatIsTold(negated: Statement, other: Statement): boolean {
  const isNegation = (word: Word): boolean => word.is(TRAIT.negates | TRAIT.fails);
  if (wordsOf(other).some(isNegation)) return false;
  const words = wordsOf(negated);
  const at = words.findIndex(isNegation);
  if (at < 0 || words.filter(isNegation).length > 1 || !NEGATES_VERB.has(words[at]?.word ?? '')) return false;
  const meant = words
    .slice(at + 1, at + 1 + WITHIN)
    .find(({ term, word }) => term !== 0 && !/^\d/.test(word));
  return meant !== undefined && wordsOf(other).some(({ term }) => term === meant.term);
}

/** The negations between reports of different sources, the surest first; each statement is in one of them. */
export function findNegations(reports: readonly ReadReport[]): Conflict[] {
  const found = pairsOfSources(reports).flatMap(([one, other]) =>
    compareReports(one.document, other.document)
      .negations.filter(({ a, b }) => (a.negated ? negatesWhatIsTold(a, b) : negatesWhatIsTold(b, a)))
      .map(({ a, b, score }) => ({
        score,
        values: [a, b].map((statement) =>
          toldInWords(
            statement.document === one.document ? one : other,
            statement,
            wordingOf(statement),
            statement.negated ? 'is not' : 'is',
          ),
        ),
      })),
  );
  found.sort((a, b) => b.score - a.score);
  const taken = new Set<Statement>();
  return found.flatMap(({ values }) => {
    if (values.some(({ statement }) => taken.has(statement.whole))) return [];
    for (const { statement } of values) taken.add(statement.whole);
    return [toConflict(NEGATION_SLOT, values)];
  });
}
