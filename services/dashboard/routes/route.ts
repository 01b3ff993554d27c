/** What a route is: its parameters, what it answers, and how it is described. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FarDesk } from '../desk/desk.ts';
import type { Filters } from '../domain/filters.ts';
import type { Reader } from '../http/access.ts';
import type { ParameterTable, ParameterValues } from '../http/parameters.ts';
import type { Answer } from '../http/respond.ts';
import type { LiveHub } from '../live/live-hub.ts';
import type { ListQuery } from '../table/list-query.ts';
import type { StoryReader } from '../table/story-reader.ts';

/** What routes answer from. */
export interface Api extends FarDesk {
  readonly list: ListQuery;
  readonly stories: StoryReader;
  readonly live: LiveHub;
  /** Names the file's run of changes. */
  readonly build: string;
  readonly maxLiveReaders: number;
  readonly now: () => number;
  /** How the processes of the deployment are, for /operations; null where that is nobody's business. */
  readonly operations: (() => Promise<object>) | null;
}

/** A request, read. */
export interface Asking<T extends ParameterTable> {
  /** Parts of the path. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: ParameterValues<T>;
  readonly reader: Reader;
  /** What was sent, where the route reads a body. */
  readonly body: unknown;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** A route. */
export interface Route<T extends ParameterTable = ParameterTable> {
  /** What is done; GET, which HEAD goes with, when left out. */
  readonly method?: 'PUT' | 'DELETE' | 'POST';
  /** Name of the schema of the body that is read. */
  readonly reads?: string;
  /** Path with {names}. */
  readonly path: string;
  readonly name: string;
  readonly summary: string;
  /** What stands for the names of the path. */
  readonly pathDocs?: Readonly<Record<string, string>>;
  readonly parameters: T;
  /** Name of the schema of its answer in the OpenAPI document. */
  readonly answers: string;
  readonly type?: string;
  /** Further statuses, in words. */
  readonly also?: Readonly<Record<string, string>>;
  /** Answers; null when it has begun to answer by itself. @throws Problem */
  answer(api: Api, asking: Asking<T>): Answer | null | Promise<Answer>;
}

/** Makes a route of a table of parameters, so that its handler knows their types. */
export function route<T extends ParameterTable>(definition: Route<T>): Route {
  return definition as unknown as Route;
}

/** Whether a reader sees a scope. */
export function sees({ scopes }: Reader, scope: string): boolean {
  return scopes === null || scopes.includes(scope);
}

/** Filters with the scopes that a reader sees. */
export function forReader(filters: Omit<Filters, 'scopes'>, { scopes }: Reader): Filters {
  return { ...filters, scopes };
}
