/**
 * The decisions that hold in a partition: withdrawals, also of articles that have not come yet, and what editors have
 * decided about pairs. A function of the assignments applied, like the windows beside it.
 *
 * A decision is kept for a window's length after it was made or last met an article, and as long as an article of it is
 * in a window; then nothing can come that it would concern.
 */
import type { Decision } from '@newsfold/schemas/generated/records.ts';
import { releasedNumbers } from '../released-numbers.ts';
import { isEditors, type PairKind, type Standing } from './standing.ts';

const HOUR_MS = 3_600_000;

/** Adds to a list under a key. */
function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function pull<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)?.filter((one) => one !== value) ?? [];
  if (list.length === 0) map.delete(key);
  else map.set(key, list);
}

/** See the top of the file. Methods that begin with a verb of change are for `apply` alone. */
export class DecisionMemory {
  /** Greatest stream time of the facts of the partition, milliseconds since the epoch. */
  streamTime = 0;
  /** Decisions that went without having met an article, since this process began. */
  unmatched = 0;
  readonly #standing = new Map<string, Standing>();
  readonly #byArticle = new Map<string, Standing[]>();
  readonly #byGuid = new Map<number, Standing[]>();
  readonly #bounds: typeof releasedNumbers.decisions;
  #editors = 0;
  /** Decisions from which on the next search for those that are over is made. */
  #sweepAt: number;

  constructor(bounds: typeof releasedNumbers.decisions = releasedNumbers.decisions) {
    this.#bounds = bounds;
    this.#sweepAt = bounds.leastSwept;
  }

  /** Decisions that hold. */
  get size(): number {
    return this.#standing.size;
  }

  /** Those of them that have met no article yet. */
  get pending(): number {
    let count = 0;
    for (const { met } of this.#standing.values()) if (!met) count++;
    return count;
  }

  /** Whether editors have drawn any story here: what is asked of each article otherwise is nothing. */
  get hasEditors(): boolean {
    return this.#editors > 0;
  }

  /** A decision that holds; undefined when it is unknown, over or taken back. */
  get(decisionId: string): Standing | undefined {
    return this.#standing.get(decisionId);
  }

  /** Withdrawals that name an article, the newest last. */
  withdrawals(articleId: string, guidKey: number): readonly Standing[] {
    if (this.#standing.size === this.#editors) return [];
    const byId = (this.#byArticle.get(articleId) ?? []).filter(
      ({ decision }) => decision.kind === 'withdraw' && hasSameGuid(decision, guidKey),
    );
    const byGuid = guidKey === 0 ? [] : (this.#byGuid.get(guidKey) ?? []);
    return [...new Set([...byId, ...byGuid])];
  }

  /** What editors have decided about an article. */
  editorsOf(articleId: string): readonly Standing[] {
    return this.#editors === 0
      ? []
      : (this.#byArticle.get(articleId) ?? []).filter(({ decision }) => isEditors(decision));
  }

  /** The other articles of an article's pairs of a kind, each with the decision. */
  partners(articleId: string, kind: PairKind): { readonly articleId: string; readonly standing: Standing }[] {
    return this.editorsOf(articleId)
      .filter(({ decision }) => decision.kind === kind)
      .flatMap((standing) =>
        standing.articleIds.filter((id) => id !== articleId).map((id) => ({ articleId: id, standing })),
      );
  }

  /** The decision that an article stands alone; undefined without one. */
  aloneBy(articleId: string): Standing | undefined {
    return this.editorsOf(articleId).find(({ decision }) => decision.kind === 'alone');
  }

  /** All articles that decisions bind to one, directly or through others, itself included. */
  boundTo(articleId: string): ReadonlySet<string> {
    const bound = new Set([articleId]);
    for (const id of bound) for (const partner of this.partners(id, 'together')) bound.add(partner.articleId);
    return bound;
  }

  /** Lets a decision hold. */
  add(decision: Decision, articleIds: readonly string[], since: number, met: boolean): void {
    const standing: Standing = { decision, articleIds, since, met, contents: new Set() };
    this.#standing.set(decision.decisionId, standing);
    for (const id of new Set(articleIds)) push(this.#byArticle, id, standing);
    if (decision.byGuid && decision.guidKey !== 0) push(this.#byGuid, decision.guidKey, standing);
    if (isEditors(decision)) this.#editors++;
  }

  /** Ends a decision. */
  remove(decisionId: string): void {
    const standing = this.#standing.get(decisionId);
    if (standing === undefined) return;
    this.#standing.delete(decisionId);
    for (const id of new Set(standing.articleIds)) pull(this.#byArticle, id, standing);
    const { guidKey, byGuid } = standing.decision;
    if (byGuid && guidKey !== 0) pull(this.#byGuid, guidKey, standing);
    if (isEditors(standing.decision)) this.#editors--;
  }

  /** Notes that a withdrawal has taken back a content. */
  takeBackContent(decisionId: string, contentHash: string, streamTime: number): void {
    const standing = this.#standing.get(decisionId);
    if (standing === undefined) return;
    standing.met = true;
    standing.since = Math.max(standing.since, streamTime);
    if (standing.contents.size < this.#bounds.contents) standing.contents.add(contentHash);
  }

  /** Notes that an article of an editor's decision is in a window. */
  meet(articleId: string, isKnown: (articleId: string) => boolean): void {
    for (const standing of this.editorsOf(articleId))
      if (!standing.met) standing.met = standing.articleIds.every((id) => id === articleId || isKnown(id));
  }

  /**
   * Drops what is over. Cheap: it looks only when there are many more than after the last look.
   * @param hours length of a window; null when it has none
   * @param isKnown whether an article is in a window
   */
  sweep(hours: number | null, isKnown: (articleId: string) => boolean): void {
    if (this.#standing.size < this.#sweepAt) return;
    const over = hours === null ? Number.NEGATIVE_INFINITY : this.streamTime - hours * HOUR_MS;
    for (const [decisionId, { since, articleIds, met, decision }] of [...this.#standing]) {
      if (since >= over || (isEditors(decision) && articleIds.some(isKnown))) continue;
      this.#drop(decisionId, met);
    }
    for (const [decisionId, { met }] of this.#standing) {
      if (this.#standing.size <= this.#bounds.most) break;
      this.#drop(decisionId, met);
    }
    const { leastSwept, growth } = this.#bounds;
    this.#sweepAt = Math.max(leastSwept, growth * this.#standing.size);
  }

  #drop(decisionId: string, met: boolean): void {
    this.remove(decisionId);
    if (!met) this.unmatched++;
  }
}

/** Whether a decision's id of the feed says nothing against an article's. */
export function hasSameGuid({ guidKey }: Decision, other: number): boolean {
  return guidKey === 0 || other === 0 || guidKey === other;
}
