/**
 * BCubed precision, recall and F1 of a clustering (Bagga and Baldwin 1998; Amigó et al. 2009), and the pairwise
 * figures. Both are computed from the table of (cluster, label) counts, so a million articles are affordable.
 */

/** An article with the cluster it was assigned to and the one it belongs to. */
export interface Scored {
  readonly cluster: string;
  readonly label: string;
}

/** Precision, recall and their harmonic mean, 0 to 1. */
export interface Figures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Both ways to score. */
export interface ClusterScore {
  readonly articles: number;
  readonly bcubed: Figures;
  readonly pairwise: Figures;
}

function figures(precision: number, recall: number): Figures {
  const sum = precision + recall;
  return { precision, recall, f1: sum > 0 ? (2 * precision * recall) / sum : 0 };
}

function countBy(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

function pairs(counts: Iterable<number>): number {
  let sum = 0;
  for (const n of counts) sum += (n * (n - 1)) / 2;
  return sum;
}

/** Scores a clustering against labels; an empty one scores 1 throughout. */
export function scoreClusters(items: readonly Scored[]): ClusterScore {
  const n = items.length;
  if (n === 0) return { articles: 0, bcubed: figures(1, 1), pairwise: figures(1, 1) };
  const clusters = countBy(items.map((item) => item.cluster));
  const labels = countBy(items.map((item) => item.label));
  const cells = countBy(items.map((item) => JSON.stringify([item.cluster, item.label])));
  let precision = 0;
  let recall = 0;
  for (const [cell, count] of cells) {
    const [cluster, label] = JSON.parse(cell) as [string, string];
    precision += (count * count) / (clusters.get(cluster) as number);
    recall += (count * count) / (labels.get(label) as number);
  }
  const shared = pairs(cells.values());
  const clustered = pairs(clusters.values());
  const labelled = pairs(labels.values());
  return {
    articles: n,
    bcubed: figures(precision / n, recall / n),
    pairwise: figures(clustered > 0 ? shared / clustered : 1, labelled > 0 ? shared / labelled : 1),
  };
}
