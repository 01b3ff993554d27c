/** The timeline of a story as marks on a line, and its tolls as they changed. */
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { say, wordOf } from '../words/tongue.ts';

/** A mark. Its sign tells its kind without colour. */
export interface Mark {
  readonly at: number;
  readonly kind: Story['timeline'][number]['kind'];
  readonly sign: string;
  readonly words: string;
  /** 0 at the first moment of the story, 1 at its last. */
  readonly place: number;
}

const SIGNS: Readonly<Record<string, string>> = {
  first_report: '◆',
  report: '●',
  copies: '○',
  correction: '▲',
  withdrawal: '✕',
  kill: '✕',
};

/** The kinds of marks with their signs, for a legend. */
export const markKinds = (): readonly (readonly [sign: string, words: string])[] =>
  ['first_report', 'report', 'copies', 'correction', 'kill'].map(
    (kind) => [SIGNS[kind] ?? '', wordOf(say.marks, kind)] as const,
  );

/** The marks of a story, in order of time. */
export function marksOf({ timeline }: Pick<Story, 'timeline'>): readonly Mark[] {
  const times = timeline.map(({ at }) => at);
  const [from, to] = [Math.min(...times), Math.max(...times)];
  return timeline
    .map(({ at, kind, publisher, count }) => {
      const sign = SIGNS[kind] ?? '●';
      const what = kind === 'copies' ? say.copies(count) : wordOf(say.marks, kind);
      return {
        at,
        kind,
        sign,
        words: `${what}: ${publisher}`,
        place: to === from ? 0 : (at - from) / (to - from),
      };
    })
    .sort((a, b) => a.at - b.at);
}

/** A figure as it changed. */
export interface Toll {
  readonly slot: string;
  /** The values with their times, s since the epoch, the earliest first. */
  readonly times: readonly number[];
  readonly values: readonly number[];
}

/** Figures of a story of which a newer value took the place of an older one; what is contested is no course of things. */
export function tollsOf({ conflicts }: Pick<Story, 'conflicts'>): readonly Toll[] {
  return conflicts
    .filter(
      ({ kind, values }) => kind === 'update' && values.filter(({ value }) => value !== null).length > 1,
    )
    .map(({ slot, values }) => {
      const points = values
        .flatMap(({ value, lastReportedAt }) =>
          value === null ? [] : [{ at: lastReportedAt / 1000, value }],
        )
        .sort((a, b) => a.at - b.at);
      return { slot, times: points.map(({ at }) => at), values: points.map(({ value }) => value) };
    });
}
