/** A request that is not answered as it wishes (RFC 9457): what is wrong, and what whoever asked can do. */

/** Kinds of problems; each is the end of its `type`. */
export const PROBLEMS = {
  'invalid-parameter': { status: 400, title: 'A parameter is not as it must be' },
  'unknown-cursor': { status: 410, title: 'The place to go on from is not known any more' },
  'token-needed': { status: 401, title: 'A token is needed' },
  'not-allowed': { status: 403, title: 'This is not answered from there' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'not-then': { status: 404, title: 'It is not known how this stood then' },
  gone: { status: 410, title: 'The story is gone' },
  'wrong-method': { status: 405, title: 'This method is not answered here' },
  'too-large': { status: 413, title: 'The body is too large' },
  'wrong-type': { status: 415, title: 'The body is of a type that is not read' },
  'too-many-watches': { status: 409, title: 'There is no room for another watch' },
  refused: { status: 409, title: 'The decision is refused' },
  busy: { status: 409, title: 'Something of the kind is under way' },
  'not-taken': { status: 503, title: 'The broker did not take it' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'too-many-readers': { status: 503, title: 'Too many live readers' },
  'not-ready': { status: 503, title: 'The table is being built' },
  failed: { status: 500, title: 'The request failed' },
} as const;
export type ProblemKind = keyof typeof PROBLEMS;

/** See the file's head. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly kind: ProblemKind;
  /** Further members of the answer. */
  readonly members: Readonly<Record<string, unknown>>;
  /** When to ask again, s; null when asking again is of no use. */
  readonly retryAfterSeconds: number | null;

  /** @param detail what to do, in a sentence */
  constructor(
    kind: ProblemKind,
    detail: string,
    members: Readonly<Record<string, unknown>> = {},
    retryAfterSeconds: number | null = null,
  ) {
    super(detail);
    this.kind = kind;
    this.members = members;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  get status(): number {
    return PROBLEMS[this.kind].status;
  }

  /** The body of the answer. */
  body(): object {
    const { status, title } = PROBLEMS[this.kind];
    return {
      type: `urn:newsfold:problem:${this.kind}`,
      title,
      status,
      detail: this.message,
      ...this.members,
    };
  }
}
