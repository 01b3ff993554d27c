/**
 * Agreements that the labels leave out (they are complete for what a reader would notice, not for background), each
 * read and judged by hand when the fold reported it.
 */
import type { Quote } from './facts-set.ts';

/** Quotes that say the same. */
export const judgedSame: ReadonlyArray<{ readonly story: string; readonly quotes: readonly Quote[] }> = [
  {
    story: 'cup-final-bergen',
    quotes: [
      { report: 'r1', quote: 'Strandvik played most of the second half with ten players' },
      { report: 'r2', quote: 'Reduced to ten by the dismissal of Ida Moen early in the second half' },
    ],
  },
  {
    story: 'legionella-hospital',
    quotes: [
      { report: 'r1', quote: '17 have fallen ill' },
      { report: 'r2', quote: '17 infections had been confirmed' },
      { report: 'r3', quote: 'from 17 announced earlier' },
    ],
  },
  {
    story: 'sierra-wildfire',
    quotes: [
      { report: 'r1', quote: 'more than doubled in size on Monday to 9,400 hectares' },
      { report: 'r4', quote: 'up from 9,400 this morning' },
    ],
  },
  {
    story: 'brenztal-zugunglueck',
    quotes: [
      { report: 'r1', quote: '14 Menschen verletzt worden' },
      { report: 'r2', quote: 'Vierzehn Verletzte zählte die Polizei' },
      { report: 'r3', quote: 'Am Morgen war noch von 14 die Rede gewesen.' },
    ],
  },
  {
    story: 'cairngorm-hikers',
    quotes: [
      { report: 'r2', quote: 'Three students from Dundee spent a second night out in the Cairngorms' },
      { report: 'r3', quote: 'Three students missing for two nights in the Cairngorms' },
      {
        report: 'r4',
        quote: 'one of three students who survived two nights in a snow hole in the Cairngorms',
      },
    ],
  },
  {
    story: 'sierra-wildfire',
    quotes: [
      { report: 'r1', quote: 'At least 35 houses have burned down in the hills above the town.' },
      { report: 'r3', quote: 'far more than the figure of 35 given by the county' },
    ],
  },
  {
    story: 'recife-mercado-incendio',
    quotes: [
      {
        report: 'r1',
        quote: 'Um incêndio destruiu na madrugada desta terça-feira cerca de metade do mercado da Boa Maré',
      },
      { report: 'r2', quote: 'queimou durante quatro horas na madrugada de terça.' },
    ],
  },
  {
    story: 'aurelia-data-breach',
    quotes: [
      { report: 'r2', quote: 'their details had fallen into the hands of criminals' },
      { report: 'r4', quote: 'your name and e-mail address may be in the hands of criminals' },
    ],
  },
];
