/** Rules of enrich about what was planned and how far it has come, about lights on a fact, and how much is shown. */
import { type Mutant, mutantsOf } from '../mutant.ts';

const FACTS = 'services/enrich/domain/facts';
const COURSE = 'services/enrich/domain/course';
const FRAMING = 'services/enrich/domain/framing';
const EVENT = 'services/enrich/domain/event';

const plans = [
  ...mutantsOf({ file: `${FACTS}/plans.ts`, tests: [`${FACTS}/plans.test.ts`] }, [
    [
      'what was done before is not what was planned',
      'if (reportedAt(one.report) > reportedAt(other.report)) return null;',
      '',
    ],
    [
      'a plan and its act share more than their verb',
      'if (common.length < 2 || isOfAnotherYear(',
      'if (isOfAnotherYear(',
    ],
    [
      'what another year has done was not planned now',
      ' || isOfAnotherYear(other.statement, place.start)',
      '',
    ],
    ['what is planned for one is not done to another', 'if (!areDoneToOne(planned, acted)) continue;', ''],
    [
      'reports of one plan are one update',
      'if (!group) groups.push([...values]);\n    else',
      'if (true) groups.push([...values]);\n    else',
    ],
  ]),
  ...mutantsOf({ file: `${COURSE}/sentence-course.ts`, tests: [`${FACTS}/plans.test.ts`] }, [
    [
      'a refusal is no plan',
      'match[0].includes(QUOTED) || not?.test(match[0])) continue;',
      'match[0].includes(QUOTED)) continue;',
    ],
    ['what is left open is no plan', 'if (isOpenAct(text, match.index, end, last, language)) continue;', ''],
    [
      'who is named behind a form that describes did nothing now',
      '&& !passiveOf(language)?.test(before)) continue;',
      '&& false) continue;',
    ],
    ['a passive form tells an act', ' && !passiveOf(language)?.test(before)', ''],
    [
      'stems that begin alike are of one verb',
      'return same >= SHORTEST_HEAD && same',
      'return false && same',
    ],
  ]),
  ...mutantsOf({ file: `${COURSE}/sentence-course.ts`, tests: [`${FACTS}/stages.test.ts`] }, [
    [
      'a stage that was not reached is none',
      '.filter(({ index }) => not?.test(text.slice(Math.max(0, index - NEAR), index)) !== true)',
      '',
    ],
  ]),
  ...mutantsOf({ file: `${FACTS}/stages.ts`, tests: [`${FACTS}/stages.test.ts`] }, [
    ['a sentence does not supersede its verdict', 'Math.min(stage, DECIDED)', 'stage'],
    ['an older report is not further', 'comesAfter(furthest, { report, standing }) &&\n', '\n'],
    [
      'a search may go on while somebody is held',
      'return mayBeOfOneTime ? passed >= 0 : passed > 0;',
      'return passed >= 0;',
    ],
    ['what follows a last name is no name', "name.replace(SUFFIX, '').split(' ')", "name.split(' ')"],
    [
      'a case is of a person whom both name',
      'areOfOnePerson(standing.statement, furthest.standing.statement),',
      'true,',
    ],
  ]),
  ...mutantsOf({ file: `${COURSE}/sentence-course.ts`, tests: [`${FACTS}/stages.test.ts`] }, [
    ['what may come is the first stage', 'stage === 0 || !ahead.some(', '!ahead.some('],
  ]),
  ...mutantsOf({ file: `${COURSE}/course-words.ts`, tests: [`${FACTS}/stages.test.ts`] }, [
    ['a condition is no stage', '|if|unless|once|could be|may be|might be|would be', ''],
  ]),
  ...mutantsOf({ file: `${FACTS}/spellings.ts`, tests: [`${FACTS}/spellings.test.ts`] }, [
    [
      'a report that has both spellings names two people',
      '&&\n            !hasWord(one.article.text, rival.written) &&\n            !hasWord(report.article.text, name.written)',
      '',
    ],
    ['first names are near as well', '!areNear(a.first, b.first) || ', ''],
    ['accents and marks make no other spelling', ".normalize('NFKD')", '.trim()'],
    [
      'a plural is no other spelling',
      "return a.last.replace(/s$/u, '') !== b.last.replace(/s$/u, '');",
      'return true;',
    ],
    ['a part of a longer name is no name', 'if (!/\\p{L}/u.test(beside)) return true;', 'return true;'],
  ]),
  ...mutantsOf({ file: `${FACTS}/perishable.ts`, tests: [`${FACTS}/perishable.test.ts`] }, [
    ['the newest number is contested by none', 'other !== report && mayBeAsNew(other, report) &&', ''],
    ['a page that tells its day alone may have been edited on the next', 'isByDay ? DAY_MS : 0', '0'],
    [
      'a report that gives both numbers contests none',
      'if (alike.some((own) => areReconcilable(own, value))) return false;',
      '',
    ],
    ['a number is of what stands beside it', ' && sharedBeside(a, b) > 0', ''],
    [
      'short reports have no other sentence to choose',
      ' && areLong(pairOf(report.document, other.document))',
      '',
    ],
    [
      'a stage is overtaken as a number is',
      'return isBehind(sentence, report, reports) || isContested',
      'return isContested',
    ],
  ]),
  ...mutantsOf({ file: `${FACTS}/key-points.ts`, tests: [`${FACTS}/key-points.test.ts`] }, [
    [
      'a key point gives no number that another report gives otherwise',
      'if (isOvertaken(sentence, report, this.#reports)) continue;',
      '',
    ],
    [
      'what is still to happen comes after what has',
      'if (!isOpen(sentence, report, this.#reports)) return candidate;',
      'return candidate;',
    ],
  ]),
  ...mutantsOf({ file: `${FACTS}/moved-dates.ts`, tests: [`${FACTS}/moved-dates.test.ts`] }, [
    ['a later report gives no former day', ' || reportedAt(earlier) > reportedAt(later)', ''],
    ['a day was moved of what both tell', '(isAlike.has(whole) || sharesWord(whole, words))', 'true'],
  ]),
  ...mutantsOf({ file: `${FACTS}/contested.ts`, tests: [`${FACTS}/contested.test.ts`] }, [
    [
      'a plan that was carried out supports no agreed fact',
      'if (former.sentences.size + former.numbers.size === 0) return agreements;',
      'if (true) return agreements;',
    ],
    [
      'what all give is judged as a whole',
      'const isShared = sharedQuantity(agreement.mentions) !== null;',
      'const isShared = false;',
    ],
    [
      'a former toll supports no agreed fact',
      'isShared || !statement.quantities.some',
      'true || !statement.quantities.some',
    ],
    ['two sources agree without what is superseded', 'return sources < AGREEING', 'return false'],
  ]),
];

const framings = [
  ...mutantsOf({ file: `${FACTS}/framings.ts`, tests: [`${FACTS}/framings.test.ts`] }, [
    ['what both judge alike is no other light', ' && !words.some(({ key }) => keys.has(key))', ''],
    ['a judgement is of what both tell', 'shared.has(word.term) &&', 'true &&'],
    [
      'who judges otherwise comes before who only tells',
      'const inLight = others.toSorted((a, b) => b.words.length - a.words.length);',
      'const inLight = others;',
    ],
    ['a claim beside a fact is another light', 'claimed(all) ?? []', '[]'],
  ]),
  ...mutantsOf({ file: `${FRAMING}/judgement.ts`, tests: [`${FACTS}/framings.test.ts`] }, [
    [
      'words in quotation marks judge nothing',
      'blankQuotations(text, start, end, quotationsIn(document))',
      'blankQuotations(text, start, end, [])',
    ],
    ['a name judges nothing', 'if (index > 0 && /^\\p{Lu}/u.test(word)) continue;', ''],
  ]),
];

const shown = mutantsOf({ file: `${EVENT}/shown.ts`, tests: [`${EVENT}/shown.test.ts`] }, [
  ['agreed facts are bounded by their setting', 'facts.agreed.slice(0, shown.agreed)', 'facts.agreed'],
  ['key points are bounded by their setting', 'facts.keyPoints.slice(0, shown.keyPoints)', 'facts.keyPoints'],
]);

/** Mutants of the rules about the course of things, lights and bounds. */
export const courseMutants: readonly Mutant[] = [...plans, ...framings, ...shown];
