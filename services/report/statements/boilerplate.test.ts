import '@newsfold/test/support/provide-language-data.ts';
import { expect, it } from 'vitest';
import { readWords } from '../reading/reading.ts';
import { isBoilerplate } from './boilerplate.ts';

const isOfPage = (text: string, language = 'en'): boolean => isBoilerplate(text, readWords(text, language));

it.each([
  ['en', 'Updated at 6 p.m. ET June 23'],
  ['de', 'Aktualisiert am 3. Mai um 18 Uhr.'],
  ['en', 'Media playback is unsupported on your device'],
  ['en', 'Ida Moss contributed to this report.'],
  ['en', 'This story was compiled from agency material and other sources.'],
  ['en', 'In the state of Ohio it is all rather complicated 02:48'],
  ['en', 'Image Ida Moss in her garden.'],
  ['en', 'MAYOR AIMS TO DODGE THE VOTE'],
  ['en', 'Susan Page and Bill Theobald'],
  ['fr', 'Avec AFP et Reuters, à Genève.'],
])('%s: "%s" belongs to the page', (language, text) => {
  expect(isOfPage(text, language)).toBe(true);
});

it.each([
  ['en', 'Nine people drowned.'],
  ['en', 'The mayor updated the council at noon on Friday and left.'],
  ['en', 'The train left at 02:48.'],
  ['en', '“We swam until dawn,” she said'],
  ['en', 'The images in the case were shown to the jury, who saw Ida Moss fall.'],
])('%s: "%s" is of the report', (language, text) => {
  expect(isOfPage(text, language)).toBe(false);
});
