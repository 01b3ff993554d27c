/** Rules of identity: what identifies nothing, and when a known id brings another article. */
import { type Mutant, mutantsOf } from '../mutant.ts';

const INGEST = 'services/ingest/domain';
const DECIDE = 'services/dedupe/domain/decide';

const placeholders = [
  ...mutantsOf(
    { file: `${INGEST}/no-news/placeholder-id.ts`, tests: [`${INGEST}/identify-article.test.ts`] },
    [
      ['N/A identifies nothing', 'NOTHING.has(letters)', 'false'],
      ['a UUID of zeros identifies nothing', '/^(?:0*|f{16,})$/.test(letters)', "letters === ''"],
      ['a script is no address', 'NO_PAGE.test(link)', 'false'],
    ],
  ),
  ...mutantsOf({ file: `${INGEST}/identify-article.ts`, tests: [`${INGEST}/identify-article.test.ts`] }, [
    ['the address of the feed is no guid', 'guid === source.url.trim()', 'false'],
    [
      'a home page is no guid, a place in it is',
      'address !== null && address.identity === null && !/#./.test(guid)',
      'address !== null && address.identity === null',
    ],
  ]),
  ...mutantsOf({ file: `${INGEST}/read-fields.ts`, tests: [`${INGEST}/identify-article.test.ts`] }, [
    ['a placeholder does not hide a real id', 'id === null || isPlaceholderId(id) ? null : id', 'id'],
    [
      'a placeholder does not hide a real address',
      'address === null || isPlaceholderLink(address) ? null : address',
      'address',
    ],
  ]),
  ...mutantsOf(
    { file: 'services/text/web/canonical-url.ts', tests: ['services/text/web/canonical-url.test.ts'] },
    [
      ['a route is part of the identity', 'url.hash = routeOf(url.hash)', "url.hash = ''"],
      [
        'a place in a page is no route',
        "if (!fragment.startsWith('#/') && !fragment.startsWith('#!')) return '';",
        '',
      ],
      ['an address made of a missing value is none', 'MADE_OF_NOTHING.test(path)', 'false'],
    ],
  ),
];

const others = [
  ...mutantsOf({ file: `${DECIDE}/other-article.ts`, tests: [`${DECIDE}/other-article.test.ts`] }, [
    [
      'items of one form under one link are many',
      'isForm && pairVeto(now, former, settings) !== null',
      'false',
    ],
    ['another guid asks for more likeness', 'hasOtherGuid ? edit.otherGuid : 0', '0'],
    ['a page of the day is an article a day', 'isOtherDay(now, former, settings) ? edit.otherDay : 0', '0'],
    ['one text is one article, whatever else differs', 'if (shared >= edit.oneText) return shared;', ''],
    [
      'two headlines are compared as such',
      'text === null ? edit.neededOfHeadlines : edit.needed',
      'edit.needed',
    ],
    [
      'other names in one form are another article',
      'names < edit.sameNames ? edit.otherNames : 0',
      'names < edit.sameNames ? 0 : 0',
    ],
    ['a text that is nearly whole is no form', 'lead < edit.wholeLead || names === 0', 'true'],
    [
      'a form may be nearly whole if it names others',
      'lead < edit.wholeLead || names === 0',
      'lead < edit.wholeLead',
    ],
    ['an edit finds the article that it is most like', 'score < 0 || score < most', 'score < 0'],
  ]),
  ...mutantsOf({ file: `${DECIDE}/article-ids.ts`, tests: [`${DECIDE}/other-article.test.ts`] }, [
    ['the number of a version is not part of a guid', "guid.replace(/#\\d?\\d?\\d?$/, '')", 'guid'],
  ]),
  ...mutantsOf({ file: `${DECIDE}/assign.ts`, tests: [`${DECIDE}/other-article.test.ts`] }, [
    [
      'two articles under one link have two ids',
      'variantIdOf(article.articleId, article.contentHash)',
      "variantIdOf(article.articleId, '')",
    ],
    [
      'other news under a known link is another article',
      'repeated ?? editedSlot(window, article, slots)',
      'repeated ?? (slots[0] as number)',
    ],
    [
      'what is delivered again repeats its own article',
      'const repeated = slots.find(',
      'const repeated = slots.slice(0, 1).find(',
    ],
  ]),
];

const EVENT = 'services/enrich/domain/event';
const WEB = 'services/text/web';

const outlets = [
  ...mutantsOf({ file: `${EVENT}/same-outlets.ts`, tests: [`${EVENT}/same-outlets.test.ts`] }, [
    [
      'two hosts are two outlets, however alike',
      'const other = isHost(family) ? undefined : ',
      'const other = ',
    ],
    [
      'hosts are known before names',
      '...sorted.filter(isHost), ...sorted.filter((one) => !isHost(one))',
      '...sorted',
    ],
    ['an outlet known by name is counted as its host', 'same.get(family)) ?? id', 'undefined) ?? id'],
  ]),
  ...mutantsOf({ file: `${WEB}/publisher.ts`, tests: [`${WEB}/publisher.test.ts`] }, [
    ['a listed host is its outlet', 'if (known !== null) return listed(known, name, outlets);', ''],
    ['a listed name is its outlet', 'known === null\n    ? {', 'known !== undefined\n    ? {'],
    [
      'a listed outlet has the family that it was given',
      'outlets.familyOf(host) ?? getDomain(host)',
      'getDomain(host)',
    ],
    ['another outlet has the family that it was given', 'outlets.familyOf(host) ?? family', 'family'],
  ]),
  ...mutantsOf({ file: `${WEB}/outlets.ts`, tests: [`${WEB}/outlets.test.ts`] }, [
    [
      'a host is listed with those below it',
      'if (dot < 0) return undefined;',
      'if (dot >= 0) return undefined;',
    ],
    [
      'what an operator lists goes before what ships',
      'const table of [SHIPPED_OUTLETS, added]',
      'const table of [added, SHIPPED_OUTLETS]',
    ],
    ['one alias is not two outlets', "host !== '' && other !== host", 'host === other'],
  ]),
  ...mutantsOf({ file: `${WEB}/outlet-names.ts`, tests: [`${WEB}/outlets.test.ts`] }, [
    ['The may be left out of a name', "ARTICLES.has(words[0] ?? '') && end > 1", 'false'],
    ['Online may be left out of a name', "end <= 1 || !SUFFIXES.has(words[end - 1] ?? '')", 'end > 0'],
    ['a section is not part of a name', "new Set([lower, lower.split(SECTION)[0] ?? ''])", '[lower]'],
    ['ü is ue', 'spelled !== text', 'false'],
  ]),
  ...mutantsOf(
    { file: 'services/ingest/domain/settings-hash.ts', tests: ['services/ingest/load-outlets.test.ts'] },
    [
      ['the table of outlets is part of the settings', '    outlets.text,\n', ''],
      ['the sentences that are read are part of the settings', '    maxSentences,\n', ''],
      ['the characters that are read are part of the settings', '    maxCharacters,\n', ''],
    ],
  ),
];

const BESIDE = { tests: [`${INGEST}/beside-of.test.ts`] };

const beside = [
  ...mutantsOf({ file: `${INGEST}/read-image.ts`, ...BESIDE }, [
    ['a video is no picture', '|| isOther(value)) return null;', ') return null;'],
    ['a file of sound is no picture', '|| OTHER_FILE.test(address) ', ''],
    ['a picture belongs to the page that it is on', 'page ?? undefined', 'undefined'],
    [
      'associations are under names of the outlet',
      'found !== null || inner.length > 0',
      'found === null || inner.length > 0',
    ],
  ]),
  ...mutantsOf({ file: `${INGEST}/read-rights.ts`, ...BESIDE }, [
    ['how a text is written is no term', 'if (!NOT_SAID.test(key)) ', ''],
    ['None is no term', '.filter((text) => !isPlaceholderId(text))', ''],
    ['a reservation that is off is none', "on ? ['tdm-reservation'] : marksIn(texts)", "['tdm-reservation']"],
    [
      'what may be indexed is not reserved',
      "return plain === 'reservations' ? texts : marksIn(texts);",
      'return texts;',
    ],
  ]),
  ...mutantsOf({ file: `${INGEST}/beside-of.ts`, ...BESIDE }, [
    ['a summary that is the text again is none', ' || own === text ? null', ' ? null'],
    ['terms are bounded', 'texts.slice(0, MAX_TERMS)', 'texts'],
  ]),
  ...mutantsOf({ file: `${INGEST}/read-fields.ts`, ...BESIDE }, [
    ['a section is a category as well', ', ...sections]', ']'],
    ['an enclosed link is a picture', "?? linksOf(reader, 'enclosure', /^image\\//)[0] ", ''],
    ['the page that an extractor calls the source is the address', 'url: url ?? page ??', 'url: url ??'],
  ]),
  ...mutantsOf({ file: `${INGEST}/read-fields.ts`, tests: [`${INGEST}/read-shapes.test.ts`] }, [
    ['of several ids an address is one', 'page ?? addressAmongIds(reader)', 'page'],
  ]),
  ...mutantsOf({ file: `${INGEST}/read-text.ts`, ...BESIDE }, [
    ['the pieces of a block make one line', 'if (pieces !== null) return [pieces];', ''],
    ['the elements of a tree are read', 'if (element !== undefined) return [ofElement(element, 0)];', ''],
    ['an attribute among elements is no text', ' || XHTML_ATTRIBUTE.test(key)) continue;', ') continue;'],
  ]),
  ...mutantsOf({ file: `${INGEST}/read-line.ts`, ...BESIDE }, [
    ['a letter box is no name', 'LETTER_BOX.exec(label)?.[1] ?? label', 'label'],
  ]),
];

/** Every mutant of this subject. */
export const identityMutants: readonly Mutant[] = [...placeholders, ...others, ...outlets, ...beside];
