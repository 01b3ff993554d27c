import type { Story } from '@newsfold/schemas/generated/records.ts';

/** An event without its difference from the one before. */
export type Composed = Omit<Story, 'changeType' | 'significance' | 'changes'>;
