import { reportsOf } from '@newsfold/test/support/fixture-reports.ts';
import { describe, expect, it } from 'vitest';
import { MOST_SHOWN } from '../event/shown.ts';
import { findAgreements } from './agreements.ts';
import { findConflicts } from './conflicts.ts';
import { chooseKeyPoints } from './key-points.ts';

const ferry = reportsOf(
  [
    'Nine people died when a ferry capsized on Lake Victoria near Kisumu. Police denied that it had been overloaded. It was raining.',
    0,
  ],
  [
    'At least nine passengers were killed when a ferry overturned on Lake Victoria. Schools in Kisumu were closed for the whole day.',
    20,
  ],
  [
    'The death toll of the ferry that sank on Lake Victoria has risen to 11. The operator Sunbird Lines has to keep all its vessels in port.',
    200,
  ],
);
const points = (reports: typeof ferry) =>
  chooseKeyPoints(reports, findAgreements(reports), findConflicts(reports));

describe('chooseKeyPoints', () => {
  it('shows sentences of the text, with the sources of each', () => {
    for (const { text, references, independentPublishers } of points(ferry)) {
      const [first] = references;
      const report = ferry.find(({ article }) => article.articleId === first?.articleId);
      expect(report?.article.text.slice(first?.start, first?.end)).toBe(text);
      expect(independentPublishers).toBeGreaterThan(0);
    }
  });

  it('puts the newest toll before the one it replaces', () => {
    const texts = points(ferry).map(({ text }) => text);
    const newest = texts.findIndex((text) => text.includes('risen to 11'));
    const older = texts.findIndex((text) => /[Nn]ine/.test(text));
    expect(newest).toBeGreaterThanOrEqual(0);
    if (older >= 0) expect(newest).toBeLessThan(older);
  });

  it('puts what two sources support before what one says', () => {
    const lead = 'The harbour of Kisumu was quiet all day long.';
    const two = 'A ferry with 64 passengers capsized in strong winds off Kisumu.';
    const again = 'Strong winds off Kisumu made a ferry capsize that had 64 passengers on board.';
    const [first] = points(reportsOf([`${lead} ${two}`, 0], [`${lead} ${again}`, 5, 'b.example']));
    expect(first?.independentPublishers).toBe(2);
  });

  it('puts a sentence in which the report speaks for itself after one that tells', () => {
    const [told, asked] = [
      'Divers recovered the bronze bell and the anchor of the steamer from the lake.',
      'Divers recovered the bronze bell and the anchor of your steamer from the lake.',
    ] as const;
    const other = 'Wheat prices in Odessa fell by a tenth.';
    const texts = (of: string) => points(reportsOf([`${of} ${other}`, 0])).map(({ text }) => text);
    expect(texts(told)).toEqual([told, other]);
    expect(texts(asked)).toEqual([other, asked]);
  });

  it('puts a sentence that refers back after one that stands alone', () => {
    const [alone, back] = [
      'Divers recovered the bronze bell and the anchor of the steamer from the lake.',
      'They recovered the bronze bell and the anchor of the steamer from the lake.',
    ] as const;
    const other = 'Wheat prices in Odessa fell by a tenth.';
    const texts = (of: string) => points(reportsOf([`${of} ${other}`, 0])).map(({ text }) => text);
    expect(texts(alone)).toEqual([alone, other]);
    expect(texts(back)).toEqual([other, back]);
  });

  it('passes over a number that a later long report gives otherwise, and puts plans last', () => {
    const rest = Array.from(
      { length: 10 },
      (_, i) => `Bakers of village number ${i + 101} sold fresh bread beside old stone bridges.`,
    ).join(' ');
    const paid =
      'The operator Sunbird Lines paid $38,000 for the ferry that sank on Lake Victoria near Kisumu.';
    const plan = 'Divers will raise the wreck of the vessel with a crane from Mombasa.';
    const done = 'Schools gave lessons again.';
    const reports = reportsOf(
      [`${paid} ${plan} ${rest}`, 0],
      [`Harbour officials put at $61,000 what Sunbird Lines paid for it. ${done} ${rest}`, 60],
    );
    const texts = points(reports).map(({ text }) => text);
    expect(texts.join(' ')).toContain('$61,000');
    expect(texts).not.toContain(paid);
    const alone = points(reports.filter(({ article }) => article.articleId === 'r0'));
    expect(alone.map(({ text }) => text).slice(0, 2)).toEqual([paid, plan]);
    expect(texts.indexOf(plan)).toBeGreaterThan(1);
  });

  it('does not repeat a sentence that another report has as well', () => {
    const text = 'The minister ordered all vessels of the operator to stay in port until further notice.';
    expect(points(reportsOf([text, 0], [text, 5]))).toHaveLength(1);
  });

  it('finds as many as can be asked for, and none of an empty story', () => {
    expect(points([])).toEqual([]);
    const long = Array.from({ length: 20 }, (_, i) => `Village number ${i + 100} was flooded by river ${i}.`);
    expect(points(reportsOf([long.join(' '), 0])).length).toBeLessThanOrEqual(MOST_SHOWN.keyPoints);
  });
});
