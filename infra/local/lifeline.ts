/** The descriptor that closes when the process that started a command is gone, however it ended (see bootstrap.mjs). */
import { fstatSync } from 'node:fs';
import { Socket } from 'node:net';

/** Whether a descriptor can be watched: a process that inherited its number may not have inherited it. */
function isOpen(descriptor: number): boolean {
  try {
    const stat = fstatSync(descriptor);
    return stat.isFIFO() || stat.isSocket();
  } catch {
    return false;
  }
}

/** Calls `onEnd` once when the parent is gone; does nothing when there is no descriptor to watch. */
export function watchLifeline(onEnd: () => void): void {
  const descriptor = process.env.NEWSFOLD_LIFELINE;
  if (!descriptor || !isOpen(Number(descriptor))) return;
  let ended = false;
  const end = () => {
    if (!ended) onEnd();
    ended = true;
  };
  new Socket({ fd: Number(descriptor) }).on('error', end).on('close', end).resume().unref();
}
