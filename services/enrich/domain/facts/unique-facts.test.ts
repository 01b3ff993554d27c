import { statementsOf } from '@newsfold/report/statements/statements.ts';
import { reportsOf } from '@newsfold/test/support/fixture-reports.ts';
import { describe, expect, it } from 'vitest';
import { findAgreements } from './agreements.ts';
import { findConflicts } from './conflicts.ts';
import { findUnique, informationOf } from './unique-facts.ts';

const unique = (reports: ReturnType<typeof reportsOf>) =>
  findUnique(reports, findAgreements(reports), findConflicts(reports));

const shared = 'A tanker with 38,000 tonnes of oil ran aground off Galicia on Tuesday night.';
const own = 'Inspectors in Rotterdam had found faults in the engine of the tanker three weeks before.';

describe('findUnique', () => {
  it('finds what one source alone says, and not what both say', () => {
    const facts = unique(
      reportsOf([shared, 0], [`A tanker carrying 38,000 tonnes of oil hit rocks off Galicia. ${own}`, 30]),
    );
    expect(facts.map(({ text }) => text)).toContain(own);
    expect(facts.every(({ text }) => !text.includes('38,000'))).toBe(true);
    expect(facts[0]?.publisher).toBe('r1.example');
  });

  it('tells once what two reports of one source say in the same words', () => {
    const alone = 'The lake had been closed to fishermen since March after a dispute over licences.';
    const reports = reportsOf(
      [`Nine people died when the ferry capsized on Monday. ${alone}`, 0, 'a.example'],
      [`Eleven people died when the ferry capsized on Monday. ${alone}`, 60, 'a.example'],
      ['The ferry capsized on Monday, police in Kisumu said after the rescue.', 90, 'b.example'],
    );
    const found = findUnique(reports, [], []).filter(({ text }) => text.includes('licences'));
    expect(found).toMatchObject([{ references: [{ articleId: 'r0' }] }]);
  });

  it('finds nothing where all reports have one source', () => {
    expect(unique(reportsOf([shared, 0, 'a.example'], [own, 5, 'a.example']))).toEqual([]);
  });

  it('leaves out a sentence that gives a value in conflict', () => {
    const facts = unique(
      reportsOf(
        ['Nine sailors of the tanker died, the coastguard of Galicia said in a long statement at noon.', 0],
        [
          'Eleven people were killed, according to the Portuguese navy, whose frigate searched for survivors.',
          9,
        ],
      ),
    );
    expect(facts.every(({ text }) => !/Nine|Eleven/.test(text))).toBe(true);
  });

  it('gives at most five facts of one report', () => {
    const villages = ['Arla', 'Bremo', 'Calda', 'Dorin', 'Elmo', 'Farn', 'Gant', 'Holm'];
    const long = villages.map(
      (name, i) =>
        `In ${name} the river destroyed ${i + 31} barns, ${i + 71} orchards and the chapel of Saint ${name}.`,
    );
    const facts = unique(reportsOf([shared, 0], [long.join(' '), 9]));
    expect(facts.filter(({ publisher }) => publisher === 'r1.example')).toHaveLength(5);
  });

  it('does not mistake two wordings of one thing for two facts', () => {
    const facts = unique(
      reportsOf(
        ['The environment minister Elena Robles resigned after the oil spill in Galicia.', 0],
        ['Elena Robles quit as environment minister following the spill of oil in Galicia.', 9],
      ),
    );
    expect(facts).toEqual([]);
  });
});

describe('findUnique in long reports', () => {
  const panels = (i: number): string =>
    Array.from({ length: 11 }, (_, k) => `So panel ${k} met once more.`)
      .join(' ')
      .replaceAll('panel', `panel ${i}`);
  const theirs =
    'Inspectors of Rotterdam found faults in the engine of the tanker Delmara, the owner Piet Kramer said.';
  const news =
    'A letter of 45 sailors had warned of broken pumps since March, the lawyer Ana Prieto said in Vigo.';

  it('tells whole sentences that nobody else has, and no colour', () => {
    const facts = unique(
      reportsOf(
        [`${shared} ${theirs} ${panels(1)}`, 0],
        [
          `${shared} ${theirs.replace('found', 'had found')} It was a grey day, and the sea was calm. ${news} ${panels(2)}`,
          9,
        ],
      ),
    );
    expect(facts.map(({ text }) => text)).toEqual([news]);
  });

  it.each([
    ['a caption', news.slice(0, -1)],
    ['a row of a list', `: ${news}`],
    ['the end of a sentence', `a${news.slice(1)}`],
    ['half a name', `${news.slice(0, -1)} against the owner of the Delmara v.`],
  ])('tells no part of a sentence: %s', (_, torn) => {
    const mine = `${shared} ${panels(1)}`;
    const facts = unique(reportsOf([mine, 0], [`${shared}\n${torn}\n${panels(2)}`, 9]));
    expect(facts).toEqual([]);
  });
});

describe('findUnique in a long report tells no', () => {
  const panels = (i: number): string =>
    Array.from({ length: 11 }, (_, k) => `So panel ${i}${k} met once more.`).join(' ');
  const alone = (sentence: string, others = panels(2)): string[] =>
    unique(reportsOf([`${shared} ${panels(1)}`, 0], [`${shared}\n${sentence}\n${others}`, 9])).map(
      ({ text }) => text,
    );
  const letter = 'A letter of 45 sailors had warned of the broken pumps of the Delmara in Vigo since March.';

  it('sentence with something of the page in it', () => {
    expect(alone(letter)).toEqual([letter]);
    expect(alone(`${letter.slice(0, -1)} https://port.example/letter.`)).toEqual([]);
  });

  it('words of which the report does not say whose they are', () => {
    expect(alone(`“${letter.slice(0, -1)}.”`)).toEqual([]);
  });

  it('words that do not say whose they are, and no question', () => {
    const spoke = 'So the lawyer Ana Prieto spoke.';
    const quoted = `“${letter.slice(0, -1)},”`;
    expect(alone(`${spoke} ${quoted} Ana Prieto said.`)).toEqual([`${quoted} Ana Prieto said.`]);
    expect(alone(`${spoke} ${quoted} she said.`)).toEqual([]);
    expect(alone(`Was it that ${letter.slice(0, -1)}?`)).toEqual([]);
  });

  it('opinion of a column', () => {
    const storm =
      'The lawyer Ana Prieto sued Piet Kramer over 45 broken pumps of the Delmara and its oil in Vigo in March.';
    const asks = Array.from({ length: 8 }, (_, k) => `Why did we let panel 3${k} meet again?`).join(' ');
    expect(alone(storm)).toEqual([storm]);
    expect(alone(storm, asks)).toEqual([]);
    expect(alone(letter, asks)).toEqual([letter]);
  });
});

describe('informationOf', () => {
  it('counts a sentence with a figure and a name more, and less the further down it is', () => {
    const text =
      'Robles promised 45 million euros for the beaches of Galicia. Robles promised money for beaches soon.';
    const [rich, poor] = statementsOf(reportsOf([text, 0])[0]?.document as never);
    expect(informationOf(rich as never)).toBeGreaterThan(informationOf(poor as never));
  });
});
