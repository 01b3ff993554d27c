import { expect, it } from 'vitest';
import { toldDay } from './told-day.ts';

/** Wednesday, 11 March 2026, noon; and its number in days. */
const WEDNESDAY = Date.UTC(2026, 2, 11, 12);
const TODAY = Math.floor(WEDNESDAY / 86_400_000);

it.each([
  ['en', 'The ferry sank on Wednesday.', TODAY],
  ['en', 'The ferry sank late on Tuesday night.', TODAY - 1],
  ['en', 'The trial begins on Thursday.', TODAY + 1],
  ['de', 'Die Fähre sank am Montag.', TODAY - 2],
  ['es', 'El transbordador se hundió el martes.', TODAY - 1],
  ['fr', 'Le ferry a coulé mardi.', TODAY - 1],
  ['it', 'Il traghetto è affondato lunedì.', TODAY - 2],
  ['nl', 'De veerboot zonk dinsdag.', TODAY - 1],
  ['pt', 'A balsa afundou na terça-feira.', TODAY - 1],
  ['ru', 'Паром затонул во вторник.', TODAY - 1],
  ['ar', 'غرقت العبارة يوم الثلاثاء.', TODAY - 1],
])('%s: %s', (language, text, day) => {
  expect(toldDay(text, language, WEDNESDAY, 2)).toBe(day);
});

it('is the first day named', () => {
  expect(toldDay('Tuesday storm\nIt sank on Monday.', 'en', WEDNESDAY, 2)).toBe(TODAY - 1);
});

it.each([
  ['a day too far away to say which week is meant', 'en', 'It reopens on Saturday.'],
  ['no day', 'en', 'The ferry sank.'],
  ['a day inside a word', 'en', 'Fridaysville is flooded.'],
  ['a language whose days are not known', 'xx', 'Tuesday'],
])('is null with %s', (_, language, text) => {
  expect(toldDay(text, language, WEDNESDAY, 2)).toBeNull();
});
