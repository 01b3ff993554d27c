/** The descriptor that closes when the process that started a command is gone, however it ended (see bootstrap.mjs). */
import { Socket } from 'node:net';

/** Calls `onEnd` once when the parent is gone; does nothing when there is no descriptor to watch. */
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
