/**
 * Annotations: values derived from a text and from nothing else, each computed the first time it is asked for. They are
 * kept in what they annotate (an article in use, a pair of articles, the reports of an event) and nowhere else, so that
 * whoever owns that decides how long they live.
 */

/** The annotations of one thing, each under the key of its kind. */
export type Annotations = Map<symbol, unknown>;

/** Something that carries its annotations. */
export interface Annotated {
  readonly annotations: Annotations;
}

/** A computation that threw: it would throw again. */
class Failure {
  readonly error: unknown;

  constructor(error: unknown) {
    this.error = error;
  }
}

function attempt<T>(compute: () => T): T | Failure {
  try {
    return compute();
  } catch (error) {
    return new Failure(error);
  }
}

/**
 * Declares a kind of annotation.
 * @param name for a person who inspects a subject in a debugger
 * @param compute must read nothing but its subject
 * @returns the annotation of a subject; what `compute` threw is thrown every time
 */
export function annotation<S extends Annotated, T extends NonNullable<unknown>>(
  name: string,
  compute: (subject: S) => T,
): (subject: S) => T {
  const key = Symbol(name);
  return (subject) => {
    const { annotations } = subject;
    let value = annotations.get(key) as T | Failure | undefined;
    if (value === undefined) {
      value = attempt(() => compute(subject));
      annotations.set(key, value);
    }
    if (value instanceof Failure) throw value.error;
    return value;
  };
}
