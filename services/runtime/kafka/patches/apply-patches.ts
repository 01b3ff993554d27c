/** All patches of the pinned kafkajs, applied once a process before its first client. */
import './checksum.ts';
import { registerCodecs } from './codec-table.ts';
import { patchFetchDecoder } from './fetch-decoder.ts';
import { patchHeaderDecoder } from './header-decoder.ts';
import { patchProduceEncoder } from './produce-encoder.ts';
import { patchRefusalWords } from './refusal-words.ts';
import { patchRequestQueue } from './request-queue.ts';
import { patchSteadyClock } from './steady-clock.ts';

let areApplied = false;

/**
 * Applies them; a second call changes the bound alone.
 * @param maxUnpackedBytes what the compressed batches of one fetch may unpack to
 * @throws Error that names the patch when kafkajs does not look as expected
 */
export function applyPatches(maxUnpackedBytes: number): void {
  registerCodecs(maxUnpackedBytes);
  patchFetchDecoder(maxUnpackedBytes);
  if (areApplied) return;
  patchRequestQueue();
  patchSteadyClock();
  patchHeaderDecoder();
  patchProduceEncoder();
  patchRefusalWords();
  areApplied = true;
}
