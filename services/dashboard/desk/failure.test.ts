/** What is left of an error that went from one thread to another. */
import { expect, it } from 'vitest';
import { Problem } from '../http/problem.ts';
import { errorOf, failureOf } from './failure.ts';

const sent = (error: unknown) => errorOf(structuredClone(failureOf(error)));

it('keeps what a problem says to whoever asked', () => {
  const problem = new Problem('not-taken', 'send it again', { watch: 'w' }, 5);
  const arrived = sent(problem);
  expect(arrived).toBeInstanceOf(Problem);
  expect(arrived).toMatchObject({ kind: 'not-taken', status: 503, retryAfterSeconds: 5 });
  expect((arrived as Problem).body()).toEqual(problem.body());
});

it('keeps what the system and SQLite call an error, and where it happened', () => {
  const error = Object.assign(new Error('database disk image is malformed'), {
    code: 'ERR_SQLITE_ERROR',
    errcode: 11,
  });
  expect(sent(error)).toMatchObject({
    message: error.message,
    code: 'ERR_SQLITE_ERROR',
    errcode: 11,
    stack: error.stack,
  });
  expect(sent('no error at all').message).toBe('no error at all');
});
