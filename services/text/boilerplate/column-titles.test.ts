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
  ['zh', '今日要闻速递：三月五日'],
  ['en', '10 things to know for Wednesday'],
  ['en', "Tuesday's briefing: rain, rates and a runaway goat"],
  ['en', 'Business Highlights'],
  ['en', 'Quiz 412'],
  ['en', 'Top news at 6:00 p.m.'],
  ['en', 'Good morning, Tolvera: what moves the town'],
  ['de', 'Was heute wichtig wird'],
  ['de', 'Die Lage am Morgen: Kein Regen in Sicht'],
  ['de', 'Rätsel der Woche'],
  ['es', 'Las noticias del día: lunes 3 de marzo'],
  ['fr', 'L’essentiel de l’actu ce mardi'],
  ['it', 'Le notizie di oggi'],
  ['nl', 'Het nieuws van vandaag'],
  ['pt', 'Resumo do dia: chuva e juros'],
  ['ru', 'Главные новости недели'],
  ['ar', 'موجز الأخبار ليوم الثلاثاء'],
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
  ['en', 'Letters show minister knew of the leak'],
  ['en', 'Quiz show host arrested in Leeds'],
  ['en', 'Evening news anchor retires after 40 years'],
  ['en', '5 things to know about the new labour secretary'],
  ['en', 'Good morning from orbit, astronaut tells pupils'],
  ['en', 'Crossword champion jailed'],
  ['en', 'Mayor answers letters to the editor'],
  ['en', 'Letters to the editorial board demand an apology'],
  ['de', 'Rätsel um verschwundenes Flugzeug'],
  ['de', 'Fünf Dinge, die das Urteil für Mieter bedeutet'],
  ['es', 'Cinco claves para entender el atentado'],
  ['fr', 'Ce qu’il faut savoir sur l’incendie de Rouen'],
  ['ru', 'Коротко стриженный мужчина задержан'],
])('%s names none: %s', (language, title) => {
  expect(isColumnTitle(title, language)).toBe(false);
});
