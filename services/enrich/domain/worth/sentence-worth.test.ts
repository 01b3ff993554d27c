import { sentencesOf } from '@newsfold/report/statements/sentences.ts';
import { reportsIn, reportsOf } from '@newsfold/test/support/fixture-reports.ts';
import { describe, expect, it } from 'vitest';
import type { ReadReport } from '../event/examined-reports.ts';
import { centreOf, measureWorth, WORTH_FEATURES, worthScore } from './sentence-worth.ts';
import weights from './worth-weights.json' with { type: 'json' };

const lead = 'A tanker with 38,000 tonnes of oil ran aground off Galicia on Tuesday night.';
const other = 'The tanker Delmara, which carried oil, lies on rocks near Galicia.';

const wordsOf = (reports: readonly ReadReport[], centre: ReadonlySet<number>): readonly string[] => {
  const words = reports.flatMap(({ document }) =>
    sentencesOf(document).sentences.flatMap(({ whole }) => whole.contentWords),
  );
  return [...new Set(words.filter(({ key }) => centre.has(key)).map(({ word }) => word))].sort();
};

describe('centreOf', () => {
  it('is what the first sentences of two sources have in common', () => {
    const reports = reportsOf([lead, 0], [other, 10]);
    expect(wordsOf(reports, centreOf(reports))).toEqual(['galicia', 'oil', 'tanker']);
  });

  it('is nothing that one source tells twice, nor what is further down', () => {
    const same = reportsOf([lead, 0, 'a.example'], [other, 10, 'a.example']);
    expect(centreOf(same).size).toBe(0);
    const quiet = 'Cooks boil soup in winter. Bakers knead dough at dawn. Weavers weave cloth in barns.';
    const below = reportsOf([lead, 0], [`${quiet} ${other}`, 10]);
    expect(centreOf(below).size).toBe(0);
  });
});

describe('measureWorth', () => {
  /** What is measured of the last sentence of a text. */
  const measured = (text: string, language = 'en', centre: ReadonlySet<number> = new Set()) => {
    const [report] = reportsIn(language, [text, 0]);
    const last = report && sentencesOf(report.document).sentences.at(-1);
    if (!last) throw new Error('no sentence');
    const input = measureWorth(last.whole, -3, 1, centre);
    const of = (name: (typeof WORTH_FEATURES)[number]): number =>
      input[WORTH_FEATURES.indexOf(name)] as number;
    return { input, of };
  };
  const UNSIGNED = 'somebody’s words that do not say whose';
  const CENTRAL = 'ln(1 + weight of words from the centre of the story)';

  it('has a weight for each figure', () => {
    expect(weights).toHaveLength(WORTH_FEATURES.length);
    expect(measured(lead).input).toHaveLength(WORTH_FEATURES.length);
  });

  it('weighs what is from the centre of the story', () => {
    const reports = reportsOf([lead, 0], [other, 10]);
    expect(measured(lead, 'en', centreOf(reports)).of(CENTRAL)).toBeGreaterThan(2);
    expect(measured(lead).of(CENTRAL)).toBe(0);
  });

  it.each([
    ['“The pumps of the tanker were broken for weeks,” she said.', 1],
    ['“The pumps of the tanker were broken for weeks,” Ana Prieto said.', 0],
    ['The pumps of the tanker were broken for weeks.', 0],
  ])('sees whether words say whose they are: %s', (sentence, unsigned) => {
    expect(measured(`The lawyer Ana Prieto spoke in Vigo. ${sentence}`).of(UNSIGNED)).toBe(unsigned);
  });

  it.each([
    ['en', 'Why did nobody mend the pumps of the tanker?', 1],
    ['ru', 'Почему никто не починил насосы танкера?', 1],
    ['ar', 'لماذا لم يصلح أحد في الميناء مضخات الناقلة الكبيرة قبل وصول العاصفة إلى غاليسيا؟', 1],
    ['de', 'Niemand hat die Pumpen des Tankers repariert.', 0],
  ])('sees a question in %s: %s', (language, sentence, asks) => {
    expect(measured(sentence, language).of('asks')).toBe(asks);
  });

  it.each([
    ['de', 'Sie hatte die Pumpen des Tankers repariert.', 1],
    ['fr', 'Elle avait réparé les pompes du pétrolier.', 1],
    ['es', 'El petrolero encalló en Galicia.', 0],
  ])('sees what goes on from the sentence before in %s: %s', (language, sentence, goesOn) => {
    expect(measured(sentence, language).of('goes on from the sentence before')).toBe(goesOn);
  });

  it('counts a number that tells something', () => {
    expect(measured(lead).of('has a number')).toBe(1);
    expect(measured('The tanker has three pumps.').of('has a number')).toBe(0);
  });

  it('takes words without a name and questions for less', () => {
    const score = (text: string): number => worthScore(measured(text).input);
    const plain = score('The lawyer Ana Prieto spoke in Vigo. “The pumps were broken,” Ana Prieto said.');
    expect(score('The lawyer Ana Prieto spoke in Vigo. “The pumps were broken,” she said.')).toBeLessThan(
      plain - 1,
    );
    expect(score('Why were the pumps broken?')).toBeLessThan(score('The pumps were broken.') - 0.5);
  });
});
