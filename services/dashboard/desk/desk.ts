/**
 * What the thread that answers asks of the one that reads the log and writes: everything that is not in the file of the
 * stories. Each is a message there and one back.
 */
import type { Changes } from '../changes/changes.ts';
import type { WatchDesk } from '../watches/watch-desk.ts';
import type { Failure } from './failure.ts';

/** How far the table is. */
export interface TableState {
  status(): object;
}

/** Who is asked. */
export interface Desk {
  readonly state: TableState;
  readonly watches: WatchDesk;
  readonly changes: Changes;
}

/** What is asked there, by name. */
const ASKED = {
  state: ['status'],
  watches: ['list', 'find', 'filters', 'matched', 'save', 'remove'],
  changes: ['decide', 'redrive'],
} as const satisfies { readonly [Part in keyof Desk]: readonly (keyof Desk[Part])[] };

type Part = keyof Desk;
type Asked<P extends Part> = Extract<(typeof ASKED)[P][number], keyof Desk[P]>;

/** The same, asked from afar: every answer takes a moment. */
export type FarDesk = {
  readonly [P in Part]: {
    readonly [Name in Asked<P>]: Desk[P][Name] extends (...given: infer Given) => infer Answer
      ? (...given: Given) => Promise<Awaited<Answer>>
      : never;
  };
};

/** A question on its way. */
export interface DeskQuestion {
  readonly kind: 'question';
  readonly id: number;
  readonly part: Part;
  readonly name: string;
  readonly given: readonly unknown[];
}

/** Its answer. */
export type DeskAnswer = {
  readonly kind: 'answer';
  readonly id: number;
} & ({ readonly value: unknown } | { readonly failure: Failure });

/** Sends questions. @param ask sends one, and returns its answer @throws what the one that is asked throws */
export function farDesk(
  ask: (part: Part, name: string, given: readonly unknown[]) => Promise<unknown>,
): FarDesk {
  const far = Object.entries(ASKED).map(([part, names]) => [
    part,
    Object.fromEntries(
      names.map((name) => [name, (...given: readonly unknown[]) => ask(part as Part, name, given)]),
    ),
  ]);
  return Object.fromEntries(far) as FarDesk;
}

/** Answers a question. @throws whatever the one that is asked throws */
export async function askedAt(desk: Desk, { part, name, given }: DeskQuestion): Promise<unknown> {
  const asked = desk[part] as unknown as Readonly<Record<string, (...given: readonly unknown[]) => unknown>>;
  return asked[name]?.(...given);
}
