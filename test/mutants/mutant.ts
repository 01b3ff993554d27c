/** A rule, and the small edit that breaks it. */

/** One rule that tests must hold. */
export interface Mutant {
  /** The rule that the edit breaks, as a sentence that is true of the code as it is. Unique. */
  readonly name: string;
  /** Path from the root of the repository. */
  readonly file: string;
  /** Text that occurs exactly once in the file. */
  readonly from: string;
  readonly to: string;
  /** Test files that must notice, as paths from the root; one or two. */
  readonly tests: readonly string[];
}

/** What the rules of one file have in common. */
export interface MutatedFile {
  readonly file: string;
  readonly tests: readonly string[];
}

/** An edit of a file: the rule that it breaks, the text that goes, and what comes in its place. */
export type RuleEdit = readonly [name: string, from: string, to: string];

/** The mutants of one file, all of which the same tests must notice. */
export function mutantsOf({ file, tests }: MutatedFile, edits: readonly RuleEdit[]): Mutant[] {
  return edits.map(([name, from, to]) => ({ name, file, from, to, tests }));
}

/**
 * The source of a file with a rule broken.
 * @throws Error that names the rule and the file when the text to replace does not occur exactly once.
 */
export function breakRule(source: string, { name, file, from, to }: Mutant): string {
  const found = source.split(from).length - 1;
  if (found !== 1 || from === to)
    throw new Error(
      `${file}: ${JSON.stringify(from)} occurs ${found} times, so that the mutant "${name}" cannot be made; ` +
        'adapt it in test/mutants/rules to the code as it is now',
    );
  return source.replace(from, () => to);
}
