/** The descriptor by which a command learns that whoever started it is gone, however it went (see bootstrap.mjs). */
import { Socket } from 'node:net';

/** Calls `onEnd` once when the starter is gone; does nothing when there is none to watch. */
export function watchLifeline(onEnd: () => void): void {
  const descriptor = process.env.NEWSFOLD_LIFELINE;
  if (!descriptor) return;
  let ended = false;
  const end = () => {
    if (!ended) onEnd();
    ended = true;
  };
  new Socket({ fd: Number(descriptor) }).on('error', end).on('close', end).resume().unref();
}
