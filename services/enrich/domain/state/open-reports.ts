/** How many reports may be kept with their words, shared by the partitions of a worker: who holds most forgets first. */

/** Reports kept with their words, at most: some 40 MB. A story is touched again soon or not at all. */
export const MAX_DOCUMENTS = 300;

/** Someone who keeps reports with their words. */
export interface ReportHolder {
  /** Reports that it keeps. */
  readonly reports: number;
  /** Lays the story to rest that was touched longest ago. False when it keeps none that it may. */
  restOldest(): boolean;
}

/** See the top of the file. */
export class OpenReports {
  readonly most: number;
  readonly #holders = new Set<ReportHolder>();

  constructor(most: number = MAX_DOCUMENTS) {
    this.most = most;
  }

  /** Reports that all of them keep. */
  get count(): number {
    let sum = 0;
    for (const { reports } of this.#holders) sum += reports;
    return sum;
  }

  enter(holder: ReportHolder): void {
    this.#holders.add(holder);
  }

  leave(holder: ReportHolder): void {
    this.#holders.delete(holder);
  }

  /** Has stories laid to rest until the reports of the others are few enough. */
  fit(): void {
    while (this.count > this.most) {
      const fullestFirst = [...this.#holders].sort((a, b) => b.reports - a.reports);
      if (!fullestFirst.some((holder) => holder.restOldest())) return;
    }
  }
}
