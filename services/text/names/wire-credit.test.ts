import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wireCredit } from './wire-credit.ts';

const BODY = 'A ferry struck the pier on Monday, the harbour office said.';

describe('wireCredit', () => {
  it.each([
    [`LONDON, March 10 (Reuters) - ${BODY}`, 'Reuters'],
    [`PARIS (AFP) — ${BODY}`, 'AFP'],
    ['Berlin (dpa/lno) - Die Fähre ist am Montag', 'dpa'],
    ['(ANSA) - ROMA, 10 MAR - Il traghetto', 'ANSA'],
    ['MADRID, 10 Mar. (EUROPA PRESS) - El barco', 'Europa Press'],
    ['Madrid, 10 mar (EFE).- El barco', 'EFE'],
    ['Lisboa, 10 mar 2026 (Lusa) – O barco', 'Lusa'],
    ['New Delhi, March 10 (PTI) The ferry', 'PTI'],
    ['新华社北京3月10日电 渡轮', 'Xinhua'],
    ['МОСКВА, 10 марта. /ТАСС/. Паром', 'TASS'],
    ['МОСКВА, 10 мар - РИА Новости. Паром', 'RIA Novosti'],
    ['NEW YORK, March 10, 2026 /PRNewswire/ -- The ferry', 'PR Newswire'],
    [`VELTA, March 9 (Meridian Wire) — ${BODY}`, 'Meridian Wire'],
    ['AUERSFURT, 10. März (Norpress) - Die Brücke', 'Norpress'],
    [`By Norpress staff\n\n${BODY}`, 'Norpress'],
    [`${BODY}\n\n(Reuters)`, 'Reuters'],
    [`${BODY} (AFP)`, 'AFP'],
    [`${BODY} – AFP`, 'AFP'],
    [`${BODY}\n\nQuelle: dpa`, 'dpa'],
    [`${BODY}\n\navec AFP`, 'AFP'],
    [`${BODY}\n\n© 2026 The Associated Press. All rights reserved.`, 'AP'],
    [`${BODY}\n\n(With inputs from PTI)`, 'PTI'],
    [`${BODY}\n\n(The Daily Ledger)`, 'The Daily Ledger'],
  ])('%j credits %s', (text, agency) => {
    expect(wireCredit(text, [])).toBe(agency);
  });

  it.each([
    'The minister told Reuters on Monday that the pier was safe.',
    'According to Reuters, the ferry was fast.\n\nThe cause is unknown, AFP reported.',
    'Angela Merkel (CDU) - once chancellor - was on board.',
    'Train ICE 72 (Berlin) - late again.',
    'The captain left (photo: Reuters)',
    'He works for the AP.',
    `${BODY}\n\n(Updates throughout)`,
    `${BODY} The head (Labour).`,
    `BERLIN (Photo Gallery) - ${BODY}`,
    `${BODY}\n\nReporting by Jane Doe; Editing by John Roe`,
    '',
  ])('%j credits nobody', (text) => {
    expect(wireCredit(text, [])).toBeNull();
  });

  it.each([
    ['By Reuters', 'Reuters'],
    ['Jane Doe, Associated Press', 'AP'],
    ['dpa/lno', 'dpa'],
    ['Reuters and AFP', 'Reuters'],
    ['Ansa Müller', null],
    ['Pa Olsen', null],
    ['Jane Doe', null],
  ])('the byline %j credits %j', (author, agency) => {
    expect(wireCredit(BODY, [author])).toBe(agency);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 600 }),
        fc.array(fc.string()),
        (text, authors) => void wireCredit(text, authors),
      ),
    );
  });
});
