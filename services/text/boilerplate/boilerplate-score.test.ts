import { describe, expect, it } from 'vitest';
import { readWords } from '../words/read-words.ts';
import { BoilerplateScorer } from './boilerplate-score.ts';

const OUTLET = new Set(['harbour', 'post']);

function scoreOf(language: string, sentence: string): number {
  const read = readWords(sentence, language);
  return new BoilerplateScorer(read, OUTLET).score(sentence, 0, read.places.length);
}

/** From here on a sentence at an edge is left out of an outlet's first article. */
const CLEAR = 2;

describe('what an outlet says about itself', () => {
  it.each([
    ['en', 'Sign up for our morning newsletter.'],
    ['en', 'Copyright Harbour Post. All rights reserved.'],
    ['en', 'Write to us at tips@harbourpost.example'],
    ['de', 'Wir verwenden Cookies und bitten um Ihre Einwilligung.'],
    ['de', 'Abonnieren Sie unseren Newsletter.'],
    ['es', 'Suscríbete a nuestro boletín.'],
    ['es', 'Todos los derechos reservados.'],
    ['fr', 'Abonnez-vous à notre newsletter.'],
    ['fr', 'Tous droits réservés, reproduction interdite.'],
    ['pt', 'Assine a nossa newsletter.'],
    ['ru', 'Подписывайтесь на наш канал.'],
    ['it', 'Iscriviti alla nostra newsletter.'],
  ])('is clear in %s: %s', (language, sentence) => {
    expect(scoreOf(language, sentence)).toBeGreaterThanOrEqual(CLEAR);
  });
});

describe('what a report says', () => {
  it.each([
    ['en', 'A fire in a paint warehouse closed Lockhart Road on Tuesday evening.'],
    ['en', 'Opposition members left the chamber before the decision was read out.'],
    ['en', 'The company said it had sold 40,000 subscriptions to its newsletter by Friday.'],
    ['de', 'Achtzig Feuerwehrleute waren im Einsatz.'],
    ['de', 'Die Gewerkschaft fordert acht Prozent mehr Lohn.'],
    ['es', 'Su sindicato aseguró que nueve de cada diez afiliados apoyan una semana de huelga.'],
    ['fr', "Le toit s'est effondré et personne ne se trouvait à l'intérieur."],
    ['pt', 'Quatro pessoas morreram e duas seguem desaparecidas.'],
    ['ru', 'Крыша здания обрушилась, сообщили в управлении.'],
  ])('is not, in %s: %s', (language, sentence) => {
    expect(scoreOf(language, sentence)).toBeLessThan(CLEAR);
  });
});

it('rises with the name of the outlet, a command and a mark, and falls with a quotation, a number and a verb of reporting', () => {
  const plain = scoreOf('en', 'More photos in the gallery.');
  expect(scoreOf('en', 'More photos in the Harbour gallery.')).toBeGreaterThan(plain);
  expect(scoreOf('en', 'See photos in the gallery.')).toBeGreaterThan(plain);
  expect(scoreOf('en', 'More photos in the gallery ©')).toBeGreaterThan(plain);
  expect(scoreOf('en', 'More “photos” in the gallery.')).toBeLessThan(plain);
  expect(scoreOf('en', '12 photos in the gallery.')).toBeLessThan(plain);
  expect(scoreOf('en', 'More photos in the gallery, he said.')).toBeLessThan(plain);
});

it('is not named by the small words of its name, nor by one word of it twice', () => {
  const score = (sentence: string) => {
    const read = readWords(sentence, 'es');
    const scorer = new BoilerplateScorer(read, new Set(['el', 'faro', 'de', 'la', 'costa', 'tarroja']));
    return scorer.score(sentence, 0, read.places.length);
  };
  expect(score('El fuego de ayer cortó el paso de la avenida.')).toBe(0);
  expect(score('Tarroja, Tarroja, gritaban los hinchas.')).toBe(0);
  expect(score('El equipo de El Faro de la Costa.')).toBeGreaterThanOrEqual(CLEAR);
});

it('is 0 in a language without a list, but for marks', () => {
  expect(scoreOf('fi', 'Tilaa uutiskirjeemme.')).toBe(0);
  expect(scoreOf('fi', '© Harbour Post')).toBeGreaterThanOrEqual(CLEAR);
});
