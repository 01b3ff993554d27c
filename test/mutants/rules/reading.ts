/** Rules of how ingest reads a text: encoding, hidden characters, lines, pages, what is no news, language. */
import { type Mutant, mutantsOf } from '../mutant.ts';

const TEXT = 'services/text';
const INGEST = 'services/ingest/domain';
const NO_NEWS = `${INGEST}/no-news`;

const encoding = [
  ...mutantsOf({ file: `${TEXT}/clean/mojibake.ts`, tests: [`${TEXT}/clean/mojibake.test.ts`] }, [
    ['a text is mended only where a sequence proves it', 'if (found > most)', 'if (found >= most)'],
    [
      'one Chinese character behind a Latin letter is none',
      "LONE.test(meant) && /[a-z]/i.test(text[at - 1] ?? '') ? run : meant",
      'meant',
    ],
    ['a letter of Vietnamese may stand in a word', 'if (VIETNAMESE.test(meant)) return meant;', ''],
    ['phonetic letters are no news', '|| !PLAUSIBLE.test(meant)', ''],
    ['text may have been misread twice', 'const MAX_ROUNDS = 3;', 'const MAX_ROUNDS = 1;'],
    ['a capital may stand before a quote or a dash', '.filter((byte) => !CLOSING.has(byte))', ''],
    [
      'a closing quote may have lost its last byte',
      ".replace(/â€\\ufffd?(?![\\u0080-\\u00bf\\u0152-\\u017e\\u02c6-\\u2122])/g, '”')",
      '',
    ],
  ]),
  ...mutantsOf({ file: `${TEXT}/clean/mend-text.ts`, tests: [`${TEXT}/clean/mend-text.test.ts`] }, [
    ['C1 controls are windows-1252', 'repairMojibake(withoutC1(decoded))', 'repairMojibake(decoded)'],
    ['a replacement character is a loss', "if (text.includes('\\ufffd')) return true;", ''],
    ['two question marks in words are a loss', 'return found > 1;', 'return false;'],
  ]),
  ...mutantsOf(
    { file: `${TEXT}/clean/decode-entities.ts`, tests: [`${TEXT}/clean/decode-entities.test.ts`] },
    [['references may have been escaped three times', 'const MAX_ROUNDS = 3;', 'const MAX_ROUNDS = 1;']],
  ),
  ...mutantsOf(
    { file: `${TEXT}/clean/hidden-characters.ts`, tests: [`${TEXT}/clean/hidden-characters.test.ts`] },
    [
      ['the manifest of C2PA is known by its first bytes', 'text.includes(C2PA)', 'text.length < 0'],
      ['selectors of emoji hide nothing', ".replace(EMOJI_PARTS, '')", ''],
      ['selectors and tags are no text', "emojiPart ?? ''", '_'],
      ['one selector may be a slip', 'selectors > 1', 'selectors > 100'],
    ],
  ),
  ...mutantsOf({ file: `${TEXT}/clean/encoded-words.ts`, tests: [`${TEXT}/clean/encoded-words.test.ts`] }, [
    ['white space between encoded words is none of the text', ".replace(BETWEEN, '')", ''],
    ['a space of an encoded word is an underline', "text.replaceAll('_', ' ')", 'text'],
    ['bytes that are none of the charset stay', 'fatal: true', 'fatal: false'],
  ]),
  ...mutantsOf(
    { file: `${TEXT}/clean/unicode-escapes.ts`, tests: [`${TEXT}/clean/unicode-escapes.test.ts`] },
    [
      ['half a pair stays', '(?!d[89a-f])', ''],
      ['controls and ASCII stay as they are written', '(?!00[0-9])', ''],
    ],
  ),
  ...mutantsOf({ file: `${TEXT}/page/linked-data.ts`, tests: [`${TEXT}/page/linked-data.test.ts`] }, [
    ['all scripts of a page are looked at', 'const MAX_SCRIPTS = 10;', 'const MAX_SCRIPTS = 1;'],
  ]),
  ...mutantsOf({ file: `${INGEST}/article-text.ts`, tests: [`${INGEST}/analyse.test.ts`] }, [
    ['a page without a text is read by its JSON-LD', 'linked: linkedBody,', "linked: () => '',"],
  ]),
  ...mutantsOf({ file: `${TEXT}/clean/unwrap-lines.ts`, tests: [`${TEXT}/clean/unwrap-lines.test.ts`] }, [
    [
      'a line was broken where the next word had not fitted in',
      'columns + firstPiece(after) > width && ',
      '',
    ],
    [
      'an item of a list begins a line',
      ' && !OWN_LINE.test(after);\n}\n\n/** Whether',
      ';\n}\n\n/** Whether',
    ],
    ['signs of Chinese are two columns wide', '(line.match(ALL_CJK)?.length ?? 0)', '0'],
    ['the space behind a <br> is no indent', ".replace(/^ (?=\\S)/, '')", ''],
    ['lines that end in a space go on', 'if (flowed > 1 && flowed >= breaks / 2)', 'if (flowed < 0)'],
    [
      'Chinese is joined without a space',
      "CJK.test(after[0] ?? '')) return '';",
      "CJK.test(after[0] ?? '')) return ' ';",
    ],
  ]),
  ...mutantsOf({ file: `${TEXT}/clean/quoted-printable.ts`, tests: [`${TEXT}/clean/mend-text.test.ts`] }, [
    ['an equals sign alone is no mail', 'if (!SOFT_BREAK.test(text) &&', 'if (text.length < 0 &&'],
  ]),
  ...mutantsOf(
    {
      file: 'services/enrich/domain/event/material.ts',
      tests: ['services/enrich/domain/event/material.test.ts'],
    },
    [
      [
        'the article that suffered least speaks for its group',
        'if (damageOf(article) < damageOf(speaker)) speaker = article;',
        '',
      ],
      ['lost characters are worse than mended ones', "if (marks.includes('damaged')) return 2;", ''],
    ],
  ),
];

const pages = [
  ...mutantsOf({ file: `${TEXT}/page/main-text.ts`, tests: [`${TEXT}/page/main-text.test.ts`] }, [
    [
      'a wrapper with nothing around its text is no page',
      'return furniture > 0 || (looked.match(LINK)?.length ?? 0) > FEW_LINKS || AROUND.test(looked);',
      'return true;',
    ],
    ['comments stand around an article', ' || AROUND.test(looked)', ''],
    ['an element is followed only if it holds most of the text', 'const MOST = 0.8;', 'const MOST = 0.3;'],
    ['a list of links is no text', 'if (linkShare(block) > LINKS) headings = [];\n    else if', 'if'],
    [
      'a heading over nothing is left out',
      'block.isHeading) headings.push(block.text);',
      'block.isHeading) kept.push(block.text);',
    ],
    ['rights begin the foot of a page', 'rights < 0 ? blocks : blocks.slice(0, rights)', 'blocks'],
    ['names may mislead', 'if (unnamed.length >= LEAST) return unnamed;', ''],
  ]),
  ...mutantsOf({ file: `${TEXT}/page/page-blocks.ts`, tests: [`${TEXT}/page/main-text.test.ts`] }, [
    ['what is hidden is no text', 'this.hidden || (this.style', "false || (this.style === ' ' && this.style"],
  ]),
  ...mutantsOf({ file: `${NO_NEWS}/no-news.ts`, tests: [`${NO_NEWS}/no-news.test.ts`] }, [
    [
      'news that tells who said it is no page',
      'if (REPORTED.test(lower)) return null;\n  const { kind',
      'const { kind',
    ],
    ['a page is most of its sentences', 'const MOST = 0.6;', 'const MOST = 0.1;'],
    ['a long text is news', 'if (text.length > MAX_PAGE_CHARS) return null;', ''],
    [
      'under a headline a stub leaves the headline',
      "STUBS.has(what) || isHeadline(title) ? 'headline-only'",
      "what === null ? 'headline-only'",
    ],
    ['filler text is none, whatever its title', "what === 'filler-text' || loose", 'loose'],
    [
      'a title of a page without a body is a page',
      "return kind === null ? NEWS : { kind: 'no-news', what: kind };",
      'return NEWS;',
    ],
    ['the name of the site is no headline', '|| isKnownName(title))', ')'],
  ]),
  ...mutantsOf(
    { file: `${INGEST}/analyse.ts`, tests: [`${INGEST}/analyse.test.ts`, `${INGEST}/new-reading.test.ts`] },
    [
      [
        'the summary serves where the body is a page',
        'if (summary !== null && newsVerdict',
        'if (summary === null && newsVerdict',
      ],
      [
        'an article stays itself when its text is mended',
        'content.isMended ? identityHash',
        'content.text.length < 0 ? identityHash',
      ],
      ['how a text was made is a mark', '...sourceTypeMark(fields.digitalSourceType)', ''],
    ],
  ),
];

const language = [
  ...mutantsOf({ file: `${TEXT}/words/short-text.ts`, tests: [`${TEXT}/words/short-text.test.ts`] }, [
    ['the words that a language knows count', 'KNOWN * known', '0'],
    ['the likely language has an advantage', 'const LIKELY = 0.15;', 'const LIKELY = 0;'],
    ['names alone are written in every language', 'if (known === 0 && bonus === 0) continue;', ''],
  ]),
  ...mutantsOf({ file: `${TEXT}/words/language.ts`, tests: [`${TEXT}/words/short-text.test.ts`] }, [
    ['what says nothing is in the language of its country', 'local[0] ?? assumed', 'assumed'],
    ['kana among Han are Japanese', "language === 'ja' && found > 0 && ", "language === 'xx' && "],
    ['letters tell Persian from Arabic', 'if (own !== null) return own;', ''],
  ]),
];

/** Mutants of the rules of reading. */
export const readingMutants: readonly Mutant[] = [...encoding, ...pages, ...language];
