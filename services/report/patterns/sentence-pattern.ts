/**
 * Patterns that are looked for in every sentence. What each needs to match is found for all of them in one pass over the
 * sentence (see LiteralAutomaton): a pattern is tried only where that is there.
 */
import { LiteralAutomaton } from './literal-automaton.ts';
import { requiredLiterals } from './required-literals.ts';

/** What a sentence has of what patterns need. */
export interface Seen {
  /** Language of the sentence. */
  readonly language: string;
  /** How many patterns were known when it was read, and a bit for each of them. */
  readonly known: number;
  readonly bits: Int32Array;
}

/** A pattern, and what a text must have to match it; looked for in sentences of its language, or of all. */
interface Listed {
  readonly language: string | null;
  readonly literals: readonly string[] | null;
}

/** All patterns, by their numbers. */
const patterns: Listed[] = [];

/** A pattern that most sentences do not match. */
export class SentencePattern {
  readonly pattern: RegExp;
  readonly #number: number;
  readonly #language: string | null;
  readonly #isAnywhere: boolean;

  /** @param language of the sentences that it is looked for in; null for all */
  constructor(pattern: RegExp, language: string | null = null) {
    const literals = requiredLiterals(pattern);
    this.pattern = pattern;
    this.#language = language;
    this.#isAnywhere = literals === null;
    this.#number = patterns.length;
    patterns.push({ language, literals });
  }

  /** Whether a sentence, or a part of it, may match: false only where it does not. */
  mayBeIn({ language, known, bits }: Seen): boolean {
    const at = this.#number;
    if (this.#isAnywhere || at >= known || (this.#language !== null && this.#language !== language))
      return true;
    return ((bits[at >> 5] as number) & (1 << (at & 31))) !== 0;
  }

  /** Whether a text matches. @param seen what its sentence has; the text is the sentence, a part of it, or it blanked in part */
  test(text: string, seen: Seen): boolean {
    return this.mayBeIn(seen) && text.search(this.pattern) >= 0;
  }

  /** The first match in a text, of a pattern without the flag `g`; see test. */
  exec(text: string, seen: Seen): RegExpExecArray | null {
    return this.mayBeIn(seen) ? this.pattern.exec(text) : null;
  }
}

const automata = new Map<string, LiteralAutomaton>();
/** Feeds may declare any two letters. */
const MAX_LANGUAGES = 60;

/** The automaton of a language; made again where patterns were added since. */
function automatonOf(language: string): LiteralAutomaton {
  let automaton = automata.get(language);
  if (automaton === undefined || automaton.size !== patterns.length) {
    if (automata.size >= MAX_LANGUAGES) automata.clear();
    automaton = new LiteralAutomaton(
      patterns.map((one) => (one.language === null || one.language === language ? one.literals : null)),
    );
    automata.set(language, automaton);
  }
  return automaton;
}

/**
 * Reads a sentence for all patterns.
 * @param language of the report that it is of; left out, for those of all languages
 */
export function seenIn(sentence: string, language = ''): Seen {
  const automaton = automatonOf(language);
  return { language, known: automaton.size, bits: automaton.scan(sentence) };
}
