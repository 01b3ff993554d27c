import { type ReportSketch, reportsIn, reportsOf } from '@newsfold/test/support/fixture-reports.ts';
import { describe, expect, it } from 'vitest';
import { findAgreements } from './agreements.ts';
import { findConflicts } from './conflicts.ts';
import { findFramings } from './framings.ts';

const framings = (...sketches: readonly ReportSketch[]) =>
  findFramings(findAgreements(reportsOf(...sketches)));

const PLAIN = 'By nine votes the council in Kisumu approved its new tax on the harbour late on Monday.';
const JUDGED = 'The council in Kisumu approved the draconian new harbour tax by nine votes.';

const LIGHTS: ReadonlyArray<readonly [language: string, plain: string, judged: string, word: string]> = [
  ['en', PLAIN, JUDGED, 'draconian'],
  [
    'de',
    'Mit neun Stimmen beschloss der Gemeinderat in Lindach am Abend die neue Hafensteuer.',
    'Der Gemeinderat in Lindach hat die umstrittene neue Hafensteuer mit neun Stimmen beschlossen.',
    'umstrittene',
  ],
  [
    'es',
    'Por nueve votos, el concejo de Valparo aprobó anoche el nuevo impuesto del puerto.',
    'El concejo de Valparo aprobó el polémico nuevo impuesto del puerto por nueve votos.',
    'polémico',
  ],
  [
    'fr',
    'Par neuf voix, le conseil de Dorval a adopté jeudi soir la nouvelle taxe portuaire.',
    'Le conseil de Dorval a adopté la nouvelle taxe portuaire controversée par neuf voix.',
    'controversée',
  ],
  [
    'pt',
    'O novo imposto do porto foi aprovado pela câmara de Recife na segunda-feira, por nove votos.',
    'A câmara de Recife aprovou o polêmico novo imposto do porto por nove votos.',
    'polêmico',
  ],
  [
    'ru',
    'Девятью голосами совет Караганды одобрил вечером новый портовый налог.',
    'Совет Караганды одобрил скандальный новый портовый налог девятью голосами.',
    'скандальный',
  ],
];

describe('findFramings', () => {
  it.each(LIGHTS)(
    '%s: tells who judges and who only tells, and no conflict',
    (language, plain, judged, word) => {
      const reports = reportsIn(language, [plain, 0], [judged, 30]);
      const [framing, ...others] = findFramings(findAgreements(reports));
      expect(others).toEqual([]);
      expect(framing?.kind).toBe('judgement');
      expect(framing?.tellings.map(({ words }) => words)).toEqual([[word], []]);
      expect(framing?.tellings.map(({ publisher }) => publisher)).toEqual(['r1.example', 'r0.example']);
      expect(findConflicts(reports)).toEqual([]);
    },
  );

  it('tells two lights before one that only tells', () => {
    const [framing] = framings(
      [PLAIN, 0],
      ['The council in Kisumu approved the historic new harbour tax by nine votes.', 10],
      ['The council in Kisumu approved the draconian and misguided new harbour tax by nine votes.', 20],
    );
    expect(framing?.tellings.map(({ words }) => words)).toEqual([
      ['draconian', 'misguided'],
      ['historic'],
      [],
    ]);
  });

  it('tells no other light of who judges alike', () => {
    const [framing] = framings(
      [PLAIN, 0],
      [JUDGED, 10],
      ['The council in Kisumu approved the draconian and misguided new harbour tax by nine votes.', 20],
    );
    expect(framing?.tellings.map(({ words }) => words)).toEqual([['draconian', 'misguided'], []]);
  });

  it('tells as a light what one report leaves to who claims it', () => {
    const [framing] = framings(
      ['The captain allegedly sold the life jackets of the ferry to a trader in Kisumu.', 0],
      ['To a trader in Kisumu the captain of the ferry sold its life jackets last month.', 10],
    );
    expect(framing?.kind).toBe('certainty');
    expect(framing?.tellings.map(({ attribution }) => attribution?.certainty)).toEqual([
      'alleged',
      undefined,
    ]);
  });

  it.each([
    ['somebody’s words', [PLAIN, 0], [JUDGED.replace('draconian', '“draconian”'), 10]],
    ['a name', [PLAIN, 0], [JUDGED.replace('draconian', 'Radical'), 10]],
    ['one source', [PLAIN, 0, 'a.example'], [JUDGED, 10, 'a.example']],
  ] as ReadonlyArray<readonly [string, ReportSketch, ReportSketch]>)('takes %s for no light', (_, a, b) => {
    expect(framings(a, b)).toEqual([]);
  });

  it('judges only what both tell', () => {
    const told = JUDGED.replace('draconian ', '').replace('.', '');
    const far = `${told} as fishermen from the remote islands were humming a draconian song.`;
    expect(findAgreements(reportsOf([PLAIN, 0], [far, 10]))).toHaveLength(1);
    expect(framings([PLAIN, 0], [far, 10])).toEqual([]);
  });
});
