import { article, MINUTE, member, publisher, START } from '@newsfold/test/support/fixture-article.ts';
import { describe, expect, it } from 'vitest';
import { DocumentMemory } from '../documents/document-memory.ts';
import { toMaterial } from '../event/material.ts';
import { findAccusations } from './accusations.ts';
import { findConflicts } from './conflicts.ts';

/** Reports; each report is a text, of a publisher of its own unless one is named. */
function reportsOf(texts: readonly (string | readonly [text: string, site: string])[], language = 'en') {
  const members = texts.map((told, i) => {
    const [text, site] = typeof told === 'string' ? [told, `r${i}.example`] : told;
    const people = [...text.matchAll(/(?:Orla|Noah|Pia) (?:Venn|Tarr|Lund)/gu)].map(([name]) => name);
    return member(
      article(`r${i}`, {
        title: '',
        text,
        language,
        seenAt: START + 90 * i * MINUTE,
        entities: [...new Set(people)].map((name) => ({ name, type: 'person' as const, mentions: 1 })),
        publisher: publisher(site),
      }),
    );
  });
  const { reports } = toMaterial(members, START, 'active', new DocumentMemory()).examined;
  return reports;
}

const disputesIn = (texts: Parameters<typeof reportsOf>[0], language?: string) =>
  findAccusations(reportsOf(texts, language));

const told = (texts: Parameters<typeof disputesIn>[0], language?: string) =>
  disputesIn(texts, language).map(({ values }) => values.map(({ text }) => text));

const ACCUSED =
  'Two trainees have accused Orla Venn of forging their logbooks. The harbour board meets in June.';
const CLAIM = 'Two trainees have accused Orla Venn of forging their logbooks.';

describe('accusations that the accused deny', () => {
  it('are one conflict of a claim and its denial, whatever their words', () => {
    const denial = 'Venn has denied the allegations about the logbooks.';
    const [dispute, ...others] = disputesIn([ACCUSED, `The pilots of Brack were heard on Monday. ${denial}`]);
    expect(others).toEqual([]);
    expect(dispute?.kind).toBe('conflict');
    expect(dispute?.values.map(({ text, state }) => [text, state])).toEqual([
      [CLAIM, 'denied'],
      [denial, 'reported'],
    ]);
  });

  it('of one report are a conflict between those who speak in it', () => {
    expect(
      told([`${ACCUSED} She denies the accusations.`, 'The harbour board of Brack meets in June.']),
    ).toEqual([[CLAIM, 'She denies the accusations.']]);
  });

  it('stay a conflict when the denial comes later from the same source', () => {
    const later = 'Venn denied forging the logbooks.';
    const [dispute] = disputesIn([
      [ACCUSED, 'brack.example'],
      ['The board of Brack will meet in June.', 'other.example'],
      [later, 'brack.example'],
    ]);
    expect(dispute?.kind).toBe('conflict');
    expect(dispute?.values[0]?.state).toBe('denied');
  });

  it.each([
    ['by a lawyer', "Venn's lawyer denied the accusations about the logbooks."],
    ['by calling them untrue', 'Venn said the allegations about the logbooks were entirely baseless.'],
    ['by disputing a charge', 'Venn disputed the claims about the logbooks.'],
    ['by saying what was not done', 'Venn denied having touched a logbook.'],
  ])('may be denied %s', (_, denial) => {
    expect(told([ACCUSED, denial])).toEqual([[CLAIM, denial]]);
  });

  it.each([
    ['what is denied is something else', 'Venn denied that the ferry would close.'],
    ['a plan is turned down', 'Venn rejected the new logbooks.'],
    [
      'the charge is against somebody else',
      'Venn dismissed the allegations against Noah Tarr about logbooks.',
    ],
    ['nothing is denied', 'Venn has not denied the allegations about the logbooks.'],
    ['somebody else denies it', 'Noah Tarr denied the allegations about the logbooks.'],
  ])('are none where %s', (_, other) => {
    expect(told([ACCUSED, other])).toEqual([]);
  });

  it.each([
    'The trainees did not accuse Orla Venn of forging their logbooks.',
    'Orla Venn accused two trainees of forging their logbooks.',
    'Two trainees accused the deputy of Orla Venn of forging their logbooks.',
  ])('accuse nobody: %s', (other) => {
    expect(told([other, 'Venn denied the allegations about the logbooks.'])).toEqual([]);
  });

  it('say of what is not told by the sentences before', () => {
    const before = 'The board asked about the logbooks of the pilots on Monday.';
    expect(told([ACCUSED, `${before} Venn denied the allegations.`])).toHaveLength(1);
    expect(told([ACCUSED, 'The board asked about the ferry. Venn denied the allegations.'])).toEqual([]);
  });

  it('are told once where claim and denial say the same', () => {
    const denial = 'Orla Venn denied that she forged the logbooks of the trainees.';
    const claim = 'Pilots accused Orla Venn that she forged the logbooks of the trainees.';
    const conflicts = findConflicts(reportsOf([claim, denial])).filter(({ slot }) => slot === 'denial');
    expect(findAccusations(reportsOf([claim, denial]))).toHaveLength(1);
    expect(conflicts).toHaveLength(1);
  });

  it('know a country by its capital', () => {
    expect(
      told([
        'Latvia accused Russia of cutting a cable in the gulf.',
        'Moscow denied any part in the cutting of the cable.',
      ]),
    ).toEqual([
      [
        'Latvia accused Russia of cutting a cable in the gulf.',
        'Moscow denied any part in the cutting of the cable.',
      ],
    ]);
  });

  it('are told by the plainest sentence of each report', () => {
    const vague = 'The allegations against Orla Venn about logbooks are three weeks old.';
    const [values] = told([`${vague} ${ACCUSED}`, 'Venn denied the allegations about the logbooks.']);
    expect(values?.[0]).toBe(CLAIM);
  });

  it.each([
    [
      'de',
      'Zwei Lehrlinge beschuldigen Orla Venn, ihre Fahrtenbücher gefälscht zu haben.',
      'Venn bestritt die Vorwürfe zu den Fahrtenbüchern.',
    ],
    [
      'fr',
      'Deux stagiaires accusent Orla Venn de fraude sur leurs carnets de bord.',
      'Orla Venn a démenti les accusations de fraude.',
    ],
    [
      'es',
      'Dos aprendices acusaron a Orla Venn de fraude con sus cuadernos de bitácora.',
      'Orla Venn negó las acusaciones de fraude.',
    ],
    [
      'pt',
      'Dois aprendizes acusaram Orla Venn de fraude nos diários de bordo.',
      'Orla Venn negou as acusações de fraude.',
    ],
    [
      'ru',
      'Двое стажёров обвинили Вадима Лунина в подделке журналов.',
      'Вадим Лунин отрицает подделку журналов.',
    ],
  ])('are found in %s', (language, claim, denial) => {
    expect(told([claim, denial], language)).toEqual([[claim, denial]]);
  });
});
