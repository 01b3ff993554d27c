import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format, inspect } from 'node:util';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { Secret, withoutCredentials } from './secret.ts';

const folder = mkdtempSync(join(tmpdir(), 'newsfold-secret-'));
const file = join(folder, 'secret');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a secret', () => {
  it('shows itself to nobody who prints it (property)', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 12 }), (text) => {
        const secret = Secret.of(text);
        const holder = { a: [secret], [Symbol('b')]: secret };
        const printed = [
          String(secret),
          `${secret}`,
          JSON.stringify({ secret }),
          inspect(holder, { depth: 9, showHidden: true }),
          format('%s %o %O %j', secret, secret, holder, holder),
          Object.entries(secret).join(),
        ].join('\n');
        const rest = printed.replaceAll('[secret]', '');
        expect(rest.includes(text) && !'[ ] { a: , "secret": }'.includes(text.trim())).toBe(false);
        expect(secret.reveal()).toBe(text);
      }),
    );
  });

  it('in a file is what the file holds now, without the line break at its end', () => {
    writeFileSync(file, 'first\n');
    const secret = Secret.inFile(file);
    expect(secret.reveal()).toBe('first');
    writeFileSync(file, ' second \r\n');
    expect(secret.reveal()).toBe(' second ');
  });

  it('in a file that is being replaced is what it was', () => {
    writeFileSync(file, 'kept');
    const secret = Secret.inFile(file);
    writeFileSync(file, '');
    expect(secret.reveal()).toBe('kept');
    rmSync(file);
    expect(secret.reveal()).toBe('kept');
  });

  it('in a file that is missing or empty is an error without its content', () => {
    expect(() => Secret.inFile(join(folder, 'none'))).toThrow('a file that can be read (ENOENT)');
    writeFileSync(file, '\n');
    expect(() => Secret.inFile(file)).toThrow('a file that is not empty');
  });

  it('is handed on as it was given', () => {
    writeFileSync(file, 'x');
    expect(Secret.of('text').asVariable('PASSWORD')).toEqual(['PASSWORD', 'text']);
    expect(Secret.inFile(file).asVariable('PASSWORD')).toEqual(['PASSWORD_FILE', file]);
  });

  it('that is a key may be given in one line', () => {
    expect(Secret.of('-----BEGIN KEY-----\\nabc\\n-----END KEY-----').reveal()).toContain('\nabc\n');
    expect(Secret.of('pass\\nword').reveal()).toBe('pass\\nword');
  });
});

describe('an address is shown without credentials', () => {
  it.each([
    ['http://user:pass@host:1/path', 'http://***@host:1/path'],
    ['http://user:p@ss/w:ord@host', 'http://***@host'],
    ['user:pass@host:9092', '***@host:9092'],
    ['a:1,user:pass@host:9092', '***@host:9092'],
    ['http://host:1/path', 'http://host:1/path'],
    ['a:1,b:2', 'a:1,b:2'],
  ])('%s', (given, shown) => {
    expect(withoutCredentials(given)).toBe(shown);
  });
});
