/** How a server begins to listen. */
import type { Server } from 'node:http';

/** Where a server listens. */
export interface ListenAt {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** The variable that sets the port, for whoever reads that it is taken. */
  readonly setting: string;
  /** Told of connections that could not be accepted, once it listens. */
  readonly onError: (error: Error) => void;
}

/**
 * Lets a server listen.
 * @returns the port
 * @throws Error with the address and the variable when it is taken, and whatever else the system says
 */
export async function listen(server: Server, { host, port, setting, onError }: ListenAt): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`${host}:${port} is taken; set ${setting} to a free port`)
          : error,
      ),
    );
    server.listen(port, host, resolve);
  });
  server.on('error', onError);
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}
