/** Looks for facts that retention has deleted although a restored state needs them: never silently. */
import type { LoopContext } from '../loop/loop-context.ts';
import type { FoldDefinition } from './fold-definition.ts';
import type { FactLog } from './fold-memory.ts';

/** Items named in one line of the log at most; their number is a metric. */
const MAX_NAMED = 20;

/** Reports what a restored state lacks, as a metric and in the log. @returns it in words; see FoldDefinition.missing */
export function reportMissing<S>(
  { metrics, logger }: LoopContext,
  fold: FoldDefinition<S>,
  { partition, state }: { readonly partition: number; readonly state: S },
  { topic, low, first }: FactLog,
): readonly string[] {
  const missing = low > 0 && first >= 0 ? (fold.missing?.(state, first) ?? []) : [];
  metrics.restoreMissing.set({ partition }, missing.length);
  if (missing.length === 0) return missing;
  logger.error(
    { partition, missing: missing.slice(0, MAX_NAMED) },
    `${topic}/${partition}: retention has deleted facts that the state still needs; from here on it differs from one that never stopped. Lengthen the topic's retention beyond the longest window and story`,
  );
  return missing;
}
