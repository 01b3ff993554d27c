import { createHash } from 'node:crypto';
import type { Article } from '@newsfold/schemas/generated/records.ts';
import { loadFacts } from '@newsfold/test/quality/facts-set.ts';
import { article } from '@newsfold/test/support/fixture-article.ts';
import { SENTENCES, TITLES } from '@newsfold/test/support/fixture-stories.ts';
import { findQuantities } from '@newsfold/text/numbers/quantities.ts';
import { readWords } from '@newsfold/text/words/read-words.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Document } from './documents/document.ts';
import { READING_VERSION } from './documents/packed-reading.ts';
import { DEFAULT_BOUNDS } from './documents/read-bounds.ts';
import { namedThingsOf } from './names/entity-names.ts';
import { placesIn } from './names/place-mentions.ts';
import { readReport } from './read-report.ts';
import { readingOf, type Word } from './reading/reading.ts';
import { attributionsOf } from './speech/speakers.ts';
import { daysIn } from './statements/day-mentions.ts';
import { sentencesOf } from './statements/sentences.ts';
import { slotValuesOf } from './statements/slot-values.ts';
import type { Statement } from './statements/statement.ts';
import { statementsOf, vocabularyOf } from './statements/statements.ts';

const told = (text: string, fields: Partial<Article> = {}): Article => {
  const { language = 'en' } = fields;
  return article('a', { text, quantities: findQuantities(text, language), ...fields });
};

const written = (words: readonly Word[]) => words.map(({ known, start, end }) => ({ known, start, end }));

function shown(statement: Statement, all: readonly Statement[]) {
  const { document: _document, article: _article, whole, notes: _notes, ...rest } = statement;
  const parts = all.flatMap((one, i) => (one.whole === whole ? [i] : []));
  return { ...rest, days: daysIn(statement), parts, isWhole: whole === statement };
}

/** All that is read of a document, without the document itself. */
function everything(document: Document) {
  const { title, sentences, isCut } = readingOf(document);
  const statements = statementsOf(document);
  return {
    isCut,
    title: written(title),
    sentences: sentences.map(({ index, start, end, text, words }) => ({
      index,
      start,
      end,
      text,
      words: written(words),
    })),
    statements: statements.flatMap((one) => [shown(one, statements), shown(one.whole, statements)]),
    vocabulary: vocabularyOf(document),
    said: sentencesOf(document).sentences.map(({ whole, place, words, triples, quoted, isQuoted }) => ({
      whole: shown(whole, statements),
      place,
      words,
      triples,
      quoted,
      isQuoted,
    })),
    slotValues: slotValuesOf(document).map(({ statement, ...value }) => ({
      ...value,
      statement: shown(statement, statements),
    })),
    attributions: attributionsOf(document),
    named: namedThingsOf(document),
    places: [...placesIn(document)],
  };
}

const unpacked = (of: Article, bounds = DEFAULT_BOUNDS): Document =>
  new Document({ ...of, reading: readReport(of, bounds) });

/** Nothing is read where a reading that was packed is at hand: its text is another one, of the same length. */
function expectSame(of: Article): void {
  const { title, text, language } = of;
  const words = { title: readWords(title, language), body: readWords(text, language) };
  // Whoever analyses the article has read its words already.
  expect(readReport(of, DEFAULT_BOUNDS, words)).toEqual(readReport(of, DEFAULT_BOUNDS));
  expect(everything(unpacked(of))).toEqual(everything(new Document(of)));
}

const LABELLED = loadFacts().flatMap(({ language, reports }) =>
  reports.map(({ title, body }) => told(body, { title, language })),
);

/** What breaks sentences, quotations, numbers and words. */
const AWKWARD = [
  'On Monday, March 3, 26, 000 people fled; "nobody was hurt", police said.',
  '— Ida Moss (@ida) June 30, 2026',
  'MOSS: Well. MOSS: No. MOSS: “It is not.”',
  'Не 12, а 14 человек погибли, сообщил министр 𝐇𝐨𝐥𝐦.',
  'सरकार ने कहा कि 5 लोग मारे गए।',
  '首相は「12人が死亡した」と述べた。',
  `“${'a'.repeat(300)}`,
  '\u0001 \ud800 \udc00 \u2028',
  'Paris Hilton met the mayor of Paris, Texas, and of Georgia in GENEVA - twice.',
];

describe('readReport', () => {
  it('gives what the text gives, of the labelled reports', () => {
    expect(LABELLED.length).toBeGreaterThan(100);
    for (const of of LABELLED) expectSame(of);
  });

  it('gives what the text gives, of reports made at random', () => {
    const sentence = fc.oneof(
      fc.constantFrom(...SENTENCES, ...AWKWARD),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom(...LABELLED.map(({ text }) => text.slice(0, 400))),
    );
    const language = fc.constantFrom('en', 'de', 'fr', 'es', 'ru', 'zh', 'ar', 'und', 'xx');
    fc.assert(
      fc.property(
        fc.constantFrom(...TITLES, ''),
        fc.array(sentence, { maxLength: 12 }),
        fc.constantFrom(' ', '\n', '\n\n'),
        language,
        (title, sentences, between, tag) => {
          expectSame(told(sentences.join(between), { title, language: tag }));
        },
      ),
    );
  });

  it('gives the same bytes for the same article, whatever was read before', () => {
    const [of] = LABELLED as [Article];
    const bytes = readReport(of, DEFAULT_BOUNDS).bytes;
    for (const other of LABELLED.slice(1, 20)) readReport(other, DEFAULT_BOUNDS);
    expect(readReport(of, DEFAULT_BOUNDS).bytes).toEqual(bytes);
  });

  it('has another version where the same article gives other bytes', () => {
    const all = createHash('sha256');
    for (const of of LABELLED) all.update(readReport(of, DEFAULT_BOUNDS).bytes);
    // Enrich takes what came packed: with other bytes of an old version it would read as the old release did. So where
    // this hash changes, and the version before was released, raise READING_VERSION; then write both here.
    expect([READING_VERSION, all.digest('hex').slice(0, 16)]).toEqual([1, '747e298d474f6890']);
  });

  it('is not asked again: what came packed is taken, and the text is not read', () => {
    const of = told('The ferry sank. Nine people were killed, the mayor said.');
    const other = told('XXX XXXXX XXXX. XXXX XXXXXX XXXX XXXXXX, XXX XXXXX XXXX.');
    const taken = new Document({
      ...other,
      reading: readReport(of, DEFAULT_BOUNDS),
      quantities: of.quantities,
    });
    expect(attributionsOf(taken)).toEqual(attributionsOf(new Document(of)));
    expect(slotValuesOf(taken).map(({ slot, value }) => [slot, value])).toEqual([['dead', 9]]);
  });

  it('is not believed in another version, nor where its bytes end early', () => {
    const of = told('The ferry sank. Nine people were killed, the mayor said.');
    const reading = readReport(of, DEFAULT_BOUNDS);
    const read = everything(new Document(of));
    const anything = readReport(told('Rain fell. Nobody saw it, the mayor of Kisumu said.'), DEFAULT_BOUNDS);
    const other = { ...anything, version: anything.version + 1 };
    expect(everything(new Document({ ...of, reading: other }))).toEqual(read);
    for (let cut = 0; cut < reading.bytes.length; cut++) {
      const torn = { ...reading, bytes: reading.bytes.subarray(0, cut) };
      expect(everything(new Document({ ...of, reading: torn }))).toEqual(read);
    }
  });

  it('reads no more than its bounds, and says so', () => {
    const of = told(
      'The ferry sank off the coast. The crew was saved. The owner of it was fined. Rain fell.',
    );
    const reading = readReport(of, { maxCharacters: 1000, maxSentences: 2 });
    const both = [
      { ...of, reading },
      { ...of, reading: { ...reading, version: 0 } },
    ].map((one) => readingOf(new Document(one)));
    for (const { sentences, isCut } of both) expect([sentences.length, isCut]).toEqual([2, true]);
    expect(readingOf(unpacked(of, { maxCharacters: 40, maxSentences: 9 })).sentences).toHaveLength(1);
    expect(readingOf(unpacked(of)).isCut).toBe(false);
  });

  it('reads values by the time that is believed', () => {
    const text = 'The storm killed 12 people in 2026 and flooded the town.';
    const [then, later] = [Date.UTC(2026, 5, 1), Date.UTC(2029, 5, 1)];
    const of = told(text, { publishedAt: then });
    const bounded = { ...of, publishedAt: later, reading: readReport(of, DEFAULT_BOUNDS) };
    expect(slotValuesOf(new Document(bounded)).length).toBe(
      slotValuesOf(new Document({ ...bounded, reading: null })).length,
    );
    expect(slotValuesOf(new Document(bounded)).length).not.toBe(slotValuesOf(new Document(of)).length);
  });
});
