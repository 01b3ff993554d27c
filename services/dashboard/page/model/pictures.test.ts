import { expect, it } from 'vitest';
import { pictureOf } from './pictures.ts';

type Pictured = Parameters<typeof pictureOf>[0][number];
const article = (image: string | null, more: Partial<Pictured> = {}): Pictured => ({
  image,
  display: 'full',
  role: 'report',
  standing: 'current',
  url: 'https://post.example/1',
  publisher: { id: 'post.example', name: 'Post', family: null },
  ...more,
});
const shown = (articles: readonly Pictured[], ...hosts: string[]) => pictureOf(articles, hosts)?.url ?? null;
const IMAGE = 'https://img.post.example/a.jpg';

it('shows pictures of hosts that are named, over https, and of none by default', () => {
  expect(shown([article(IMAGE)])).toBeNull();
  expect(shown([article(IMAGE)], 'img.post.example')).toBe(IMAGE);
  expect(shown([article(IMAGE)], '*.post.example')).toBe(IMAGE);
  expect(shown([article(IMAGE)], 'post.example', '*.img.post.example', '*.example.org')).toBeNull();
  for (const image of [
    'http://img.post.example/a.jpg',
    'https://img.post.example:8443/a.jpg',
    'https://reader@img.post.example/a.jpg',
    'https://img.post.example.evil.example/a.jpg',
    'data:image/png;base64,',
    'no address',
  ])
    expect(shown([article(image)], 'img.post.example'), image).toBeNull();
});

it('shows that of the lead first, and none of what may not be shown or stands no more', () => {
  const hosts = ['*.example'];
  const lead = article('https://lead.example/b.jpg', { role: 'lead' });
  expect(shown([article(IMAGE), lead], ...hosts)).toBe(lead.image);
  expect(shown([article(IMAGE), { ...lead, display: 'headline_by_terms' }], ...hosts)).toBe(IMAGE);
  expect(shown([{ ...lead, standing: 'killed' }], ...hosts)).toBeNull();
  expect(shown([article(IMAGE, { role: 'copy' })], ...hosts)).toBeNull();
});
