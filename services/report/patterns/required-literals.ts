/**
 * What a text must hold for a regular expression to match anywhere in it: most sentences lack all of it, and need not be
 * searched. Read from the expression itself, so that the two cannot part.
 */
import { type AST, parseRegExpLiteral } from '@eslint-community/regexpp';

/** Some of these strings, of one character at least, are in every text that matches; null where nothing is known. */
type Required = readonly string[] | null;

/** What is known of a part of an expression. */
interface Known {
  /** Everything that it matches, where that is few strings; null where it is not. */
  readonly exact: readonly string[] | null;
  readonly required: Required;
}

/** Strings of a part that are told one by one. */
const MOST_EXACT = 48;
/** Longer ones tell no more. */
const LONGEST = 10;
/** How much longer the strings must be to be worth twice as many. */
const WORTH = 0.5;

const NOTHING: Known = { exact: [''], required: null };
const ANYTHING: Known = { exact: null, required: null };
const DIGITS: Known = { exact: [...'0123456789'], required: [...'0123456789'] };

const unique = (strings: readonly string[]): readonly string[] => [...new Set(strings)];
const shortest = (strings: readonly string[]): number => Math.min(...strings.map(({ length }) => length));

/** How seldom a text has one of them. */
function worth(strings: readonly string[]): number {
  return Math.min(shortest(strings), LONGEST) - WORTH * Math.log2(strings.length);
}

function better(a: Required, b: Required): Required {
  if (a === null || b === null) return a ?? b;
  return worth(b) > worth(a) ? b : a;
}

/**
 * What is looked for of a string: its longest part without two spaces in a row, without spaces around it. A text whose
 * marks were blanked before it is searched has no more of these than it had.
 */
function lookedFor(literal: string): string {
  return literal
    .split(/ {2,}/)
    .map((part) => part.trim())
    .reduce((longest, part) => (part.length > longest.length ? part : longest));
}

/** Strings as something required: an empty one is in every text. */
function asRequired(strings: readonly string[]): Required {
  const literals = strings.map(lookedFor);
  return literals.length === 0 || literals.includes('') ? null : unique(literals);
}

/** Every white space is a space here, as in the text that is searched. */
const SPACE = { exact: [' '], required: null } as const;

function ofCharacter(value: number): Known {
  const char = String.fromCodePoint(value);
  return /\s/.test(char) ? SPACE : { exact: [char], required: [char] };
}

function ofSet(set: AST.CharacterSet): Known {
  if (set.kind === 'any' || set.negate) return ANYTHING;
  if (set.kind === 'space') return SPACE;
  return set.kind === 'digit' ? DIGITS : ANYTHING;
}

function ofClass({ negate, elements }: AST.ClassRangesCharacterClass): Known {
  const chars: string[] = [];
  for (const element of elements) {
    const range =
      element.type === 'Character'
        ? { from: element.value, to: element.value }
        : element.type === 'CharacterClassRange'
          ? { from: element.min.value, to: element.max.value }
          : null;
    if (negate || range === null || range.to - range.from > MOST_EXACT) return ANYTHING;
    for (let value = range.from; value <= range.to; value++) {
      const { exact } = ofCharacter(value);
      if (exact === null) return ANYTHING;
      chars.push(...exact);
    }
  }
  return chars.length > MOST_EXACT ? ANYTHING : { exact: unique(chars), required: asRequired(chars) };
}

function ofAlternatives(alternatives: readonly AST.Alternative[]): Known {
  const known = alternatives.map(ofAlternative);
  const exact = known.every((one) => one.exact !== null)
    ? unique(known.flatMap((one) => one.exact ?? []))
    : null;
  const required = known.every((one) => one.required !== null)
    ? unique(known.flatMap((one) => one.required ?? []))
    : null;
  return { exact: exact !== null && exact.length <= MOST_EXACT ? exact : null, required };
}

function ofQuantifier({ min, max, element }: AST.Quantifier): Known {
  const { exact, required } = ofElement(element);
  if (min === 1 && max === 1) return { exact, required };
  if (min > 0) return { exact: null, required };
  return max === 1 && exact !== null ? { exact: unique([...exact, '']), required: null } : ANYTHING;
}

function ofElement(element: AST.Element): Known {
  switch (element.type) {
    case 'Character':
      return ofCharacter(element.value);
    case 'CharacterClass':
      return element.unicodeSets ? ANYTHING : ofClass(element);
    case 'CharacterSet':
      return ofSet(element);
    case 'Group':
    case 'CapturingGroup':
      return element.type === 'Group' && element.modifiers ? ANYTHING : ofAlternatives(element.alternatives);
    case 'Quantifier':
      return ofQuantifier(element);
    case 'Assertion':
      // It takes no characters, but what it asks for is in the text as well.
      return element.kind === 'lookahead' || element.kind === 'lookbehind'
        ? { exact: [''], required: element.negate ? null : ofAlternatives(element.alternatives).required }
        : NOTHING;
    default:
      return ANYTHING;
  }
}

/** Parts one behind the other: as long as they are known to the letter, they are one string. */
function ofAlternative({ elements }: AST.Alternative): Known {
  let run: readonly string[] = [''];
  let isExact = true;
  let required: Required = null;
  for (const element of elements) {
    const known = ofElement(element);
    required = better(required, known.required);
    const joined = known.exact?.flatMap((end) => run.map((start) => start + end)) ?? null;
    if (joined !== null && joined.length <= MOST_EXACT) {
      run = unique(joined);
      continue;
    }
    required = better(required, asRequired(run));
    isExact = false;
    run = known.exact ?? [''];
  }
  required = better(required, asRequired(run));
  return { exact: isExact ? run : null, required };
}

/**
 * The strings of which a text holds at least one wherever an expression matches in it, in either case.
 * @returns null when there are none: any text may match
 */
export function requiredLiterals(pattern: RegExp): readonly string[] | null {
  const { required } = ofAlternatives(parseRegExpLiteral(pattern).pattern.alternatives);
  return required === null ? null : unique(required.map((literal) => literal.slice(0, LONGEST).trimEnd()));
}
