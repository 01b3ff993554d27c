/** What the page of a process tells of its settings. */
import { expect, it } from 'vitest';
import { changedSettings } from './changed-settings.ts';
import { optionalText, secret } from './config.ts';

const row = (byDefault: string) => ({ parse: optionalText, default: byDefault, unit: '', doc: '' });
const table = { PORT: row('9101'), BROKERS: row('localhost:9092'), PROXY: row(''), PASSWORD: secret('') };

it('tells what is not as by default, by name', () => {
  expect(changedSettings(table, { PORT: '9101', BROKERS: 'a:9092,b:9092', OTHER: 'x' })).toEqual([
    { name: 'BROKERS', value: 'a:9092,b:9092' },
  ]);
});

it('tells no secret, be it a variable, a file or inside of an address', () => {
  const secrets = [
    { PASSWORD: 'hidden' },
    { PASSWORD_FILE: '/run/hidden' },
    { PROXY: 'http://desk:hidden@proxy:3128,http://desk:hidden@other' },
  ];
  for (const env of secrets) {
    const told = JSON.stringify(changedSettings(table, env));
    expect(told).toMatch(/\*\*\*|secret/);
    expect(told).not.toContain('hidden');
  }
  expect(changedSettings(table, { PROXY: 'x'.repeat(1000) })[0]?.value).toHaveLength(300);
});
