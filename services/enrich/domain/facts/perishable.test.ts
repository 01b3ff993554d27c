import { statementsOf } from '@newsfold/report/statements/statements.ts';
import { reportsIn } from '@newsfold/test/support/fixture-reports.ts';
import { describe, expect, it } from 'vitest';
import type { ReadReport } from '../event/examined-reports.ts';
import { isContested, isOpen, isOvertaken } from './perishable.ts';

/** Ten sentences of nothing in particular: with them a report is long. */
const REST = Array.from(
  { length: 10 },
  (_, i) => `Bakers of village number ${i + 101} sold fresh bread beside old stone bridges.`,
).join(' ');
const DAY = 24 * 60;

type Judge = typeof isOpen;

/** Whether the sentence that begins a report is one, beside what another report tells so many minutes after it. */
function judge(
  of: Judge,
  sentence: string,
  other: string,
  minutes = 60,
  { rest = REST, language = 'en', quality = 'exact' as ReadReport['article']['publishedAtQuality'] } = {},
): boolean {
  const reports = reportsIn(language, [`${sentence} ${rest}`, 0], [`${other} ${rest}`, minutes]).map(
    (report) => ({ ...report, article: { ...report.article, publishedAtQuality: quality } }),
  );
  const report = reports.find(({ article }) => article.articleId === 'r0') as ReadReport;
  const whole = statementsOf(report.document)[0]?.whole;
  if (!whole) throw new Error('the report says nothing');
  return of(whole, report, reports);
}

describe('isContested', () => {
  const says = (price: string) => `The operator paid ${price} for the ferry.`;

  it('finds a number that a later report gives otherwise', () => {
    expect(judge(isContested, says('$38,000'), says('$61,000'))).toBe(true);
    expect(judge(isContested, says('$38,000'), says('about $38,100'))).toBe(false);
  });

  it('leaves the number of the newest report', () => {
    expect(judge(isContested, says('$38,000'), says('$61,000'), -60)).toBe(false);
  });

  it('does not trust the days of pages that tell no time', () => {
    expect(judge(isContested, says('$38,000'), says('$61,000'), -60, { quality: 'day' })).toBe(true);
    expect(judge(isContested, says('$38,000'), says('$61,000'), -2 * DAY, { quality: 'day' })).toBe(false);
  });

  it('leaves a number that the other report gives too', () => {
    const both = `${says('$61,000')} ${says('$38,000')}`;
    expect(judge(isContested, says('$38,000'), both)).toBe(false);
  });

  it('leaves numbers of other things: other words beside them, or far apart', () => {
    expect(judge(isContested, says('$38,000'), 'Insurers lost $61,000 last winter.')).toBe(false);
    expect(judge(isContested, says('$38,000'), says('$610,000'))).toBe(false);
  });

  it('takes ages of two years apart for those of one person', () => {
    const is = (age: number) => `Police named the driver as Moses Wafula, ${age}, of Kisumu.`;
    const again = 'A 39-year-old man was charged in court.';
    expect(judge(isContested, is(38), again)).toBe(true);
    expect(judge(isContested, is(33), again)).toBe(false);
  });

  it('judges no short reports: they have little else to say', () => {
    expect(judge(isContested, says('$38,000'), says('$61,000'), 60, { rest: '' })).toBe(false);
  });
});

describe('isOpen', () => {
  it.each([
    ['en', 'Executives are preparing to announce the departure of the host.'],
    ['de', 'Der Vorstand soll den Abgang des Moderators bekannt geben.'],
    ['es', 'La cadena anunciará la salida del presentador.'],
    ['fr', 'La chaîne doit annoncer le départ du présentateur.'],
    ['pt', 'A emissora deve anunciar a saída do apresentador.'],
    ['ru', 'Канал намерен объявить об уходе ведущего.'],
    ['ar', 'من المقرر أن تعلن القناة رحيل المذيع.'],
    ['zh', '电视台计划宣布主持人离职。'],
  ])('%s: finds what is still to happen', (language, sentence) => {
    expect(judge(isOpen, sentence, sentence, 60, { language })).toBe(true);
  });

  it('leaves what is done, and what the newest report expects', () => {
    const plan = 'Executives are preparing to announce the departure of the host.';
    expect(judge(isOpen, 'Executives announced the departure of the host.', plan)).toBe(false);
    expect(judge(isOpen, plan, plan, -60)).toBe(false);
  });
});

describe('isOvertaken', () => {
  it('finds a stage behind the one that another report tells, in short reports too', () => {
    const held = 'Police arrested the owner of the ferry, Moses Wafula.';
    const guilty = 'Moses Wafula was found guilty of manslaughter.';
    expect(judge(isOvertaken, held, guilty, 60, { rest: '' })).toBe(true);
    expect(judge(isOvertaken, guilty, held, 60, { rest: '' })).toBe(false);
  });
});
