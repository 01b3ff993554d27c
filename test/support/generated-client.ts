/** A client that oazapfts, a generator of others, makes of an OpenAPI document, as somebody who knows no more would have it. */
import { execFileSync } from 'node:child_process';
import { existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './run-step.ts';

/** Files of the folder. */
const DOCUMENT = 'openapi.json';
const CLIENT = 'client.ts';

const OPTIONS = {
  target: 'es2024',
  lib: ['es2024', 'dom', 'dom.iterable'],
  module: 'nodenext',
  strict: true,
  exactOptionalPropertyTypes: false,
  noEmit: true,
  skipLibCheck: true,
  types: [],
};

const command = (name: string) => join(ROOT, 'node_modules', '.bin', name);

function run(folder: string, name: string, args: readonly string[]): void {
  try {
    execFileSync(command(name), args, { cwd: folder, stdio: 'pipe', encoding: 'utf8' });
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout: string; readonly stderr: string };
    throw new Error(`${name}: ${stdout}${stderr}`, { cause: error });
  }
}

/**
 * Makes the client of a document, checks that the compiler takes a program that uses it, and runs that program.
 * @param folder an empty one, which the caller removes
 * @param program TypeScript that imports `./client.ts` and exports a function `use`
 * @returns what `use` is
 * @throws Error with what the generator or the compiler says
 */
export async function useGeneratedClient<T>(folder: string, document: string, program: string): Promise<T> {
  writeFileSync(join(folder, DOCUMENT), document);
  if (!existsSync(join(folder, 'node_modules')))
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: { ...OPTIONS, allowImportingTsExtensions: true },
      files: ['program.ts'],
    }),
  );
  writeFileSync(join(folder, 'program.ts'), program);
  run(folder, 'oazapfts', [DOCUMENT, CLIENT]);
  run(folder, 'tsc', ['-p', '.']);
  const { use } = (await import(pathToFileURL(join(folder, 'program.ts')).href)) as { readonly use: T };
  return use;
}
