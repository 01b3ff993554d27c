/** What stories say of claims, in digits and in words. */
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { madeUpStory } from '@newsfold/test/support/made-up-stories.ts';
import { expect, it } from 'vitest';
import { checkClaim } from './check-claim.ts';

/** A story whose sources agree on some sentences. */
function agreeingOn(language: string, ...texts: readonly string[]): Story {
  const story = madeUpStory({ storyId: 'a', revision: 1, language, publishers: ['x.example', 'y.example'] });
  const agreed = texts.map((text) => ({
    text,
    language,
    slot: '',
    value: null,
    attribution: null,
    references: [{ articleId: 'a-0', start: 0, end: text.length, quote: text }],
    independentPublishers: 2,
    isQuotation: false,
    firstReport: null,
    state: 'reported' as const,
    history: [],
  }));
  return { ...story, agreed, conflicts: [], uniqueToSource: [], keyPoints: [] };
}

const verdictOn = (claim: string, language: string, ...texts: readonly string[]) =>
  checkClaim(claim, [agreeingOn(language, ...texts)]).verdict;

it.each([
  ['en', 'Repairs will take six weeks', 'Repairs will take six weeks', 'agreed'],
  ['en', 'Repairs will take 6 weeks', 'Repairs will take six weeks', 'agreed'],
  ['en', 'Repairs will take nine weeks', 'Repairs will take six weeks', 'contested'],
  ['en', 'Repairs will take six years', 'Repairs will take six weeks', 'unknown'],
  [
    'en',
    'Repairs of the south pier will take nine years',
    'Repairs of the south pier will take six weeks',
    'unknown',
  ],
  ['en', 'Fourteen people died in the flood at Orlin', '14 people died in the flood at Orlin', 'agreed'],
  ['en', 'Twelve people died in the flood at Orlin', '14 people died in the flood at Orlin', 'contested'],
  ['en', 'At least 12 people died in the flood at Orlin', '14 people died in the flood at Orlin', 'unknown'],
  ['en', '12 people died in the flood at Orlin', 'At least 14 people died in the flood at Orlin', 'unknown'],
  ['en', 'Twelve people died in a fire at Skarne', '14 people died in the flood at Orlin', 'unknown'],
  ['en', 'The bridge opened in 1931', 'The bridge opened in 1934', 'unknown'],
  ['en', 'The bridge opened in 1934', 'The bridge opened in 1934', 'agreed'],
  ['en', 'The bridge was not closed to cars', 'The bridge was closed to cars', 'unknown'],
  ['en', 'Nine people died', 'Twelve people died', 'contested'],
  [
    'de',
    'Zwölf Menschen starben bei dem Brand in Skarne',
    '12 Menschen starben bei dem Brand in Skarne',
    'agreed',
  ],
  [
    'de',
    'Elf Menschen starben bei dem Brand in Skarne',
    '12 Menschen starben bei dem Brand in Skarne',
    'contested',
  ],
  ['fr', 'Sept personnes sont mortes à Orlin', 'Neuf personnes sont mortes à Orlin', 'contested'],
  ['es', 'Siete personas murieron en Orlin', '7 personas murieron en Orlin', 'agreed'],
])('%s: %s · %s: %s', (language, claim, text, verdict) => {
  expect(verdictOn(claim, language, text)).toBe(verdict);
});

it('cites what is agreed on where a claim has another number, and says why', () => {
  const text = 'The ferry carried 310 passengers and 40 cars';
  const { why, citations } = checkClaim('The ferry carried 290 passengers and 40 cars', [
    agreeingOn('en', text),
  ]);
  expect(why).toBe('independent sources agree on another number; the citations show which');
  expect(citations).toMatchObject([{ storyId: 'a', standing: 'agreed', text, publisher: 'x' }]);
});

it('asks what sources agree on before it looks for another number', () => {
  const texts = ['Repairs of the south pier will take six weeks', 'Repairs will take nine weeks'];
  expect(verdictOn('Repairs will take nine weeks', 'en', ...texts)).toBe('agreed');
});

it('takes what no longer holds for no answer', () => {
  const story = agreeingOn('en', 'Repairs will take six weeks');
  const agreed = story.agreed.map((fact) => ({ ...fact, state: 'superseded' as const }));
  for (const weeks of ['six', 'nine'])
    expect(checkClaim(`Repairs will take ${weeks} weeks`, [{ ...story, agreed }]).verdict).toBe('unknown');
});
