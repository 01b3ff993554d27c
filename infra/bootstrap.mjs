/**
 * Runs a TypeScript entry of this repository from nothing but npm on the host: installs the pinned dependencies when
 * they are missing or stale (Node 24 is one of them), then hands over. Plain JavaScript, because the host's own Node
 * may be too old for TypeScript.
 *
 *   node infra/bootstrap.mjs ENTRY.ts [ARG ...]
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const node = join(root, 'node_modules', '.bin', 'node');
const marker = join(root, 'node_modules', '.newsfold-installed');

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

function installed() {
  return existsSync(node) && existsSync(marker) && readFileSync(marker, 'utf8') === lockHash();
}

function install() {
  process.stderr.write('newsfold: installing dependencies (once, about a minute) …\n');
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const [command, ...first] = npm;
  const result = spawnSync(command, [...first, 'ci', '--loglevel=error', '--no-progress'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (result.status !== 0) {
    process.stderr.write(
      'newsfold: `npm ci` failed; see above, check the network and the registry setting, and try again\n',
    );
    process.exit(1);
  }
  mkdirSync(dirname(marker), { recursive: true });
  writeFileSync(marker, lockHash());
}

const [entry, ...args] = process.argv.slice(2);
if (entry === undefined) {
  process.stderr.write('usage: node infra/bootstrap.mjs ENTRY.ts [ARG ...]\n');
  process.exit(2);
}
if (!installed()) install();

// The fourth descriptor is a lifeline: when this process is gone, however it went, the child reads its end and stops.
const child = spawn(node, [join(root, entry), ...args], {
  stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
  env: {
    ...process.env,
    NEWSFOLD_LIFELINE: '3',
    // Every process compiles the same files; from the second start on it need not (0.70 → 0.43 CPU seconds each).
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, '.newsfold', 'compile-cache'),
    PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}`,
  },
});
// A terminal sends Ctrl-C to the whole foreground group, so the child has it already; a plain kill must be passed on.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) child.kill('SIGTERM');
}, 500).unref();
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
