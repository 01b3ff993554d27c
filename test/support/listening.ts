/** Where processes of this machine listen, by Linux' own tables. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const LISTENS = '0A';

/** An address as the table has it: groups of four bytes, each in the order of the machine. */
function addressOf(hex: string): string {
  const bytes = hex.match(/.{8}/g)?.flatMap((group) => [...Buffer.from(group, 'hex')].reverse()) ?? [];
  const isMapped = bytes.length === 16 && bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255;
  if (bytes.length === 4 || isMapped) return bytes.slice(-4).join('.');
  return bytes.every((byte, index) => byte === (index === 15 ? 1 : 0))
    ? '::1'
    : Buffer.from(bytes).toString('hex');
}

/** Sockets that listen, by inode. */
function listeningSockets(): ReadonlyMap<string, string> {
  const rows = ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/net/${table}`, 'utf8').trim().split('\n').slice(1),
  );
  return new Map(
    rows.flatMap((row) => {
      const [, local = '', , state, , , , , , inode = ''] = row.trim().split(/\s+/);
      const [address = '', port = ''] = local.split(':');
      return state === LISTENS
        ? [[inode, `${addressOf(address)}:${Number.parseInt(port, 16)}`] as const]
        : [];
    }),
  );
}

/** The addresses at which these processes listen. */
export function listeningAddresses(pids: readonly number[]): readonly string[] {
  const sockets = listeningSockets();
  const found = new Set<string>();
  for (const pid of pids) {
    try {
      for (const descriptor of readdirSync(`/proc/${pid}/fd`)) {
        const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${descriptor}`))?.[1];
        const address = inode === undefined ? undefined : sockets.get(inode);
        if (address !== undefined) found.add(address);
      }
    } catch {
      // It ended, or closed something, while it was looked at.
    }
  }
  return [...found].sort();
}
