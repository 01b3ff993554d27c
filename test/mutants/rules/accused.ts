/** Rules of enrich about what somebody is accused of and denies. */
import { type Mutant, mutantsOf } from '../mutant.ts';

const FACTS = 'services/enrich/domain/facts';
const ACCUSED = 'services/enrich/domain/accused';
const tests = [`${FACTS}/accusations.test.ts`];

/** Mutants of the rules about accusations and their denials. */
export const accusedMutants: readonly Mutant[] = [
  ...mutantsOf({ file: `${FACTS}/accusations.ts`, tests }, [
    [
      'an accusation is about what is denied',
      'isReadable(accusation) && isAbout(accusation, denials)',
      'isReadable(accusation)',
    ],
  ]),
  ...mutantsOf({ file: `${FACTS}/conflicts.ts`, tests }, [
    [
      'a dispute is told once',
      '...withoutTold(findAccusations(reports), denials)',
      '...findAccusations(reports)',
    ],
  ]),
  ...mutantsOf({ file: `${FACTS}/conflict-values.ts`, tests }, [
    [
      'a denial replaces no claim',
      "conflictOf(slot, 'conflict', groupsOf(reported))",
      "conflictOf(slot, 'update', groupsOf(reported))",
    ],
  ]),
  ...mutantsOf({ file: `${ACCUSED}/accusations-of.ts`, tests }, [
    [
      'who is not accused is accused of nothing',
      'return at >= 0 && not?.test(said.slice(Math.max(0, at - NEAR), at)) !== true;',
      'return at >= 0;',
    ],
    ['the plainest accusation is told', 'found.sort((a, b) => a.way - b.way)', 'found'],
    [
      'a country is accused by the name of its capital',
      'if (known.isCapitalised && known.country === country) spellings',
      'if (false) spellings',
    ],
  ]),
  ...mutantsOf({ file: `${ACCUSED}/denials-in.ts`, tests }, [
    [
      'what is said against somebody else is not denied for oneself',
      'if (accused !== undefined && !accused.includes(who)) return [];',
      '',
    ],
    [
      'what is denied is told by the sentences before',
      'if (denied.size > 0) return denied;',
      'return denied;',
    ],
    [
      "a lawyer's denial is that of whom he speaks for",
      'const own = source.replace(speakingFor(language) ?? /$^/u',
      'const own = source.replace(/$^/u',
    ],
    ['what is not denied is no denial', '`(?<!(?<!\\\\p{L})(?:', '`(?<!(?<=\\\\p{L})(?:'],
  ]),
];
