import { Outlets, shippedOutlets } from '@newsfold/text/web/outlets.ts';
import { describe, expect, it } from 'vitest';
import { analyse, DEFAULT_SETTINGS } from '../analyse.ts';

const RECORD = { topic: 'raw.v1', partition: 0, offset: 0, timestamp: Date.UTC(2026, 2, 9, 9) };
const ITEM = {
  url: 'https://www.rivertribune.example/news/401',
  title: 'Ferry to Skarne runs again',
  body: 'The ferry to Skarne runs again after three days of storm, the harbour said on Monday.',
};

function display(raw: object, outlets: Outlets = shippedOutlets): string {
  const analysed = analyse({ ...ITEM, ...raw }, RECORD, { ...DEFAULT_SETTINGS, outlets });
  if (analysed.kind !== 'article') throw new Error(`not an article but ${analysed.kind}`);
  return analysed.article.display;
}

const policy = (rule: string, action: unknown) => ({
  '@context': 'http://www.w3.org/ns/odrl.jsonld',
  '@type': 'Set',
  [rule]: [{ target: 'https://a.example/1', action, assigner: 'https://a.example/' }],
});

describe('how much of an article may be shown', () => {
  it.each([
    { usageTerms: 'NO DISPLAY' },
    { usageterms: [{ role: 'web', value: '<p>NoDisplay &amp; no archive</p>' }] },
    { rights: 'Not for display on screens' },
    { rights: 'Public display is prohibited.' },
    { license: 'Headline and link only' },
    { copyrightnotice: '© Norpress. Headlines only.' },
    { usageTerms: 'NOT FOR PUBLICATION OR BROADCAST' },
    { usageTerms: 'Strictly embargoed, 10 March' },
    { usageTerms: 'HOLD FOR RELEASE' },
    { usageTerms: 'Nicht zur Veröffentlichung' },
    { usageTerms: 'Sperrfrist: Dienstag 10 Uhr' },
    { usageTerms: 'Ne pas publier' },
    { usageTerms: 'NO PUBLICAR' },
    { robots: 'nosnippet' },
    { rightsinfo: { encodedrights: policy('prohibition', 'http://www.w3.org/ns/odrl/2/display') } },
    { rightsinfo: { encodedrights: policy('odrl:prohibition', { '@id': 'odrl:use' }) } },
    {
      rightsInfo: {
        rightsExpressionXml: { 'o:Policy': { 'o:prohibition': { 'o:action': { name: 'odrl:display' } } } },
      },
    },
    { rights: JSON.stringify(policy('prohibition', 'odrl:present')) },
    {
      rights:
        '<o:Policy><o:prohibition><o:action name="http://www.w3.org/ns/odrl/2/display"/></o:prohibition></o:Policy>',
    },
  ])('is headline and address where the terms are %j', (raw) => {
    expect(display(raw)).toBe('headline_by_terms');
  });

  it.each([
    {},
    { rights: 'All rights reserved.' },
    {
      rights: 'This material may not be published, broadcast, rewritten or redistributed without permission.',
    },
    { rights: 'Not to be displayed without permission' },
    { usageTerms: 'Not for publication outside Norway' },
    { usageTerms: 'No archive, no resale, mandatory credit' },
    { usageTerms: 'No display ads beside it' },
    { usageTerms: 'Embargo: none' },
    { usageTerms: 'No embargo' },
    { usageTerms: 'Embargo lifted' },
    { usageTerms: 'Free for display' },
    { noai: true, tdmReservation: 1, robots: 'noai, noarchive, max-snippet:50' },
    { rightsinfo: { encodedrights: policy('permission', 'odrl:display') } },
    { rightsinfo: { encodedrights: policy('prohibition', 'odrl:archive') } },
    {
      rightsinfo: {
        encodedrights: { ...policy('prohibition', 'odrl:sell'), permission: [{ action: 'odrl:display' }] },
      },
    },
    {
      rights:
        '<o:Policy><o:prohibition><o:action name="odrl:sell"/></o:prohibition><o:permission><o:action name="odrl:display"/></o:permission></o:Policy>',
    },
  ])('is all of it where they are %j', (raw) => {
    expect(display(raw)).toBe('full');
  });

  it('is headline and address of an outlet of which the operator says so, whatever it says itself', () => {
    const outlets = new Outlets({
      outlets: [{ host: 'rivertribune.example', aliases: [], display: 'headline' }],
      families: [],
    });
    expect(display({ rights: 'No display' }, outlets)).toBe('headline_by_contract');
    expect(display({ url: 'https://other.example/1' }, outlets)).toBe('full');
  });
});
