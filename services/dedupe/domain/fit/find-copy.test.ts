import { type ArticleText, articleOf } from '@newsfold/test/support/article-fixture.ts';
import { expect, test } from 'vitest';
import { assign } from '../decide/assign.ts';
import { buildFingerprint } from '../fingerprint/build-fingerprint.ts';
import { FingerprintView } from '../fingerprint/fingerprint-view.ts';
import { sharedShingles } from '../score/copies.ts';
import { leadCoverage } from '../score/coverage.ts';
import { defaultSettings } from '../settings.ts';
import { apply } from '../window/apply.ts';
import { Draft } from '../window/draft.ts';
import { createWindow } from '../window/window.ts';
import { findCopy } from './find-copy.ts';

/** A draft that takes the last text beside all others. */
function draftOf(...texts: string[]): Draft {
  const window = createWindow(defaultSettings);
  const given = texts.map((text, i): ArticleText => ({ id: `${i}`, title: `Headline ${i}`, text }));
  const last = given.pop() as ArticleText;
  given.forEach((one, i) => {
    apply(window, assign(window, articleOf(one), i));
  });
  return new Draft(window, buildFingerprint(articleOf(last), window.frequencies, defaultSettings), 0, -1);
}

/** What two texts have in common, and what of it makes a copy. */
function compare(original: string, text: string) {
  const draft = draftOf(original, text);
  const other = draft.window.view(0, new FingerprintView());
  const { shared, smaller } = sharedShingles(draft.probe, other);
  const shorter = draft.probe.textWords <= other.textWords;
  const coverage = shorter
    ? leadCoverage(draft.probe, other, defaultSettings)
    : leadCoverage(other, draft.probe, defaultSettings);
  return {
    containment: shared / smaller,
    coverage,
    copied: findCopy(draft, [0])?.containment ?? null,
  };
}

const SENTENCES = [
  'A ferry sank off Kisumu on Lake Victoria late on Tuesday after its engine caught fire.',
  'Rescuers from Kenya and Uganda searched the water with lamps through the whole night.',
  'Port officials admitted that the vessel carried far more passengers than its licence allows.',
  'Survivors clung to fuel drums until fishermen from the villages pulled them out at dawn.',
  'The owner of the boat went to the police in the morning and was questioned for hours.',
  'Schools along the shore stayed closed while classrooms sheltered families of the missing.',
];
const TEXT = SENTENCES.join(' ');
const turned = (sentence: string): string => sentence.split(' ').reverse().join(' ');

/** The text with its last three sentences turned round: the same words, half of the phrases. */
const HALF = SENTENCES.map((sentence, i) => (i < 3 ? sentence : turned(sentence))).join(' ');
/** A text with the first words of a list replaced by words that no text has. */
const without = (text: string, count: number): string =>
  ['fishermen', 'drums', 'villages', 'owner', 'questioned', 'classrooms']
    .slice(0, count)
    .reduce((changed, word, i) => changed.replace(word, `novel${i}word`), text);

test('a text and a part of it are one text, whichever came first', () => {
  const part = SENTENCES.slice(0, 2).join(' ');
  expect(compare(TEXT, part).copied).toBe(1);
  expect(compare(part, TEXT).copied).toBe(1);
});

test('half of the phrases make a copy only when hardly a word of the lead is missing', () => {
  const same = compare(TEXT, HALF);
  expect(same.containment).toBeCloseTo(0.49, 2);
  expect(same.copied).toBe(same.containment);
  // Each share is enough by itself; their sum, 1.36, is not.
  const edited = compare(TEXT, without(HALF, 3));
  expect(edited).toMatchObject({ containment: same.containment, copied: null });
  expect(edited.coverage).toBeCloseTo(0.87, 2);
});

test('a text of the same phrases with other words in its lead is the next of one form', () => {
  const five = compare(TEXT, without(TEXT, 5));
  expect(five.coverage).toBeCloseTo(0.8, 2);
  expect(five.copied).toBe(five.containment);
  const six = compare(TEXT, without(TEXT, 6));
  expect(six.containment + six.coverage).toBeGreaterThan(1.5);
  expect(six.coverage).toBeCloseTo(0.77, 2);
  expect(six.copied).toBeNull();
});

test('five words in common are chance, six are a copy', () => {
  const five = 'Fishermen rescued ferry passengers overnight';
  expect(compare(five, five)).toMatchObject({ containment: 1, copied: null });
  expect(compare(`${five} offshore`, `${five} offshore`).copied).toBe(1);
});

test('of two originals the one with more in common is copied, of two alike the older', () => {
  const slotOf = (...texts: string[]): number | undefined => {
    const draft = draftOf(...texts);
    return findCopy(
      draft,
      texts.slice(1).map((_, i) => texts.length - 2 - i),
    )?.slot;
  };
  expect(slotOf(HALF, TEXT, TEXT)).toBe(1);
  expect(slotOf(TEXT, HALF, TEXT)).toBe(0);
  expect(slotOf(TEXT, TEXT, TEXT)).toBe(0);
});
