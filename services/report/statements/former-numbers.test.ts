import { document } from '@newsfold/test/support/fixture-article.ts';
import { findQuantities } from '@newsfold/text/numbers/quantities.ts';
import { describe, expect, it } from 'vitest';
import { slotValuesOf } from './slot-values.ts';

/** The numbers of a text that are no former ones, and those that are. */
function read(language: string, text: string) {
  const quantities = findQuantities(text, language);
  const values = slotValuesOf(document('a', { text, language, quantities }));
  const of = (former: boolean) =>
    values.filter(({ isFormer }) => isFormer === former).map(({ value }) => value);
  return { current: of(false), former: of(true) };
}

describe('former numbers', () => {
  it.each([
    ['en', 'The toll of the flood rose from 14 to 19 dead.', [19], [14]],
    ['en', 'Police had earlier said there were five dead.', [], [5]],
    ['en', 'The ministry had reported earlier that 14 people died.', [], [14]],
    ['en', 'Officials initially said 14 people had died.', [], [14]],
    ['en', 'The agency put the dead at 19, revising an earlier toll of 14.', [19], [14]],
    ['en', 'It revised an earlier toll of 14 to 19 dead.', [19], [14]],
    ['de', 'Zunächst hatte die Behörde 14 Tote gemeldet.', [], [14]],
    ['de', 'Nach früheren Angaben gab es 14 Tote.', [], [14]],
    ['fr', 'Un précédent bilan faisait état de 14 morts.', [], [14]],
    ['fr', 'Un premier bilan faisait état de 14 morts.', [], [14]],
    ['fr', 'Les autorités avaient d’abord annoncé 14 morts.', [], [14]],
    ['es', 'El balance anterior era de 14 muertos.', [], [14]],
    ['es', 'Inicialmente se había informado de 14 muertos.', [], [14]],
    ['pt', 'O balanço anterior era de 14 mortos.', [], [14]],
    ['it', 'Il precedente bilancio era di 14 morti.', [], [14]],
    ['nl', 'Een eerder dodental van 14 doden werd bijgesteld.', [], [14]],
    ['ru', 'Ранее сообщалось о 14 погибших.', [], [14]],
    ['ru', 'Ранее власти сообщали, что погибли 14 человек.', [14], []],
  ])('%s: %s', (language, text, current, former) => {
    expect(read(language, text)).toEqual({ current, former });
  });

  it.each([
    ['en', 'Police said earlier on Monday that 14 people had died.'],
    ['en', 'The mayor had said that 14 people died.'],
    ['de', 'Nach ersten Angaben gab es 14 Tote.'],
    ['fr', 'Un premier bilan fait état de 14 morts.'],
    ['es', 'El balance provisional es de 14 muertos.'],
  ])('are none that still stand: %s: %s', (language, text) => {
    expect(read(language, text)).toEqual({ current: [14], former: [] });
  });
});
