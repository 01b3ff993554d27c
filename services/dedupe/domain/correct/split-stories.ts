/** Splits: a story that has become two groups, found by average-link clustering down to two. */
import type { Correction } from '@newsfold/schemas/generated/records.ts';
import { areBound } from '../fit/kept-apart.ts';
import type { MatchSettings } from '../settings.ts';
import type { Draft } from '../window/draft.ts';
import { apartness } from './apartness.ts';
import { idsOf } from './move-neighbours.ts';

/** Two groups of a story with their mean pair scores. */
interface Halves {
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly inter: number;
  readonly intra: number;
}

interface Cluster {
  slots: number[];
  /** Sum of pair scores to every other cluster, by its index. */
  readonly sums: Float64Array;
  intra: number;
}

function join(clusters: (Cluster | null)[], into: number, from: number): void {
  const a = clusters[into] as Cluster;
  const b = clusters[from] as Cluster;
  a.intra += b.intra + (a.sums[from] as number);
  a.slots = [...a.slots, ...b.slots];
  clusters[from] = null;
  clusters.forEach((other, i) => {
    if (!other || i === into) return;
    a.sums[i] = (a.sums[i] as number) + (b.sums[i] as number);
    other.sums[into] = a.sums[i] as number;
  });
}

function nearest(clusters: readonly (Cluster | null)[]): [number, number] {
  let best = Number.NEGATIVE_INFINITY;
  let pair: [number, number] = [0, 0];
  for (let i = 0; i < clusters.length; i++) {
    const a = clusters[i];
    if (!a) continue;
    for (let j = i + 1; j < clusters.length; j++) {
      const b = clusters[j];
      if (!b) continue;
      const mean = (a.sums[j] as number) / (a.slots.length * b.slots.length);
      if (mean > best) {
        best = mean;
        pair = [i, j];
      }
    }
  }
  return pair;
}

/** Clusters slots by average link until two groups are left; needs at least two slots. */
function halve(slots: readonly number[], score: (a: number, b: number) => number): Halves {
  const clusters: (Cluster | null)[] = slots.map((slot) => ({
    slots: [slot],
    sums: Float64Array.from(slots, (other) => (other === slot ? 0 : score(slot, other))),
    intra: 0,
  }));
  for (let left = slots.length; left > 2; left--) join(clusters, ...nearest(clusters));
  const [a, b] = clusters.filter((cluster) => cluster !== null) as [Cluster, Cluster];
  const pairs = (n: number): number => (n * (n - 1)) / 2;
  const inside = pairs(a.slots.length) + pairs(b.slots.length);
  const other = clusters.indexOf(b);
  return {
    a: a.slots,
    b: b.slots,
    inter: (a.sums[other] as number) / (a.slots.length * b.slots.length),
    intra: inside > 0 ? (a.intra + b.intra) / inside : 0,
  };
}

/** Small stories are tried with every new report, larger ones with every few. */
function isDue(members: number, { split }: MatchSettings): boolean {
  if (members < split.leastMembers || members > split.maxMembers) return false;
  return members <= split.alwaysMembers || members % split.stride === 0;
}

/** Splits touched stories that have become two, in the draft. */
export function splitStories(
  draft: Draft,
  touched: ReadonlySet<string>,
  splitId: (slots: readonly number[]) => string,
): Correction[] {
  const { split, story } = draft.settings;
  const corrections: Correction[] = [];
  for (const storyId of [...touched].sort()) {
    const members = draft.members(storyId);
    if (!isDue(members.length, draft.settings)) continue;
    const halves = halve(members, (a, b) => draft.score(a, b));
    if (Math.min(halves.a.length, halves.b.length) < split.leastHalf) continue;
    if (areBound(draft, halves.a, halves.b)) continue;
    const contrast = halves.intra - halves.inter;
    const isFar = halves.inter < story.threshold + split.inter && contrast >= split.contrast;
    const apart = isFar ? 0 : apartness(draft, halves);
    if (!isFar && apart <= 0) continue;
    const leaving = [...(halves.a.length < halves.b.length ? halves.a : halves.b)].sort((x, y) => x - y);
    const toStoryId = splitId(leaving);
    for (const slot of leaving) draft.place(slot, toStoryId);
    corrections.push({
      kind: 'split',
      fromStoryId: storyId,
      toStoryId,
      articleIds: idsOf(draft, leaving),
      score: isFar ? contrast : apart,
      threshold: isFar ? split.contrast : 0,
    });
  }
  return corrections;
}
