/** Errors on their way from one thread to another: a copy of an error has lost what was added to it, and its class. */
import { Problem, type ProblemKind } from '../http/problem.ts';

/** An error as it travels. */
export type Failure =
  | {
      readonly kind: ProblemKind;
      readonly detail: string;
      readonly members: Readonly<Record<string, unknown>>;
      readonly retryAfterSeconds: number | null;
    }
  | {
      readonly kind: null;
      readonly message: string;
      readonly stack: string | undefined;
      /** What the system, or SQLite, calls it. */
      readonly code: string | undefined;
      readonly errcode: number | undefined;
    };

/** An error of Node, or of SQLite. */
type CodedError = Error & { readonly code?: string; readonly errcode?: number };

/** Packs an error. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Problem) {
    const { kind, message: detail, members, retryAfterSeconds } = error;
    return { kind, detail, members, retryAfterSeconds };
  }
  const { message, stack, code, errcode }: CodedError =
    error instanceof Error ? error : new Error(String(error));
  return { kind: null, message, stack, code, errcode };
}

/** The error again. */
export function errorOf(failure: Failure): Error {
  if (failure.kind !== null)
    return new Problem(failure.kind, failure.detail, failure.members, failure.retryAfterSeconds);
  const { message, stack, code, errcode } = failure;
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return Object.assign(error, code === undefined ? {} : { code }, errcode === undefined ? {} : { errcode });
}
