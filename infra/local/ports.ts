/** Loopback ports. */
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** The address that everything local listens on. */
export const LOOPBACK = '127.0.0.1';

function listen(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}

/** A port that is free now; another process can take it before the caller binds it. */
export function freePort(): Promise<number> {
  return listen(0);
}

/**
 * The wanted port if it is free, or any free one when none is wanted.
 * @throws Error that names the variable or option to change when it is taken.
 */
export async function claimPort(wanted: number | undefined, setting: string): Promise<number> {
  if (wanted === undefined) return freePort();
  try {
    return await listen(wanted);
  } catch {
    throw new Error(
      `port ${wanted} is taken; set ${setting} to a free port, or leave it out to have one chosen`,
    );
  }
}

/**
 * Waits until something accepts connections on a port of loopback.
 * @param gaveUp why waiting longer is pointless; undefined while it is not
 * @throws Error with that reason, or after the timeout
 */
export async function waitForPort(
  port: number,
  timeoutMs: number,
  gaveUp: () => string | undefined,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const reason =
      gaveUp() ??
      (Date.now() > deadline ? `nothing listens on port ${port} after ${timeoutMs / 1000} s` : undefined);
    if (reason !== undefined) throw new Error(reason);
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, LOOPBACK);
      socket.once('connect', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
    if (open) return;
    await sleep(50);
  }
}
