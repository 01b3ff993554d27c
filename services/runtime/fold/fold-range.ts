/** Detects input that is gone or was recreated, instead of skipping it. */
import type { PartitionOffsets } from '../log/broker.ts';

/**
 * Checks that what comes after `answered` still exists, and that what was answered existed.
 * @throws Error that says which offsets are missing and what to do.
 */
export function checkFoldRange(
  inputTopic: string,
  outputTopic: string,
  input: PartitionOffsets,
  answered: number,
): void {
  const next = answered + 1;
  const where = `${inputTopic}/${input.partition}`;
  if (next < input.low) {
    throw new Error(
      `${where}: offsets ${next} to ${input.low - 1} were deleted before they were answered; that input is lost. Lengthen the topic's retention; to continue without it, start with a new TOPIC_PREFIX`,
    );
  }
  if (next > input.high) {
    throw new Error(
      `${where}: ${outputTopic} answers offset ${answered}, but the topic ends at ${input.high}; it was recreated or truncated. Recreate ${outputTopic} too, or start with a new TOPIC_PREFIX`,
    );
  }
}

/** The message about inputs that vanished under a live fold: the next record is not the one after the last answered. */
export function gapMessage(topic: string, partition: number, expected: number, found: number): string {
  return `${topic}/${partition}: after offset ${expected - 1} comes ${found} instead of ${expected}; what lies between was deleted before it was answered, or the topic was recreated. A restart says which`;
}
