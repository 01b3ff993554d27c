/** A small disk for the broker that can be filled: a tmpfs in a private mount namespace. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, statfsSync } from 'node:fs';

const ROOM = '6g';
/** Free space on a full disk, bytes: less than one batch. */
const LEFT = 64 * 1024;
/** Set in the process that runs inside the namespace. */
export const NAMESPACE_VARIABLE = 'NEWSFOLD_CHAOS_NAMESPACE';

/** A disk. */
export interface Disk {
  /** Leaves almost no free space. */
  fill(): void;
  free(): void;
  /** Unmounts it; what was on it is lost, unless it is kept in a folder beside it. */
  remove(isKept: boolean): void;
}

/** The command that runs a process with private mounts, which vanish with it; undefined where the kernel forbids it. */
export function namespaceCommand(): readonly string[] | undefined {
  return [
    ['unshare', '--mount', '--propagation', 'private'],
    ['unshare', '--user', '--map-root-user', '--mount', '--propagation', 'private'],
  ].find(([command = '', ...args]) => {
    const probe = spawnSync(command, [...args, 'mount', '-t', 'tmpfs', '-o', 'size=64k', 'newsfold', '/mnt']);
    return probe.status === 0;
  });
}

function run(command: string, ...args: string[]): void {
  const result = spawnSync(command, args, { encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${result.stderr.trim()}`);
}

const mount = (...args: string[]) => run('mount', ...args);

/** Mounts a disk on a folder; only inside the namespace. */
export function mountDisk(folder: string): Disk {
  mkdirSync(folder, { recursive: true });
  mount('-t', 'tmpfs', '-o', `size=${ROOM}`, 'newsfold-chaos', folder);
  return {
    fill: () => {
      const { blocks, bfree, bsize } = statfsSync(folder);
      mount('-o', `remount,size=${(blocks - bfree) * bsize + LEFT}`, folder);
    },
    free: () => mount('-o', `remount,size=${ROOM}`, folder),
    remove: (isKept) => {
      // With the namespace the disk vanishes.
      if (isKept) cpSync(folder, `${folder}-kept`, { recursive: true });
      run('umount', '--lazy', folder);
    },
  };
}
