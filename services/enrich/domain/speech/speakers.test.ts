import { article } from '@newsfold/test/support/fixture-article.ts';
import { describe, expect, it } from 'vitest';
import { Document } from '../documents/document.ts';
import { attributionsOf } from './speakers.ts';

const PERSON = { type: 'person', mentions: 1 } as const;

/** Whose word each sentence is: a name, '' for somebody who is not known, null for the report. */
function sources(text: string, names: readonly string[] = [], language = 'en') {
  const entities = names.map((name) => ({ name, ...PERSON }));
  return attributionsOf(new Document(article('a', { text, language, entities }))).map((attribution) =>
    attribution === null ? null : attribution.source,
  );
}

describe('a report', () => {
  it('names a speaker in full where it has the full name', () => {
    expect(sources('Mr Okelo said the ferry was full.', ['Moses Okelo'])).toEqual(['Moses Okelo']);
    expect(sources('Okelo said the ferry was full.', ['Moses Okelo', 'Judith Okelo'])).toEqual(['Okelo']);
  });

  it('means who spoke last by a pronoun, not who spoke long ago', () => {
    expect(sources('Judith Okelo said the ferry was full. It was old. She added that it leaked.')).toEqual([
      'Judith Okelo',
      null,
      'Judith Okelo',
    ]);
    const filler = 'The ferry was old. It leaked. It sank. Nobody was surprised.';
    expect(sources(`Judith Okelo said the ferry was full. ${filler} She added that it leaked.`).at(-1)).toBe(
      '',
    );
  });

  it('means the one person whom the sentence before names', () => {
    expect(sources('Judith Okelo owned it. She said it leaked.', ['Judith Okelo']).at(-1)).toBe(
      'Judith Okelo',
    );
    const two = ['Judith Okelo', 'Moses Wafula'];
    expect(sources('Judith Okelo met Moses Wafula. She said it leaked.', two).at(-1)).toBe('');
  });

  it('gives what stands inside a quotation to who is named beside it', () => {
    const text = '“We had no boats. Nobody came for us,” said Judith Okelo. “We swam until dawn that day.”';
    expect(sources(text)).toEqual(['Judith Okelo', 'Judith Okelo', 'Judith Okelo']);
  });

  it('shows nobody for what only the sentences before tell, but at its beginning', () => {
    expect(sources('The minister said the ferry was full.')).toEqual(['The minister']);
    expect(sources('Judith Okelo said the ferry was full. Her lawyer said it leaked.').at(-1)).toBe('');
  });

  it('leaves open who alleges and expects', () => {
    const [alleged, expected, plain] = attributionsOf(
      new Document(
        article('a', { text: 'He allegedly fled. It is expected to open in May. It sank on May 29.' }),
      ),
    );
    expect(alleged).toEqual({ source: '', certainty: 'alleged' });
    expect(expected).toEqual({ source: '', certainty: 'expected' });
    expect(plain).toBeNull();
  });

  it('has no speakers in a language whose verbs are not known', () => {
    expect(sources('Okelo alisema feri ilijaa.', [], 'sw')).toEqual([null]);
  });
});
