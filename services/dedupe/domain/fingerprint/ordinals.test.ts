import { articleOf } from '@newsfold/test/support/article-fixture.ts';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../settings.ts';
import { buildFingerprint } from './build-fingerprint.ts';
import { FingerprintView } from './fingerprint-view.ts';
import { groupsConflict, ordinalsConflict } from './ordinals.ts';
import { ResidentForm } from './resident.ts';

const NOTHING = { articles: 0, count: () => 0 };

function view(title: string, text: string, language = 'en'): FingerprintView {
  const article = articleOf({ id: 'a', title, text, language });
  const { memory } = new ResidentForm().make(buildFingerprint(article, NOTHING, defaultSettings));
  return new FingerprintView().point(memory, 0);
}

const lead = (text: string, language: string) => view('', text, language);

describe('ordinalsConflict', () => {
  it.each([
    ['en', '12th sanctions package', '13th sanctions package', true],
    ['en', 'twelfth sanctions package', '13th sanctions package', true],
    ['en', 'twelfth sanctions package', '12th sanctions package', false],
    ['en', 'sanctions package', '13th sanctions package', false],
    ['en', 'second sanctions package', 'third sanctions package', false],
    ['en', '12th package after the 11th', '11th package', false],
    ['de', 'das zwölfte Sanktionspaket', 'ihr 13. Sanktionspaket', true],
    ['fr', 'le douzième paquet', 'le 13e paquet', true],
    ['ar', 'الحزمة الثانية عشرة', 'الحزمة الثالثة عشرة', true],
    ['zh', '第12轮制裁', '第十三轮制裁', true],
  ])('%s: "%s" and "%s": %s', (language, a, b, conflict) => {
    expect(ordinalsConflict(lead(a, language), lead(b, language))).toBe(conflict);
    expect(ordinalsConflict(lead(b, language), lead(a, language))).toBe(conflict);
  });
});

describe('groupsConflict', () => {
  const views = [
    view('EU adopts 12th package', 'Sanctions.'),
    view('EU adopts new package', 'Sanctions.'),
    view('EU adopts 13th package', 'Sanctions.'),
    view('EU adopts new package', 'It is the 13th package.'),
  ];
  const conflict = (a: number[], b: number[]) =>
    groupsConflict(a, b, (slot) => views[slot] as FingerprintView, defaultSettings);

  it('keeps a headline from a story whose headlines name another', () => {
    expect(conflict([2], [0])).toBe(true);
    expect(conflict([2], [0, 1, 1, 1])).toBe(true);
    expect(conflict([2], [0, 1, 1, 1, 1])).toBe(false);
    expect(conflict([2], [1, 0, 2])).toBe(false);
  });

  it('asks headlines alone', () => {
    expect(conflict([3], [0])).toBe(false);
    expect(conflict([1], [0])).toBe(false);
  });
});
