import type { Assignment } from '@newsfold/schemas/generated/records.ts';

/** What the assignment of an article says of decisions and notices where there are none. */
export const NOTHING_DECIDED: Pick<
  Assignment,
  'credit' | 'noticePrint' | 'decisionId' | 'notices' | 'decision'
> = { credit: '', noticePrint: Buffer.alloc(0), decisionId: '', notices: [], decision: null };
