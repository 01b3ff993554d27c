import { reportsOf } from '@newsfold/test/support/fixture-reports.ts';
import { describe, expect, it } from 'vitest';
import { attributionOf } from './attribution.ts';
import { statementsOf } from './statements.ts';

function attribution(text: string) {
  const [first] = reportsOf([text, 0]).flatMap((report) => statementsOf(report.document));
  if (!first) throw new Error(`no statement in: ${text}`);
  return attributionOf(first);
}

describe('attributionOf', () => {
  it.each([
    ['Nine people died when the ferry sank, county officials said.', 'county officials', 'said'],
    ['The minister confirmed that nine people had died.', 'The minister', 'confirmed'],
    ['The operator denied that the ferry was overloaded.', 'The operator', 'denied'],
    ['According to the coast guard, the tanker lost power.', 'the coast guard', 'said'],
  ])('%s', (text, source, certainty) => {
    expect(attribution(text)).toMatchObject({ certainty });
    expect(attribution(text)?.source.toLowerCase()).toContain(source.toLowerCase().replace('the ', ''));
  });

  it('is null when the report says it itself', () => {
    expect(attribution('Nine people died when the ferry sank.')).toBeNull();
  });

  it('reports a forecast without a source', () => {
    expect(attribution('The tower is expected to open in October.')).toEqual({
      source: '',
      certainty: 'expected',
    });
  });
});
