/** All patches of the pinned kafkajs, applied once a process before its first client. */
import './checksum.ts';
import { patchFetchDecoder } from './fetch-decoder.ts';
import { patchHeaderDecoder } from './header-decoder.ts';
import { patchRequestQueue } from './request-queue.ts';

let areApplied = false;

/**
 * Applies them; a second call does nothing.
 * @throws Error that names the patch when kafkajs does not look as expected
 */
export function applyPatches(): void {
  if (areApplied) return;
  patchRequestQueue();
  patchHeaderDecoder();
  patchFetchDecoder();
  areApplied = true;
}
