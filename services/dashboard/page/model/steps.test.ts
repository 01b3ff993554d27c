import { expect, it } from 'vitest';
import { stepFrom } from './steps.ts';

it('steps from moment to moment, the last of which is now', () => {
  const versions = [30, 10, 20].map((shownAt) => ({ shownAt }));
  expect(stepFrom(versions, null, -1)).toBe(20);
  expect(stepFrom(versions, 20, -1)).toBe(10);
  expect(stepFrom(versions, 15, 1)).toBe(20);
  expect(stepFrom(versions, 20, 1)).toBeNull();
  expect(stepFrom(versions, 10, -1)).toBeUndefined();
  expect(stepFrom(versions, null, 1)).toBeUndefined();
  expect(stepFrom([], null, -1)).toBeUndefined();
});
