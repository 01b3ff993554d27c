/**
 * Ends a fold when nearly all of its input is poison.
 *
 * One unreadable record becomes a dead letter, and the fold continues. But workers of this pipeline write the input of a
 * fold: when nearly all of it is unreadable, a deployment is wrong (a schema that does not resolve, a foreign
 * writer), and turning a whole topic into dead letters would only have to be undone.
 */

/** Answers that the fuse looks back on. */
const LOOK_BACK = 100;
/** Dead letters among them that blow the fuse. */
const LIMIT = 90;

/** Counts over the last answers of one member. */
export class PoisonFuse {
  readonly #last: boolean[] = [];
  #poison = 0;

  /**
   * Notes an answer.
   * @throws Error that says how much is poison and what to do, before the dead letters of this run are published.
   */
  note(isPoison: boolean, input: string, reason: string): void {
    this.#last.push(isPoison);
    if (isPoison) this.#poison += 1;
    if (this.#last.length > LOOK_BACK && this.#last.shift()) this.#poison -= 1;
    if (this.#poison < LIMIT) return;
    throw new Error(
      `${this.#poison} of the last ${this.#last.length} records of ${input} cannot be read (the last one: ${reason}); that is no broken article but a broken deployment. Look at what writes to ${input} and at the schema registry; nothing of this run was published`,
    );
  }
}
