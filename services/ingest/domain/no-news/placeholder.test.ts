import { expect, it } from 'vitest';
import { readFields } from '../read-fields.ts';
import { isPlaceholder } from './placeholder.ts';

it.each(['ONLY AVAILABLE IN PAID PLANS', '[Removed]', 'null', 'N/A', ' No description available. '])(
  'knows %j for no text',
  (text) => expect(isPlaceholder(text)).toBe(true),
);

it.each([
  '',
  'Removed',
  'Plans to build a bridge are only available in outline.',
  'None of the miners was hurt.',
])('takes %j for text', (text) => expect(isPlaceholder(text)).toBe(false));

it('reads the summary where the body is a placeholder', () => {
  const raw = {
    title: 'Ferry fire',
    content: 'ONLY AVAILABLE IN PAID PLANS',
    description: 'Fourteen were hurt.',
  };
  expect(readFields(raw)).toMatchObject({ body: 'Fourteen were hurt.' });
});
