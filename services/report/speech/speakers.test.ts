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

  it('means whom its own sentence, or the one before, begins with', () => {
    const names = ['Judith Okelo', 'Moses Wafula'];
    const spoken = 'Moses Wafula said the ferry was full.';
    expect(sources(`${spoken} Okelo won in May, and in June she announced it.`, names).at(-1)).toBe(
      'Judith Okelo',
    );
    expect(sources(`${spoken} Okelo sailed on Monday. “We sank,” she said.`, names).at(-1)).toBe(
      'Judith Okelo',
    );
    expect(sources(`${spoken} Okelo sailed. “We sank. We swam,” she said.`, names).slice(-2)).toEqual([
      'Judith Okelo',
      'Judith Okelo',
    ]);
  });

  it('means no body and no two people by a pronoun of one', () => {
    expect(sources('The harbour board said it leaked. He said it sank.').at(-1)).toBe('');
    expect(sources('Okelo and Wafula said it leaked. He said it sank.').at(-1)).toBe('');
  });

  it('names who holds an office where the report has one holder', () => {
    const names = ['Judith Okelo'];
    expect(
      sources('The boat sank. President Judith Okelo came. The president said nine drowned.', names).at(-1),
    ).toBe('Judith Okelo');
    expect(
      sources('The boat sank. Moses Wafula, her lawyer, came. Her lawyer said nine drowned.').at(-1),
    ).toBe('Moses Wafula');
    const two =
      'The boat sank. President Judith Okelo met President Moses Wafula. The president said nine drowned.';
    expect(sources(two, ['Judith Okelo', 'Moses Wafula']).at(-1)).toBe('');
  });

  it('means by the company the body that its sentence begins with', () => {
    expect(sources('It sank. It was old. Lake Ferries Ltd stopped its boats, the company said.').at(-1)).toBe(
      'Lake Ferries Ltd',
    );
  });

  it('gives a post to who signed it', () => {
    const text =
      'The boat sank.\n\nNine people drowned. That is a shame. — Judith Okelo (@okelo) May 3, 2026\n\nIt was old.';
    const told = sources(text);
    expect(told[0]).toBeNull();
    expect(told.slice(1, 3)).toEqual(['Judith Okelo', 'Judith Okelo']);
    expect(told.at(-1)).toBeNull();
  });

  it('gives the turns of an interview to their speakers', () => {
    const turns =
      'OKELO: It was old. It leaked. WAFULA: Was it? OKELO: Yes. WAFULA: Who knew? OKELO: All. WAFULA: Well.';
    expect(sources(`${turns}\n\nThe boat sank.`, ['Judith Okelo'])).toEqual([
      ...['Judith Okelo', 'Judith Okelo', 'Wafula', 'Judith Okelo', 'Wafula', 'Judith Okelo', 'Wafula'],
      null,
    ]);
    expect(sources('NOTE: It was old. The boat sank.')).toEqual([null, null]);
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
