/** Rules of ingest: identity, times, publishers, credits, addresses. */
import { type Mutant, mutantsOf } from '../mutant.ts';

const INGEST = 'services/ingest/domain';
const TEXT = 'services/text';

const identity = [
  ...mutantsOf({ file: `${INGEST}/article-identity.ts`, tests: [`${INGEST}/article-identity.test.ts`] }, [
    [
      'an article with an address is known by it, whatever else changes',
      "if (urlIdentity !== null) return hash('url', urlIdentity);",
      '',
    ],
    [
      'the guid 17 of two outlets is two articles',
      "return hash('guid', publisherId, guid);",
      "return hash('guid', guid);",
    ],
    ['the guid 17 of an unknown outlet says nothing', 'GLOBAL_ID.test(guid) ? ', "guid !== '' ? "],
    ['a UUID says which article it is, whoever sends it', 'GLOBAL_ID.test(guid) ? ', "guid === '' ? "],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text
    ['ab and c are not a and bc', '`${part.length}:${part}`', 'part'],
  ]),
  ...mutantsOf({ file: `${INGEST}/identify-article.ts`, tests: [`${INGEST}/identify-article.test.ts`] }, [
    [
      'a guid that is an address serves as one',
      'permalink === null ? null : canonicalUrl(permalink)',
      'null',
    ],
    [
      'a relative address belongs to the home page of its source',
      ' ?? atHome(fields.url, fields.source)',
      '',
    ],
    [
      'a relative address that nothing resolves still names an article',
      'guid ?? (address === null ? guidOf(fields.url) : null)',
      'guid',
    ],
  ]),
];

const times = [
  ...mutantsOf({ file: `${INGEST}/article-times.ts`, tests: [`${INGEST}/article-times.test.ts`] }, [
    [
      'nothing is seen after its record was written',
      'sighting !== null && sighting.at <= bound',
      'sighting !== null',
    ],
    [
      'a clock may run ahead by ten minutes and no more',
      'const CLOCK_SKEW = 10 * 60_000;',
      'const CLOCK_SKEW = 24 * 3_600_000;',
    ],
    [
      'a date from the future is set to the present and marked',
      "publishedAt: latest, publishedAtQuality: 'clamped'",
      "publishedAt: published.at, publishedAtQuality: 'clamped'",
    ],
    [
      'a time without a zone was written by no known clock',
      'publishedOffsetMinutes: published.offsetMinutes',
      'publishedOffsetMinutes: published.offsetMinutes ?? 0',
    ],
    [
      'tomorrow has begun somewhere',
      "published.quality === 'day' && published.at <= latest + DAY_AHEAD",
      'false as boolean',
    ],
    [
      'a date in the address serves when there is no other',
      'given ?? (url === null ? null : dateInPath(url))',
      'given',
    ],
  ]),
  ...mutantsOf({ file: `${TEXT}/time/published-at.ts`, tests: [`${TEXT}/time/published-at.test.ts`] }, [
    [
      'midnight is a day without a time',
      'if (clock.millis === null || clock.millis === 0)',
      'if (clock.millis === null)',
    ],
    ['a time is in its zone', 'const at = local - offset.minutes * MINUTE;', 'const at = local;'],
    [
      "IST in a script of India is India's",
      'offset.isCertain || (offset.minutes === INDIA && INDIAN.test(text))',
      'offset.isCertain',
    ],
    ['no time is after the year 9999', 'if (at > LATEST) return null;', ''],
    ['a time of machines is in its zone', 'midnight + clock - east * MINUTE', 'midnight + clock'],
    [
      'the year 1970 means that nobody knows',
      'const EARLIEST = Date.UTC(1990, 0, 1);',
      'const EARLIEST = 0;',
    ],
  ]),
  ...mutantsOf({ file: `${TEXT}/time/clock-time.ts`, tests: [`${TEXT}/time/published-at.test.ts`] }, [
    ['3 p.m. is 15:00', 'if (afternoon && hour < 12) return 12;', ''],
  ]),
];

const publishers = [
  ...mutantsOf({ file: `${TEXT}/web/publisher.ts`, tests: [`${TEXT}/web/publisher.test.ts`] }, [
    [
      'an aggregator is not the publisher',
      'if (address !== null && !isAggregator(address.host)) return',
      'if (address !== null) return',
    ],
    [
      'an article of an aggregator without a source has no known publisher',
      'if (name === null || nameIsHost) return UNKNOWN_PUBLISHER;',
      "if (name === null || nameIsHost) return { id: 'unknown', name: 'unknown', family: 'unknown' };",
    ],
    [
      'two blogs of one host are two outlets',
      'if (shared === undefined) return',
      'if (shared !== null) return',
    ],
    ['www is no outlet', "address.host.replace(/^www\\d?\\./, '')", 'address.host'],
    ['The Ledger and ledger are one outlet', ".replace(/^the (?=.)/, '')", ''],
  ]),
  ...mutantsOf({ file: `${TEXT}/names/wire-credit.ts`, tests: [`${TEXT}/names/wire-credit.test.ts`] }, [
    [
      'an agency in a byline is credited',
      'if (credit !== null) return credit;\n  }\n  const byline',
      '}\n  const byline',
    ],
    [
      'a name in brackets is a credit only in a dateline',
      'return isDateline(before) ? unlistedName(credit) : null;',
      'return unlistedName(credit);',
    ],
    ['a photo credit is no agency', ' || NO_NAME.test(name)) return null;', ') return null;'],
  ]),
  ...mutantsOf({ file: `${TEXT}/web/canonical-url.ts`, tests: [`${TEXT}/web/canonical-url.test.ts`] }, [
    [
      'a tracking parameter does not make another article',
      '.filter(([name, value]) => !isTrackingParameter(name, value))',
      '',
    ],
    ['the mobile page is the same article', ".replace(RENDERING_LABEL, '')", ''],
    [
      'a home page is no article',
      "if (path === '' && url.search === '' && url.hash === '') return null;",
      '',
    ],
    [
      'the address behind a cache is the address',
      '(inner === null ? null : parse(inner, null)) ?? outer',
      'outer',
    ],
  ]),
];

/** Mutants of the rules of ingest. */
export const analysisMutants: readonly Mutant[] = [...identity, ...times, ...publishers];
