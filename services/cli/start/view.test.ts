import type { Story } from '@newsfold/schemas/generated/records.ts';
import { foldedStories, QUAKE_AND_FERRY } from '@newsfold/test/support/folded-stories.ts';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { columnsOf, cut } from '../console/cut.ts';
import { frame } from './frame.ts';
import { LiveView } from './live-view.ts';
import { PlainView } from './plain-view.ts';
import type { Figures } from './view.ts';

let stories: readonly Story[];
const figures: Figures = {
  raw: 135,
  articles: 129,
  rejected: new Map([
    ['no-text', 2],
    ['malformed-json', 1],
  ]),
  stories: 34,
  behind: 0,
};
const workers = [{ name: 'ingest', pid: 7, url: 'http://127.0.0.1:9101' }] as const;

beforeAll(async () => {
  stories = await foldedStories(QUAKE_AND_FERRY);
});

describe('the picture', () => {
  it('fits every terminal (property)', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 250 }),
        fc.integer({ min: 3, max: 60 }),
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.integer({ min: 0, max: 30 }),
        (columns, rows, words, count) => {
          const many = Array.from({ length: count }, (_, at) => stories[at % stories.length] as Story);
          const state = {
            step: words,
            where: [words, words],
            workers,
            figures,
            stories: many,
            notes: [words, words],
          };
          const lines = frame(state, columns, rows);
          expect(lines.length).toBeLessThan(rows);
          for (const { text } of lines) {
            expect(columnsOf(text)).toBeLessThanOrEqual(columns);
            expect(['\n', '\r', '\u001b'].filter((sign) => text.includes(sign))).toEqual([]);
          }
        },
      ),
    );
  });

  it.each([40, 200])('shows figures and stories in %i columns', (columns) => {
    const state = { step: '', where: [], workers, figures, stories, notes: [] };
    const text = frame(state, columns, 24)
      .map((line) => line.text)
      .join(' ');
    expect(text).toContain('published 135');
    expect(text).toContain('3 rejected');
    expect(text).toMatch(/◆ (Earthquake|Quake)/);
    expect(text).toContain('2 independent sources');
  });

  it('leaves the figures in a terminal of few rows', () => {
    const state = { step: 'x', where: ['y'], workers, figures, stories, notes: [] };
    expect(frame(state, 80, 4).map(({ text }) => text)[0]).toContain('published 135');
  });
});

describe('a cut', () => {
  it('counts wide characters twice and takes no control character', () => {
    expect(cut('東京で地震', 6)).toBe('東京…');
    expect(cut('a\u001b[2Jb\u202ec')).toBe('a [2Jb c');
    expect(cut('short', 10)).toBe('short');
  });
});

describe('the view', () => {
  it('on a terminal draws the picture in place, and goes back no further than the terminal reaches', () => {
    vi.useFakeTimers();
    const written: string[] = [];
    const terminal = {
      columns: 60,
      rows: 10,
      colours: false,
      write: (text: string) => void written.push(text),
    };
    const view = new LiveView(terminal);
    for (const story of stories) view.story(story);
    view.figures(figures);
    vi.runAllTimers();
    terminal.rows = 5;
    view.resized();
    vi.runAllTimers();
    view.end();
    vi.useRealTimers();
    expect(written).toHaveLength(3);
    const up = written.map((text) => Number(/^.\[(\d+)A/.exec(text)?.[1] ?? 0));
    expect(up[0]).toBe(0);
    for (const lines of up) expect(lines).toBeLessThan(10);
    expect(up[1]).toBeLessThan(5);
  });

  it('in a pipe writes a line for what happens, and figures only when they change', () => {
    let text = '';
    const view = new PlainView((part) => {
      text += part;
    });
    view.step('starting');
    view.figures(figures);
    view.figures(figures);
    for (const story of stories) view.story(story);
    expect(text.match(/published 135/g)).toHaveLength(1);
    expect(text).toContain(
      'published 135 · 129 articles · 3 rejected (dead-letter no-text 2, dead-letter malformed-json 1) · 34 stories · 0 on their way',
    );
    expect(text).toContain('  ◆ ');
  });
});
