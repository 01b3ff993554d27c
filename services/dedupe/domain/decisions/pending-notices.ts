/**
 * Notices that came before the article they speak of, or whose article nobody has seen: kept by their fingerprints until
 * it comes or a window's length has passed.
 */
import type { Assignment } from '@newsfold/schemas/generated/records.ts';
import { FingerprintView } from '../fingerprint/fingerprint-view.ts';
import { ResidentForm } from '../fingerprint/resident.ts';

/** The part of a notice's fact that is kept. */
type NoticeFact = Pick<Assignment, 'articleId' | 'outlet' | 'credit' | 'streamTime' | 'noticePrint'>;

/** A notice that waits. */
export interface PendingNotice {
  readonly articleId: string;
  /** Who published it. */
  readonly by: string;
  /** The agency that it credits, or is; '' when unknown. */
  readonly credit: string;
  /** Stream time when it came, milliseconds since the epoch. */
  readonly at: number;
  readonly view: FingerprintView;
}

/** See the top of the file. */
export class PendingNotices {
  #notices: PendingNotice[] = [];

  /** Those that wait, in the order they came. */
  get all(): readonly PendingNotice[] {
    return this.#notices;
  }

  /** Takes in a notice from its fact. @param most notices kept; of more the oldest go */
  add({ articleId, outlet, credit, streamTime, noticePrint }: NoticeFact, most: number): void {
    const form = new ResidentForm().make(noticePrint);
    const view = new FingerprintView().point(form.memory, 0);
    const others = this.#notices.filter((notice) => notice.articleId !== articleId);
    this.#notices = [...others, { articleId, by: outlet, credit, at: streamTime, view }].slice(-most);
  }

  /** Lets go of a notice whose article has come. */
  settle(articleId: string): void {
    this.#notices = this.#notices.filter((notice) => notice.articleId !== articleId);
  }

  /** Lets go of those that came before a stream time. */
  dropBefore(at: number): void {
    if ((this.#notices[0]?.at ?? at) < at) this.#notices = this.#notices.filter((notice) => notice.at >= at);
  }
}
