/** Rules of what an outlet puts around its articles, of its one place, its forms and its columns. */
import { type Mutant, mutantsOf } from '../mutant.ts';

const DOMAIN = 'services/dedupe/domain';
const BOILERPLATE = `${DOMAIN}/boilerplate`;
const MARKS = `${BOILERPLATE}/mark-boilerplate.test.ts`;
const LEAVE_OUT = `${BOILERPLATE}/leave-out.test.ts`;
const MEMORY = `${DOMAIN}/window/outlet-memory`;
const TEXT = 'services/text/boilerplate';

const marks = mutantsOf({ file: `${BOILERPLATE}/mark-boilerplate.ts`, tests: [MARKS] }, [
  [
    'inside a line of the report one earlier article is not enough',
    'const needed = isOwn ? Math.max(enough, numbers.sharingInOwnLine) : enough;',
    'const needed = enough;',
  ],
  [
    'what reads like news needs more earlier articles',
    'const enough = isPlain ? numbers.sharingPlain : numbers.sharing;',
    'const enough = numbers.sharing;',
  ],
  [
    'a headline behind a shared opening goes',
    'if (sharing(first.opening) >= numbers.sharingInOwnLine)',
    'if (sharing(first.opening) < 0)',
  ],
  [
    'lines are left out at both edges',
    'for (const order of [lines, lines.toReversed()])\n    for (const line of order) {\n      if (!isBoilerplate',
    'for (const order of [lines])\n    for (const line of order) {\n      if (!isBoilerplate',
  ],
  [
    'a line amid the report stays, whatever it sounds like',
    'if (!isBoilerplate(line)) break;',
    'if (!isBoilerplate(line)) continue;',
  ],
  [
    'the fragments of a footer do not keep it',
    'total + words * Math.min(mostScore, score), 0);\n  return sum / Math.max(1, wordsOf(parts));',
    'total + Math.min(mostScore, score) * Math.min(1, words), 0);\n  return sum / parts.length;',
  ],
  [
    'a paragraph between two boilerplate lines stays',
    'if (run === main || !isEnclosed || isWholeLines ||',
    'if (run === main || !isEnclosed ||',
  ],
]);

const learning = [
  ...mutantsOf({ file: `${BOILERPLATE}/leave-out.ts`, tests: [LEAVE_OUT] }, [
    [
      'an outlet that is not known teaches nothing',
      "const learned = outlet === '' ? Buffer.alloc(0) : reader.learned();",
      'const learned = reader.learned();',
    ],
    ['an edit is not another article', '(isOther && this.#own < 0 ? 1 : 0)', '(isOther ? 1 : 0)'],
    ['an edit teaches nothing new', 'if (this.#own >= 0 && !known) return;', ''],
    [
      'an update is not another article',
      'return this.#others.isOther(known.holder) ? known.count : known.count - 1;',
      'return known.count;',
    ],
    [
      'the name of the outlet is an affix at once',
      'if (!namesOutlet && articles < needed) continue;',
      'if (articles < needed) continue;',
    ],
    [
      'what stands before a headline may be its subject',
      'const needed = start > 0 ? sharingPrefix : sharing;',
      'const needed = sharing;',
    ],
    [
      'an article teaches a bounded number of keys',
      'if (key === 0 || keys.has(key) || keys.size === learnedKeys) return;',
      'if (key === 0 || keys.has(key)) return;',
    ],
  ]),
  ...mutantsOf({ file: `${BOILERPLATE}/other-content.ts`, tests: [LEAVE_OUT] }, [
    [
      'articles of the same words are of the same content',
      'settings.boilerplate.alike * this.#terms.size',
      'settings.boilerplate.alike + this.#terms.size',
    ],
  ]),
  ...mutantsOf({ file: `${MEMORY}.ts`, tests: [`${MEMORY}.test.ts`] }, [
    [
      'a key whose last holder has left is forgotten',
      'return holder < first ? undefined : { count: packed % COUNTS, holder };',
      'return { count: packed % COUNTS, holder };',
    ],
    [
      'a footer that comes seldom outlives sentences seen once',
      '(count > 1 ? known.shared : known.single).set(',
      'known.single.set(',
    ],
    [
      'an outlet that has left is none of the last',
      'this.#last.filter(({ slot }) => slot >= first).map(',
      'this.#last.map(',
    ],
    ['of the keys the least recently seen is forgotten', '      known.single.delete(key);\n', ''],
  ]),
];

const places = mutantsOf(
  { file: `${DOMAIN}/local/local-terms.ts`, tests: [`${DOMAIN}/local/local-terms.test.ts`] },
  [
    ['a long report is no short item', ' || features.words > local.shortWords) return', ') return'],
    ['an outlet that is not known has no place', "if (outlet === '' || ", 'if ('],
    [
      'where few outlets fill the window all of them are looked at',
      'const all = ofAll ? [ofOutlet, ofAll] : [ofOutlet];',
      'const all = [ofOutlet];',
    ],
    [
      'one rare word in most stories is one place',
      'most >= local.leastStories && most >= local.share * stories',
      'most >= local.leastStories',
    ],
    [
      'what is said every day weighs less',
      'telling <= 0 ? Number.POSITIVE_INFINITY : -Math.log(',
      'telling <= 99 ? Number.POSITIVE_INFINITY : -Math.log(',
    ],
    [
      'items that one outlet put together count each',
      'return isShared ? storyId : String(slot);',
      'return storyId;',
    ],
  ],
);

const forms = [
  ...mutantsOf(
    { file: `${DOMAIN}/score/template.ts`, tests: [`${DOMAIN}/score/one-form-other-slots.test.ts`] },
    [
      [
        'a form that two outlets fill is one event',
        ' || a.outlet !== b.outlet) return false;',
        ') return false;',
      ],
      [
        'a form filled twice names something else each time',
        'return hasSlotOfItsOwn(a, b, slots) && hasSlotOfItsOwn(b, a, slots);',
        'return hasSlotOfItsOwn(a, b, slots) || hasSlotOfItsOwn(b, a, slots);',
      ],
      [
        'outlets that are not known are not one',
        'if (a.outlet === 0 || a.outlet !== b.outlet) return false;',
        'if (a.outlet !== b.outlet) return false;',
      ],
    ],
  ),
  ...mutantsOf({ file: `${TEXT}/column-titles.ts`, tests: [`${TEXT}/column-titles.test.ts`] }, [
    ['a column is named at the beginning of a headline', '`^[«"“„]?(?:', '`(?:'],
    ['a word that begins like a column is none', "NO_LETTER = '(?!\\\\p{L})'", "NO_LETTER = ''"],
    ['words of news name a column only where nothing else follows', "ENDS = '", "ENDS = '|"],
    ['a word may date a column', 'dating.length === 0', 'dating.length >= 0'],
  ]),
];

const MENTIONS = `${DOMAIN}/decide/mentions`;
const ENRICH_STATE = 'services/enrich/domain/state';

const digests = [
  ...mutantsOf({ file: `${MENTIONS}.ts`, tests: [`${MENTIONS}.test.ts`] }, [
    ['a story is mentioned only by what fits it', '|| best.score < threshold', ''],
    ['one name in common is no mention', ' || covered(draft, best) < leastCovered', ''],
    ['a heading of a few words mentions nothing', 'if (body.places.length < leastWords) continue;', ''],
    ['a digest is read no further than its first items', '.slice(0, mostItems)', ''],
    [
      'what the outlet puts around a digest is no item',
      'return items.filter((item) => !outlets.some(({ start, end }) => start < item.end && end > item.start));',
      'return items;',
    ],
    ['a paragraph is read sentence by sentence', 'lines.length > 1 ? lines :', 'lines.length > 0 ? lines :'],
    ['the item that fits best is shown', '!known || known.score < score', '!known'],
    ['a story that ends is not mentioned', 'for (const storyId of closedStoryIds) draft.close(storyId);', ''],
  ]),
  ...mutantsOf({ file: `${DOMAIN}/decide/assign.ts`, tests: [`${MENTIONS}.test.ts`] }, [
    ['only digests and columns mention', 'isColumn ? findMentions', 'true ? findMentions'],
  ]),
  ...mutantsOf({ file: `${DOMAIN}/decide/joinable.ts`, tests: [`${MENTIONS}.test.ts`] }, [
    ['nothing joins a column', ' && !draft.window.view(slot, view).isColumn', ''],
  ]),
  ...mutantsOf({ file: `${ENRICH_STATE}/apply-assignment.ts`, tests: [`${ENRICH_STATE}/mentions.test.ts`] }, [
    [
      'what the next version of a digest does not mention forgets it',
      'for (const storyId of former) {',
      'for (const storyId of [] as string[]) {',
    ],
    ['a mention founds no story', 'mentions.filter(({ storyId }) => stories.live.has(storyId))', 'mentions'],
    [
      'mentions go with a story that merges',
      'mentionedIn: bothMentions(from.mentionedIn, to.mentionedIn)',
      'mentionedIn: to.mentionedIn',
    ],
    ['a digest knows where its mentions went', 'id === from.storyId ? toStoryId : id', 'id'],
    [
      'what an ended digest mentioned is forgotten',
      'stories.mentionedBy.delete(articleId);\n    stories.decisions.forget',
      'stories.decisions.forget',
    ],
  ]),
  ...mutantsOf({ file: `${ENRICH_STATE}/mentions.ts`, tests: [`${ENRICH_STATE}/mentions.test.ts`] }, [
    [
      'a digest is listed once',
      '[...mentionsWithout(mentions, newest.articleId), newest]',
      '[...mentions, newest]',
    ],
    ['mentions are bounded', '.slice(-MAX_MENTIONS)', ''],
  ]),
];

const sounds = [
  ...mutantsOf({ file: `${TEXT}/boilerplate-score.ts`, tests: [`${TEXT}/boilerplate-score.test.ts`] }, [
    ['a verb of reporting speaks for news', '((this.#seen & REPORTING) !== 0 ? WEIGHTS.reporting : 0) +', ''],
    ['a quotation speaks for news', '(QUOTATION.test(sentence) ? WEIGHTS.quotation : 0) +', ''],
    ['a number speaks for news', 'WEIGHTS.number * this.#numbers(from, to) +', ''],
    ['a mark of ownership speaks for boilerplate', '(hasMark ? WEIGHTS.mark : 0) +', ''],
    ['a command speaks for boilerplate', '(this.#isCommand ? WEIGHTS.command : 0) +', ''],
    [
      'the name of the outlet speaks for boilerplate',
      '(isFullyNamed ? WEIGHTS.fullName : named > 0 ? WEIGHTS.outlet : 0) +',
      '',
    ],
  ]),
  ...mutantsOf({ file: `${TEXT}/boilerplate-score.ts`, tests: [`${TEXT}/boilerplate-score.test.ts`] }, [
    ['the small words of a name do not name an outlet', 'if (lexicon.term(place) === 0) continue;', ''],
  ]),
  ...mutantsOf({ file: `${TEXT}/text-parts.ts`, tests: [`${TEXT}/text-parts.test.ts`] }, [
    [
      'a sentence is the same whatever its numbers',
      'isDigit(text.charCodeAt(bounds[2 * i] as number)) ? NUMBER : ',
      '',
    ],
    ['what begins a line is known', 'const beginsLine = start > lineEnd;', 'const beginsLine = true;'],
  ]),
  ...mutantsOf({ file: `${TEXT}/title-affixes.ts`, tests: [`${TEXT}/title-affixes.test.ts`] }, [
    [
      'one word before a dash is a headline of its own',
      'if (left > 0 && left < bounds.leastLeft) continue;',
      '',
    ],
    ['an affix is the same whatever its numbers', ".replace(/\\d+/g, '0')", ''],
    [
      'a name beside other words is no affix',
      'return words.every((word) => outlet.has(word) || BESIDE_NAMES.has(word));',
      'return true;',
    ],
  ]),
];

/** Mutants of the rules about what outlets put around and into their articles, and about what is no report. */
export const boilerplateMutants: readonly Mutant[] = [
  ...marks,
  ...learning,
  ...places,
  ...forms,
  ...digests,
  ...sounds,
];
