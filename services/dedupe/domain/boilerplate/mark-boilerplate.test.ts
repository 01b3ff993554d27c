import { outletWords } from '@newsfold/text/boilerplate/outlet-words.ts';
import { type TextPart, textParts } from '@newsfold/text/boilerplate/text-parts.ts';
import { readWords } from '@newsfold/text/words/read-words.ts';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../settings.ts';
import { markBoilerplate } from './mark-boilerplate.ts';

const OUTLET = outletWords({ id: 'harbourpost.example', name: 'Harbour Post', family: null });

const partsOf = (text: string, language = 'en'): TextPart[] => textParts(readWords(text, language), OUTLET);

/** What is left out of a text beside earlier articles, each sentence with its reason. */
function leftOut(text: string, language = 'en', earlier: readonly string[] = []): string[] {
  const counts = new Map<number, number>();
  for (const other of earlier)
    for (const key of new Set(partsOf(other, language).flatMap((part) => [part.key, part.opening])))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  const marks = markBoilerplate(
    partsOf(text, language),
    (key) => counts.get(key) ?? 0,
    defaultSettings.boilerplate,
  );
  return [...marks]
    .sort(([a], [b]) => a.start - b.start)
    .map(([{ start, end }, reason]) => `${reason}: ${text.slice(start, end)}`);
}

const REPORT = 'A ferry sank off Kisumu on Tuesday. Forty people drowned, the coastguard said.';
const OTHER =
  'The central bank in Reykjavik cut its key rate. Governor Jonsdottir named wages as the reason.';

describe('in the first article of an outlet', () => {
  it.each([
    ['en', 'Sign up for our newsletter. Follow us on Facebook.', REPORT],
    [
      'de',
      'Abonnieren Sie unseren Newsletter. Folgen Sie uns auf Facebook.',
      'Vor Kisumu ist eine Fähre gesunken.',
    ],
    ['es', 'Suscríbete a nuestro boletín. Síguenos en Facebook.', 'Un transbordador se hundió ante Kisumu.'],
    [
      'fr',
      'Abonnez-vous à notre newsletter. Suivez-nous sur Facebook.',
      'Un ferry a coulé au large de Kisumu.',
    ],
    ['ru', 'Подписывайтесь на наш канал. Подпишитесь на нашу рассылку.', 'Паром затонул у Кисуму.'],
  ])('lines at both edges that sound like it go, the report stays: %s', (language, line, report) => {
    const sentences = line.split(/(?<=\.) /).map((sentence) => `boilerplate: ${sentence}`);
    expect(leftOut(`${report}\n\n${line}`, language)).toEqual(sentences);
    expect(leftOut(`${line}\n\n${report}`, language)).toEqual(sentences);
  });

  it('a line amid the report stays, whatever it sounds like', () => {
    expect(leftOut(`${REPORT}\n\nSign up for our newsletter.\n\n${OTHER}`)).toEqual([]);
  });

  it('a footer goes although fragments of it say nothing', () => {
    const footer = 'About us. Careers. Follow us on Facebook and sign up for our newsletter. Puzzles.';
    expect(leftOut(`${REPORT}\n\n${footer}`)).toHaveLength(4);
  });

  it('a footer without a report goes, a report that is one line stays', () => {
    expect(leftOut('Copyright Harbour Post. All rights reserved.')).toHaveLength(2);
    expect(leftOut(REPORT)).toEqual([]);
  });
});

describe('beside earlier articles of other content', () => {
  const notice = 'Kettles gladly orbit.';

  it('what one of them has goes in a line of its own', () => {
    expect(leftOut(`${notice}\n\n${REPORT}`, 'en', [`${notice}\n\n${OTHER}`])).toEqual([`shared: ${notice}`]);
  });

  it('what two of them have goes inside a line of the report', () => {
    const one = `${REPORT} ${notice}`;
    expect(leftOut(one, 'en', [`${OTHER} ${notice}`])).toEqual([]);
    expect(leftOut(one, 'en', [notice, notice])).toEqual([`shared: ${notice}`]);
  });

  it('a paragraph that reads like news goes when three have it', () => {
    const background = 'Hendry is accused of taking the money that parents had raised for a new gymnasium.';
    const text = `${REPORT}\n\n${background}`;
    expect(leftOut(text, 'en', [background, background])).toEqual([]);
    expect(leftOut(text, 'en', [background, background, background])).toEqual([`shared: ${background}`]);
  });

  it('a headline behind an opening that two of them have goes', () => {
    const link = (title: string) => `Lies mehr: ${title}`;
    const earlier = [link('Fähre sinkt vor Kisumu'), link('Bürgermeister tritt zurück')];
    const text = `Die Notenbank senkt den Zins.\n\n${link('Sturm deckt Dächer ab')}`;
    expect(leftOut(text, 'de', earlier)).toEqual([`shared: ${link('Sturm deckt Dächer ab')}`]);
  });

  it('headlines between boilerplate in one line go with it', () => {
    const before = 'Most read today on our site.';
    const behind = 'Follow us on Facebook.';
    const text = `${REPORT} ${OTHER}\n\n${before} Mayor resigns at last. ${behind}`;
    const earlier = [`${before} ${behind}`, `${before} ${behind}`];
    expect(leftOut(text, 'en', earlier)).toEqual([
      `shared: ${before}`,
      'between: Mayor resigns at last.',
      `shared: ${behind}`,
    ]);
  });

  it('a paragraph between two boilerplate lines stays', () => {
    const text = `${notice}\n\nForty drowned.\n\n${notice.replace('Kettles', 'Lamps')}\n\n${REPORT}`;
    const earlier = [`${notice}\n\nLamps gladly orbit.`];
    expect(leftOut(text, 'en', earlier)).toHaveLength(2);
  });
});

it('nothing is left out of an article without parts', () => {
  expect(markBoilerplate([], () => 9, defaultSettings.boilerplate).size).toBe(0);
});
