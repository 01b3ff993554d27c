/** A watch: a search that somebody has saved, and how its matches are told. */
import type { Significance } from './filters.ts';

/** Where matches are sent, and the secret that signs them. */
export interface Webhook {
  readonly url: string;
  /** `whsec_` and base64, as Standard Webhooks writes it. */
  readonly secret: string;
}

/** See the file's head. */
export interface Watch {
  /** Whose it is; null where nobody is asked who he is. */
  readonly tenant: string | null;
  readonly id: string;
  readonly name: string;
  /** The filters of a list, as its address has them: `q=quake&place=TR`. */
  readonly query: string;
  /** Changes of less significance are no matches. */
  readonly minSignificance: Significance;
  /** A story that was told is not told again for so long, minutes; 0 for no pause. */
  readonly coolDownMinutes: number;
  /** Matches are gathered and told once in so many minutes; 0 for each by itself. */
  readonly digestMinutes: number;
  readonly webhook: Webhook | null;
  readonly isPaused: boolean;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

/** What names a watch in a deployment: its tenant and its id, neither of which has a slash. */
export function watchKey({ tenant, id }: Pick<Watch, 'tenant' | 'id'>): string {
  return `${tenant ?? ''}/${id}`;
}

/** What an id may be. */
export const WATCH_ID = /^[\w.-]{1,64}$/;
