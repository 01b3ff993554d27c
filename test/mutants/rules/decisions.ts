/** Rules of what publishers and editors decide, and of notices. */
import { type Mutant, mutantsOf } from '../mutant.ts';

const DEDUPE = 'services/dedupe/domain';
const rulings = [`${DEDUPE}/ruling/rulings.test.ts`];
const property = [`${DEDUPE}/ruling/rulings-property.test.ts`];
const notices = [`${DEDUPE}/decide/notices.test.ts`];

/** The mutants. */
export const decisionMutants: readonly Mutant[] = [
  ...mutantsOf({ file: `${DEDUPE}/decisions/taken-back.ts`, tests: rulings }, [
    ['what says that it was published later is not withdrawn', 'publishedAt > at;', 'false;'],
    ['a withdrawal may come before its article', 'if (!standing.met) return true;', ''],
    ['the same text stays withdrawn', 'standing.contents.has(article.contentHash)', 'false'],
    ['an older version stays withdrawn, by its place', 'return origin.offset < offset;', 'return false;'],
    [
      'an older version stays withdrawn, by its time',
      'return origin.timestamp < timestamp;',
      'return false;',
    ],
  ]),
  ...mutantsOf({ file: `${DEDUPE}/decisions/decision-memory.ts`, tests: rulings }, [
    [
      'a withdrawal spares another article under one address',
      'hasSameGuid(decision, guidKey),',
      'guidKey >= 0,',
    ],
    [
      'a unique id finds an article under any address',
      'guidKey === 0 ? [] : (this.#byGuid',
      'guidKey >= 0 ? [] : (this.#byGuid',
    ],
    ['a decision is kept for a window', 'since >= over ||', 'false ||'],
    ['what met nothing is counted', 'if (!met) this.unmatched++;', ''],
  ]),
  ...mutantsOf({ file: `${DEDUPE}/decisions/contradiction.ts`, tests: rulings }, [
    [
      'one of a pair does not stand alone',
      "if (kind === 'alone') return decisions",
      "if (kind === 'unknown') return decisions",
    ],
    ['what is one through others is not apart', 'if (!ways.has(next)) ways.set', 'if (false) ways.set'],
    ['one that stands alone is of no pair', 'if (alone !== undefined) return alone;', ''],
    [
      'what is kept apart is not bound through others',
      'ofB.has(partner.articleId)',
      'partner.articleId === b && articleId === a',
    ],
  ]),
  ...mutantsOf({ file: `${DEDUPE}/ruling/answer-decision.ts`, tests: rulings }, [
    ['two scopes are never one story', 'new Set(found.map(({ scope }) => scope)).size > 1', 'false'],
    ['a decision said again is repeated', 'if (isRepeated(decisions, decision, articleIds))', 'if (false)'],
    [
      'what is withheld before it was seen is not kept',
      "return decision.waits ? ruling('pending')",
      "return decision.waits || !decision.waits ? ruling('pending')",
    ],
    ['a pair takes two articles', 'new Set(articleIds).size !== needed', 'articleIds.length !== needed'],
  ]),
  ...mutantsOf({ file: `${DEDUPE}/ruling/redraw.ts`, tests: rulings }, [
    [
      'the smaller story goes to the larger',
      'const isToA = larger(window, storyA, storyB) === storyA;',
      'const isToA = true;',
    ],
    ['copies go with the text that moves', '|| article.copyGroupId === group', ''],
    [
      'what is more like the one that leaves leaves with it',
      'return scoreOf(window, member, goes) > scoreOf(window, member, stays);',
      'return false;',
    ],
    ['stories that are one become one', 'if (areStories && !areApart(window, whole, home))', 'if (false)'],
  ]),
  ...mutantsOf({ file: `${DEDUPE}/ruling/redraw.ts`, tests: rulings }, [
    [
      'a pair found a story where one of them may not be',
      'if (!areApart(window, ours, home)) return',
      'if (true) return',
    ],
  ]),
  ...mutantsOf({ file: `${DEDUPE}/decide/joinable.ts`, tests: rulings }, [
    ['an article joins no story that it is kept from', 'near.filter((_, i) => keepers[i] === null)', 'near'],
    ['the evidence names the decision that keeps it out', "keepers[0]?.decision.decisionId ?? ''", "''"],
  ]),
  ...mutantsOf({ file: `${DEDUPE}/decide/decided-story.ts`, tests: rulings }, [
    [
      'bound articles come from other stories',
      'bound.filter(({ storyId }) => storyId !== home)',
      'bound.filter(() => false)',
    ],
    [
      'a story that keeps one of them out is not theirs',
      'bySize.find((one) => isOpenTo(draft, one, bound))',
      'bySize.find(() => true)',
    ],
  ]),
  ...mutantsOf({ file: `${DEDUPE}/correct/move-neighbours.ts`, tests: property }, [
    [
      'a correction moves nothing into a story that it is kept from, or away from what it is bound to',
      'if (isBound(draft, slot) || keptApart(draft, [slot], draft.members(home)) !== null) continue;',
      '',
    ],
  ]),
  ...mutantsOf({ file: `${DEDUPE}/correct/merge-stories.ts`, tests: property }, [
    [
      'no merge brings together what is kept apart',
      'if (keptApart(draft, draft.members(from), draft.members(to)) !== null) continue;',
      '',
    ],
  ]),
  ...mutantsOf({ file: `${DEDUPE}/window/settle-decisions.ts`, tests: rulings }, [
    [
      'a version that was let in outlives its withdrawals',
      'decisions.remove(decision.decisionId);',
      'void decision;',
    ],
  ]),
  ...mutantsOf({ file: `${DEDUPE}/window/settle-decisions.ts`, tests: notices }, [
    [
      'a notice falls on one article',
      'for (const { noticeId } of fact.notices) notices.settle(noticeId);',
      '',
    ],
    [
      'a notice waits no longer than a window',
      'if (hours !== null) notices.dropBefore',
      'if (false) notices.dropBefore',
    ],
  ]),
  ...mutantsOf({ file: `${DEDUPE}/decide/find-noticed.ts`, tests: notices }, [
    [
      'a notice is about a report of its author',
      "return creditA !== '' && creditA === creditB ? 1 : 0;",
      'return 1;',
    ],
    [
      'a copy of an agency is known by its credit',
      "return creditA !== '' && creditA === creditB ? 1 : 0;",
      'return 0;',
    ],
    ['a report of its outlet comes before a copy that credits it', 'kin === 0 || kin < nearest', 'kin === 0'],
    ['a notice falls on what it is like', 'if (score < threshold) return 0;', ''],
    ['a notice that names an id falls on nothing else', 'return slots.at(-1) ?? -1;', 'return slots.at(-1);'],
    [
      'a correction is the text that it corrects',
      'if (containment >= notices.sameText) return 1 + containment;',
      '',
    ],
  ]),
  ...mutantsOf({ file: `${DEDUPE}/decide/notices.ts`, tests: notices }, [
    ['a kill under an id falls on that article', 'const latest = own.at(-1);', 'const latest = undefined;'],
    [
      'a kill waits for its article',
      "targets.length === 0 && kind === 'kill' ? fingerprint",
      'false ? fingerprint',
    ],
    [
      'a note to editors waits for none',
      "targets.length === 0 && kind === 'kill' ? fingerprint",
      'targets.length === 0 ? fingerprint',
    ],
  ]),
  ...mutantsOf({ file: `${DEDUPE}/decide/decide.ts`, tests: notices }, [
    [
      'a correction is in the story of what it corrects',
      '(corrected < 0 ? null : draft.storyOf(corrected)) ??',
      '',
    ],
    [
      'a correction is of the copy group of what it corrects',
      '(isHere ? copied : undefined) ?? correctedText(draft, corrected)',
      '(isHere ? copied : undefined)',
    ],
  ]),
  ...mutantsOf(
    {
      file: 'services/cli/override/list-overrides.ts',
      tests: ['services/cli/override/list-overrides.test.ts'],
    },
    [
      [
        'a decision that was taken back is not listed, whichever partition is read first',
        '!this.#takenBack.has(decision.decisionId)',
        'true',
      ],
    ],
  ),
];
