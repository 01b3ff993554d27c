import { expect, it } from 'vitest';
import { isColumnTitle } from './column-titles.ts';

it.each([
  ['en', 'Letters to the Editor: potholes, again'],
  ['en', 'Five things to know this morning'],
  ['en', 'The week in pictures'],
  ['de', 'Horoskop für Dienstag'],
  ['de', 'Leserbriefe'],
  ['es', 'Horóscopo de hoy'],
  ['fr', 'Courrier des lecteurs'],
  ['it', 'Oroscopo di oggi'],
  ['pt', 'Palavras cruzadas'],
  ['ru', 'Гороскоп на вторник'],
  ['zh', '今日星座：白羊座'],
])('%s names a column: %s', (language, title) => {
  expect(isColumnTitle(title, language)).toBe(true);
});

it.each([
  ['en', 'Lost letters of Keats found in an attic'],
  ['en', 'Quizzed for nine hours, minister resigns'],
  ['de', 'Rätselhafter Fund im Moor'],
  ['es', 'El tiempo se acaba para los mineros'],
  ['fr', 'La semaine la plus chaude du siècle'],
  ['xx', 'Horoscope'],
])('%s names none: %s', (language, title) => {
  expect(isColumnTitle(title, language)).toBe(false);
});
