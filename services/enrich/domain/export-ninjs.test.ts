import { describe, expect, it } from 'vitest';
import { exportNinjs } from './export-ninjs.ts';
import { article, START } from './fixture-article.ts';

describe('exportNinjs', () => {
  it('tells title, text, source and times', () => {
    const item = exportNinjs(
      article('a', { title: 'T', text: 'Body.', wireCredit: 'AP', authors: ['Ann Lee'] }),
    );
    expect(item).toMatchObject({
      uri: 'https://a.example/',
      standard: { name: 'ninjs', version: '3.1' },
      firstCreated: new Date(START).toISOString(),
      headlines: [{ value: 'T' }],
      bodies: [{ value: 'Body.', charCount: 5 }],
      by: 'Ann Lee',
      infoSources: [{ name: 'a.example' }, { name: 'AP', role: 'agency' }],
    });
  });

  it('leaves out what is not known', () => {
    const item = exportNinjs(
      article('a', {
        title: '',
        publishedAt: START,
        publishedAtQuality: 'clamped',
        language: 'und',
        url: null,
      }),
    );
    expect(item).not.toHaveProperty('headlines');
    expect(item).not.toHaveProperty('versionCreated');
    expect(item).not.toHaveProperty('language');
    expect(item.uri).toBe('urn:newsfold:article:a');
  });
});
