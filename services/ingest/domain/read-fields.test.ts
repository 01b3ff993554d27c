import { RAW_FIELDS } from '@newsfold/schemas/raw-fields.ts';
import { describe, expect, it } from 'vitest';
import { type RawFields, readFields } from './read-fields.ts';

function read(raw: object): RawFields {
  const fields = readFields(raw as Record<string, unknown>);
  if ('kind' in fields) throw new Error(fields.detail);
  return fields;
}

describe('readFields', () => {
  it.each(RAW_FIELDS.title.names)('takes "%s" for the title', (name) => {
    expect(read({ [name]: 'A ferry' }).title).toBe('A ferry');
  });

  it.each([
    [
      'RSS',
      {
        title: 'T',
        link: 'https://x.example/a',
        description: 'S',
        pubDate: 'D',
        guid: 'g',
        'dc:creator': 'A',
      },
    ],
    [
      'JSON Feed',
      {
        title: 'T',
        url: 'https://x.example/a',
        content_html: 'S',
        date_published: 'D',
        id: 'g',
        authors: [{ name: 'A' }],
      },
    ],
    [
      'Atom',
      {
        title: { '#text': 'T' },
        link: [
          { rel: 'self', href: 'no' },
          { rel: 'alternate', href: 'https://x.example/a' },
        ],
        summary: { _: 'S' },
        published: 'D',
        id: 'g',
        author: { name: 'A' },
      },
    ],
    [
      'schema.org',
      {
        headline: 'T',
        mainEntityOfPage: { '@id': 'https://x.example/a' },
        articleBody: 'S',
        datePublished: 'D',
        identifier: 'g',
        author: [{ '@type': 'Person', name: 'A' }],
      },
    ],
    [
      'NewsAPI',
      { title: 'T', url: 'https://x.example/a', content: 'S', publishedAt: 'D', id: 'g', author: 'A' },
    ],
    [
      'ninjs',
      {
        headline: 'T',
        url: 'https://x.example/a',
        body_text: 'S',
        versioncreated: 'D',
        uri: 'g',
        byline: 'A',
      },
    ],
    [
      'WordPress',
      {
        title: { rendered: 'T' },
        link: 'https://x.example/a',
        content: { rendered: 'S' },
        date: 'D',
        guid: 'g',
        writer: 'A',
      },
    ],
    [
      'odd spelling',
      {
        TITLE: 'T',
        'canonical-url': 'https://x.example/a',
        Full_Text: 'S',
        'Published At': 'D',
        GUID: 'g',
        Author: 'A',
      },
    ],
  ])('reads %s', (_, raw) => {
    expect(read(raw)).toMatchObject({
      title: 'T',
      url: 'https://x.example/a',
      body: 'S',
      publishedAt: 'D',
      id: 'g',
      authors: ['A'],
    });
  });

  it('reads sources, lists and separated texts', () => {
    expect(read({ source: 'Gazette' }).source).toEqual({ name: 'Gazette', url: null });
    expect(read({ source: { name: 'Gazette', domain: 'gazette.example' } }).source).toEqual({
      name: 'Gazette',
      url: 'gazette.example',
    });
    expect(read({ outlet: 'Gazette', source_domain: 'gazette.example' }).source).toEqual({
      name: 'Gazette',
      url: 'gazette.example',
    });
    expect(read({ authors: 'Ada Low; Bo Ek, Cy Orr and Di Fry' }).authors).toEqual([
      'Ada Low',
      'Bo Ek',
      'Cy Orr',
      'Di Fry',
    ]);
    expect(read({ tags: [{ term: 'a' }, 'b', 7] }).categories).toEqual(['a', 'b']);
    expect(read({ body: ['One.', 'Two.'] }).body).toBe('One.\n\nTwo.');
    expect(read({ id: 48213 }).id).toBe('48213');
  });

  it('makes the body of the summary only without one, and keeps it beside the body otherwise', () => {
    const both = read({ body: 'B', summary: 'S', content_text: 'B2' });
    expect([both.body, both.summary]).toEqual(['B', 'S']);
    expect([...both.used].sort()).toEqual(['body', 'content_text', 'summary']);
    expect(read({ body: 'B', description: 'B', excerpt: 'S' }).summary).toBe('S');
    expect(read({ title: 'T', description: 'S' }).summary).toBe('');
    expect(read({ title: 'T', body: ' ', description: 'S' }).body).toBe('S');
  });

  it('takes the language of the feed where the item has none', () => {
    const meta = { '#ns': [], title: 'Nordblatt', language: 'de-DE' };
    expect(read({ title: 'T', meta }).lang).toBe('de-DE');
    expect(read({ title: 'T', lang: 'fr', meta }).lang).toBe('fr');
    expect(read({ title: 'T', feed_language: 'nl' }).lang).toBe('nl');
    expect(read({ title: 'T', meta: { language: null } }).lang).toBeNull();
  });

  it('reads how the text was made', () => {
    const uri = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';
    for (const given of [uri, { uri, name: 'Trained algorithmic media' }, [{ uri }]])
      expect(read({ title: 'T', digitalSourceType: given }).digitalSourceType).toBe(uri);
  });

  it('rejects a title or body of a wrong type and ignores other wrong types', () => {
    expect(readFields({ title: { en: 'a' } })).toMatchObject({ kind: 'rejected', reason: 'wrong-type' });
    expect(readFields({ title: 'a', body: 5 })).toMatchObject({
      kind: 'rejected',
      detail: '"body" is a number; send its body as a text',
    });
    const fields = read({ title: 'T', lang: 5, tags: {}, date: {}, url: {} });
    expect(fields).toMatchObject({ lang: null, categories: [], publishedAt: null, url: null });
    expect([...fields.used]).toEqual(['title']);
  });
});
