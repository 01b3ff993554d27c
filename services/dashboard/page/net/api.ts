/** Questions to the API, and what it is asked to change. The page knows nothing but its answers. */
import { say } from '../words/tongue.ts';
import { tokenHeader } from './token.ts';

/** An answer that is none, in words for the reader. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  /** 0 when nobody answered. */
  readonly status: number;

  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
  }
}

const BASE = '/api/v1';
/** How long an answer may take, ms: then the reader is told. A change waits for those who carry it out. */
const PATIENCE_MS = 20_000;
const CHANGE_PATIENCE_MS = 120_000;

async function problemOf(response: Response): Promise<ApiProblem> {
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json') === true;
  const body = isProblem ? ((await response.json()) as { detail?: unknown }) : {};
  return new ApiProblem(
    response.status,
    typeof body.detail === 'string' ? body.detail : say.apiAnswered(response.status),
  );
}

/**
 * Asks for an answer.
 * @param signal ends the question when its answer is wanted no more
 * @throws ApiProblem; the signal's reason when it was ended
 */
export async function ask<T>(path: string, query: URLSearchParams | null, signal: AbortSignal): Promise<T> {
  const search = query === null || query.size === 0 ? '' : `?${query}`;
  return answerOf<T>(`${path}${search}`, { headers: {} }, signal, PATIENCE_MS);
}

/**
 * Asks for a change.
 * @param body what is sent, as JSON; undefined for nothing
 * @throws ApiProblem
 */
export function change<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<T> {
  const sent =
    body === undefined
      ? { headers: {} }
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  return answerOf<T>(path, { method, ...sent }, new AbortController().signal, CHANGE_PATIENCE_MS);
}

async function answerOf<T>(
  path: string,
  { headers, ...init }: RequestInit,
  signal: AbortSignal,
  patienceMs: number,
): Promise<T> {
  try {
    const response = await fetch(`${BASE}${path}`, {
      ...init,
      signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
      headers: { accept: 'application/json', ...tokenHeader(), ...headers },
    });
    if (!response.ok) throw await problemOf(response);
    return (await response.json()) as T;
  } catch (error) {
    if (signal.aborted || error instanceof ApiProblem) throw error;
    throw new ApiProblem(0, say.nobodyAnswers);
  }
}
