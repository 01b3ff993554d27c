/**
 * Runs a TypeScript entry of this repository from nothing but npm on the host: installs the pinned dependencies when
 * they are missing or stale (Node 24 is one of them), then hands over. Plain JavaScript, because the host's own Node
 * may be too old for TypeScript. Commands need what workers need; the tests need everything.
 *
 *   node infra/bootstrap.mjs ENTRY.ts [ARG ...]
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const node = join(root, 'node_modules', '.bin', 'node');
const marker = join(root, 'node_modules', '.newsfold-installed');
const lock = readFileSync(join(root, 'package-lock.json'));
const lockHash = createHash('sha256').update(lock).digest('hex');

/** What is installed of this lock file: `all`, `run` (what commands need), or nothing. */
function installed() {
  if (!existsSync(node)) return undefined;
  if (!existsSync(marker)) return installedByHand() ? 'all' : undefined;
  const [hash, extent = 'all'] = readFileSync(marker, 'utf8').split(' ');
  return hash === lockHash ? extent : undefined;
}

/** Whether somebody's own `npm ci` has installed everything; npm keeps a list of what is there beside the packages. */
function installedByHand() {
  const list = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(list)) return false;
  const { packages } = JSON.parse(readFileSync(list, 'utf8'));
  return packagesOf('all').every(([path, { integrity }]) => packages[path]?.integrity === integrity);
}

/** Packages of the lock file that an installation fetches on every machine, with their paths. */
function packagesOf(extent) {
  const { packages } = JSON.parse(lock);
  return Object.entries(packages).filter(
    ([path, { link, dev, optional }]) =>
      path.includes('node_modules/') && !link && !optional && (extent === 'all' || !dev),
  );
}

/** Counts the packages as npm asks for them, in place on a terminal. */
function progressOf(extent) {
  const total = packagesOf(extent).length;
  let done = 0;
  return (line) => {
    if (!/http (?:fetch GET 200|cache) \S+/.test(line)) return;
    done = Math.min(total, done + 1);
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[Knewsfold: ${done} of ${total} packages`);
  };
}

async function install(extent) {
  const what =
    extent === 'run'
      ? 'Node 24 and what newsfold needs to run, about 80 MB'
      : 'everything that the tests need, about 250 MB';
  process.stderr.write(`newsfold: fetching ${what}, once …\n`);
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const [command, ...first] = npm;
  const args = [
    ...first,
    'ci',
    '--loglevel=http',
    '--no-progress',
    ...(extent === 'run' ? ['--omit=dev'] : []),
  ];
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  const onLine = progressOf(extent);
  const told = [];
  let rest = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      onLine(line);
      if (/npm (?:error|ERR!)/.test(line)) told.push(line);
    }
  });
  const status = await new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', resolve);
  });
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  if (status !== 0) {
    for (const line of told) process.stderr.write(`${line}\n`);
    process.stderr.write(
      'newsfold: `npm ci` failed; see above, check the network and the registry setting, and try again\n',
    );
    process.exit(1);
  }
  mkdirSync(dirname(marker), { recursive: true });
  writeFileSync(marker, `${lockHash} ${extent}`);
}

const [entry, ...args] = process.argv.slice(2);
if (entry === undefined) {
  process.stderr.write('usage: node infra/bootstrap.mjs ENTRY.ts [ARG ...]\n');
  process.exit(2);
}
const wanted = entry.startsWith('services/') ? 'run' : 'all';
const present = installed();
if (present !== 'all' && present !== wanted) await install(wanted);

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
