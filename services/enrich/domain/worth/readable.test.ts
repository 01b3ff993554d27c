import { sentencesOf } from '@newsfold/report/statements/sentences.ts';
import type { Statement } from '@newsfold/report/statements/statement.ts';
import { reportsOf } from '@newsfold/test/support/fixture-reports.ts';
import { describe, expect, it } from 'vitest';
import { goesOn, isReadable, isUnsigned, lacksSpeaker } from './readable.ts';

/** The sentence of a text that begins with given words. */
function sentence(text: string, begins = text.slice(0, 12)): Statement {
  const [report] = reportsOf([text, 0]);
  const found = report && sentencesOf(report.document).sentences.map(({ whole }) => whole);
  const whole = found?.find(({ article, start }) => article.text.startsWith(begins, start));
  if (whole === undefined) throw new Error(`no sentence begins with ${begins}`);
  return whole;
}

describe('a sentence can be shown', () => {
  it.each([
    'The panel asked Conrad Hale to explain the loan for his flat in Carden by Friday.',
    'The harbour of Carden was closed by the storm on December 5, 2017.',
    'Hale resigned on Monday, and Hale’s deputy Ida Moss took over the ministry.',
  ])('as it stands: %s', (text) => {
    expect(isReadable(sentence(text))).toBe(true);
  });

  it.each([
    'Senator Hale Conrad James HaleNorth Bay votes again on its harbour MORE said that the panel failed.',
    'The harbour is closed again today, he wrote. pic.twitter.com/5P7xx — Port of Carden (@portcarden)',
    'Editor’s note: the columnist Ida Moss advises the harbour of Carden on its dues.',
    'The column about the harbour of Carden originally appeared on the pages of its port.',
    'The minister waves to the crowd that came to the harbour after the storm in Carden, December 5, 2017.',
    'CLOSE Minister Conrad Hale said on Friday that the harbour of Carden stays closed.',
  ])('but not with what the page put into it: %s', (text) => {
    expect(isReadable(sentence(text))).toBe(false);
  });

  it.each([
    ['Both are expected to be put up for votes in the chamber of Carden next week.', true],
    ['“This is why the harbour of Carden had to close,” the minister Conrad Hale said.', true],
    ['Beide Häfen in Carden bleiben nach dem Sturm bis Freitag geschlossen.', true],
    ['The harbour of Carden stays closed until Friday, and it will lose ships.', false],
    ['Thisted and Carden keep their harbours closed until Friday.', false],
  ])('and goes on from the one before: %s', (text, expected) => {
    expect(goesOn(sentence(text))).toBe(expected);
  });
});

describe('words that do not say whose they are', () => {
  const filler = 'The harbour of Carden was closed on Monday by a storm from the north.';

  it('name their speaker in the sentence, in another one, or nowhere', () => {
    const signed = sentence(`${filler} “We will open the harbour on Friday,” Conrad Hale said.`, '“We will');
    expect([isUnsigned(signed), lacksSpeaker(signed)]).toEqual([false, false]);
    const beside = sentence(
      `${filler} “We will open the harbour on Friday,” Conrad Hale said. “The dredgers have been at work in the basin since Tuesday.”`,
      '“The dredgers',
    );
    expect([isUnsigned(beside), lacksSpeaker(beside)]).toEqual([true, false]);
    const alone = sentence('“We will open the whole harbour of this town on Friday.”', '“We will');
    expect([isUnsigned(alone), lacksSpeaker(alone)]).toEqual([true, true]);
    expect(isUnsigned(sentence(filler))).toBe(false);
  });
});
