import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../../ingest/main.ts', import.meta.url));

function run(args: readonly string[], variables: Readonly<Record<string, string>> = {}) {
  const env = { ...process.env, ...variables };
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    env,
    encoding: 'utf8',
    timeout: 50_000,
  });
  return { status, stdout, stderr };
}

describe('the command line of a worker', () => {
  it('ends with its help, and starts nothing', () => {
    const { status, stdout } = run(['--help']);
    expect([status, stdout]).toEqual([0, expect.stringContaining('--print-config')]);
  });

  it.each<[readonly string[], string]>([
    [
      ['--validat'],
      "ingest: unknown option '--validat'; did you mean --validate?; --help lists the options\n",
    ],
    [['now'], "ingest: unexpected argument 'now'; --help lists the options\n"],
    [['--connect'], 'ingest: --connect goes with --validate; --help lists the options\n'],
  ])('refuses %j in one line', (args, line) => {
    expect(run(args)).toEqual({ status: 1, stdout: '', stderr: line });
  });

  it('prints its configuration without a secret, and takes what the launcher reads', () => {
    const { status, stdout } = run(['--print-config'], {
      KAFKA_SECURITY_PROTOCOL: 'SASL_PLAINTEXT',
      KAFKA_SASL_MECHANISM: 'PLAIN',
      KAFKA_SASL_USERNAME: 'desk',
      KAFKA_SASL_PASSWORD: 'hidden',
      SCHEMA_REGISTRY_URL: 'http://desk:hidden@registry:8081',
      NEWSFOLD_DATA: '/var/lib/newsfold',
    });
    expect(status).toBe(0);
    expect(stdout).toContain('"[secret]"');
    expect(stdout).not.toContain('hidden');
  });

  it('names a variable that is misspelt', () => {
    expect(run(['--validate'], { NEWSFOLD_KAFKA_PROT: '1' })).toMatchObject({
      status: 1,
      stderr: 'ingest: NEWSFOLD_KAFKA_PROT: no such variable; is NEWSFOLD_KAFKA_PORT meant?\n',
    });
  });
});
