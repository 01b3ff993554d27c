/** The signatures of the Python packages datasketch and rensa over the same texts, where they are installed. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('./signatures.py', import.meta.url));
/** How to get the packages; the bench installs nothing. */
export const HOW =
  'python3 -m venv /tmp/signatures && /tmp/signatures/bin/pip install datasketch rensa\n' +
  '  npm run bench:analyse -- --python /tmp/signatures/bin/python';

/** Processor seconds for all texts, of the signatures alone and from the text on; or why they are missing. */
type Signatures =
  | { readonly name: string; readonly kernel: number; readonly text: number }
  | { readonly name: string; readonly missing: string };

const NAMES = ['datasketch', 'rensa'] as const;

/** Measures the packages that are installed. */
export function pythonSignatures(python: string, texts: readonly string[]): Signatures[] {
  const ran = spawnSync(python, [SCRIPT], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
    maxBuffer: 2 ** 24,
  });
  if (ran.error !== undefined || ran.status !== 0) {
    const missing = ran.error?.message ?? ran.stderr.trim().split('\n').at(-1) ?? `exit code ${ran.status}`;
    return NAMES.map((name) => ({ name, missing }));
  }
  const found = JSON.parse(ran.stdout) as Record<
    string,
    { kernel: number; text: number } | { missing: string }
  >;
  return NAMES.map((name) => ({ name, ...(found[name] ?? { missing: 'not measured' }) }));
}
