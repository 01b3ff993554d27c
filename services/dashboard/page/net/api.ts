/** Questions to the API. The page knows nothing but its answers. */

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
/** How long an answer may take, ms: then the reader is told. */
const PATIENCE_MS = 20_000;

async function problemOf(response: Response): Promise<ApiProblem> {
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json') === true;
  const body = isProblem ? ((await response.json()) as { detail?: unknown }) : {};
  return new ApiProblem(
    response.status,
    typeof body.detail === 'string' ? body.detail : `the API answered ${response.status}`,
  );
}

/**
 * Asks for an answer.
 * @param signal ends the question when its answer is wanted no more
 * @throws ApiProblem; the signal's reason when it was ended
 */
export async function ask<T>(path: string, query: URLSearchParams | null, signal: AbortSignal): Promise<T> {
  const search = query === null || query.size === 0 ? '' : `?${query}`;
  try {
    const response = await fetch(`${BASE}${path}${search}`, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
      headers: { accept: 'application/json' },
    });
    if (!response.ok) throw await problemOf(response);
    return (await response.json()) as T;
  } catch (error) {
    if (signal.aborted || error instanceof ApiProblem) throw error;
    throw new ApiProblem(0, 'nobody answers');
  }
}
