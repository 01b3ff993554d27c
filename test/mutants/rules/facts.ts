/** Rules of enrich about facts: what says the same, what contradicts, what one source alone says. */
import { type Mutant, mutantsOf } from '../mutant.ts';

const COMPARE = 'services/enrich/domain/compare';
const FACTS = 'services/enrich/domain/facts';
const FRAMING = 'services/enrich/domain/framing';
const WORTH = 'services/enrich/domain/worth';
const STATEMENTS = 'services/report/statements';

const compare = mutantsOf(
  { file: `${COMPARE}/compare-clauses.ts`, tests: [`${COMPARE}/compare-reports.test.ts`] },
  [
    [
      'statements of long reports must fit better to say the same',
      'if (denied !== null || score - crowded < AGREEMENT_THRESHOLD || isVetoed(clause)) return;',
      'if (denied !== null || score < AGREEMENT_THRESHOLD || isVetoed(clause)) return;',
    ],
    [
      'what a rule forbids is no agreement, however alike the words',
      'if (denied !== null || score - crowded < AGREEMENT_THRESHOLD || isVetoed(clause)) return;',
      'if (denied !== null || score - crowded < AGREEMENT_THRESHOLD) return;',
    ],
    [
      'statements of long reports must fit better to differ only in a number',
      'const score = agreementScore({ ...clause, ...NO_CLASH }, { ...whole, ...NO_CLASH }) - crowded;',
      'const score = agreementScore({ ...clause, ...NO_CLASH }, { ...whole, ...NO_CLASH });',
    ],
  ],
);

const sentences = [
  ...mutantsOf({ file: `${COMPARE}/compare-reports.ts`, tests: [`${COMPARE}/compare-reports.test.ts`] }, [
    [
      'whole sentences of long reports are compared',
      'if (areLong(pair))\n    return {',
      'if (false)\n    return {',
    ],
  ]),
  ...mutantsOf({ file: `${COMPARE}/alignment.ts`, tests: [`${COMPARE}/compare-reports.test.ts`] }, [
    [
      'a statement has one counterpart in another report',
      'const free = !taken.has(a) && !taken.has(b);',
      'const free = true;',
    ],
  ]),
  ...mutantsOf({ file: `${COMPARE}/compare-sentences.ts`, tests: [`${COMPARE}/compare-reports.test.ts`] }, [
    [
      'sentences that the judge takes for the same say the same',
      'SENTENCE_THRESHOLD = -0.4;',
      'SENTENCE_THRESHOLD = 99;',
    ],
    ['other victims of one story rule sentences out', 'if (words.slotClash > 0 || ', 'if ('],
    [
      'what rules clauses out rules out sentences of one clause',
      'return isOneClause(a) && isOneClause(b) && isVetoed',
      'return false && isVetoed',
    ],
  ]),
  ...mutantsOf({ file: `${COMPARE}/pair-judge.ts`, tests: [`${COMPARE}/pair-judge.test.ts`] }, [
    ['little in common is not judged', 'const PROPOSED = -0.8;', 'const PROPOSED = -9;'],
    [
      'a pair is the best of both its sentences',
      'score === best.get(pair.a) && score === best.get(pair.b)',
      'score === best.get(pair.a)',
    ],
    [
      'a pair does not speak for itself',
      'const beside = isBest ? alike - toChance(score) : alike;',
      'const beside = alike;',
    ],
    [
      'only the best pairs tell how much is alike',
      'if (isBest) alike += toChance(score);',
      'alike += toChance(score);',
    ],
  ]),
  ...mutantsOf({ file: `${FRAMING}/own-voice.ts`, tests: [`${FRAMING}/own-voice.test.ts`] }, [
    ['a question is the report’s own', 'if (ASKS.has(text.slice(end - 1, end))) return true;', ''],
    ['a call is the report’s own', 'if (CALLS.has(first.toLowerCase())) return true;', ''],
    ['the US is no us', 'if (word.length > 1 && word === word.toUpperCase()) continue;', ''],
    ['one opinion makes no column', 'const COLUMN = 0.25;', 'const COLUMN = 0.05;'],
    ['a short report is no column', 'if (sentences.length < LEAST_SENTENCES) return false;', ''],
    ['quoted words are somebody else’s', 'if (!isQuoted(index)) found', 'found'],
    ['a word that begins with "us" is not us', ')(?!\\\\p{L})', ')'],
    ['a bus is not us', '(?<!\\\\p{L})(?:', '(?:'],
  ]),
  ...mutantsOf({ file: `${COMPARE}/numbered-words.ts`, tests: [`${COMPARE}/sentence-pairs.test.ts`] }, [
    [
      'a word of all sentences tells nothing of one',
      'return Math.max(LEAST_WEIGHT, weights[word] as number) * spread;',
      'return Math.max(LEAST_WEIGHT, weights[word] as number);',
    ],
  ]),
  ...mutantsOf({ file: `${COMPARE}/numbered-words.ts`, tests: [`${COMPARE}/numbered-words.test.ts`] }, [
    ['a word is telling by the sentences of both reports', 'count <= FEW', 'holdersOf(numbered, key) <= FEW'],
  ]),
  ...mutantsOf({ file: `${COMPARE}/shared-triples.ts`, tests: [`${COMPARE}/shared-triples.test.ts`] }, [
    [
      'each sentence at hand is marked anew',
      'if (one !== this.#one) this.#mark(one);',
      'if (this.#one === undefined) this.#mark(one);',
    ],
    [
      'triples on one mark may differ',
      'return inBoth(one.triples, triples);',
      'return Math.min(one.triples.length, triples.length);',
    ],
  ]),
  ...mutantsOf({ file: `${COMPARE}/sentence-pairs.ts`, tests: [`${COMPARE}/sentence-pairs.test.ts`] }, [
    ['two shared words are needed', 'const LEAST_SHARED = 2;', 'const LEAST_SHARED = 1;'],
    [
      'the sentence covered less is that with more words',
      'mass / Math.max(own.mass',
      'mass / Math.min(own.mass',
    ],
    [
      'a quotation needs the same words',
      '(quoting >= QUOTES && quotedAlike >= QUOTED_ALIKE)',
      'quoting >= QUOTES',
    ],
    [
      'numbers of one sentence alone do not clash',
      'flag(numbers === 0 && own.hasNumber &&',
      'flag(numbers === 0 &&',
    ],
    [
      'places are relative to the length of the report',
      'Math.abs(one.place / mine.sentences.length - other.place / theirs.sentences.length)',
      'Math.abs(one.place - other.place)',
    ],
  ]),
];

const thresholds = [
  ...mutantsOf({ file: `${COMPARE}/compare-clauses.ts`, tests: [`${COMPARE}/compare-reports.test.ts`] }, [
    [
      'statements about one thing do not say the same for that',
      'AGREEMENT_THRESHOLD = -0.3;',
      'AGREEMENT_THRESHOLD = -0.75;',
    ],
    ['days clash where the rest says the same', 'const SAME_BUT_DAY = 1;', 'const SAME_BUT_DAY = 2.5;'],
    ['days do not clash where the rest is only alike', 'const SAME_BUT_DAY = 1;', 'const SAME_BUT_DAY = 0;'],
  ]),
  ...mutantsOf({ file: `${COMPARE}/subject-evidence.ts`, tests: [`${COMPARE}/subject-evidence.test.ts`] }, [
    ['values far apart are of two things', 'const FARTHEST = 2.2;', 'const FARTHEST = 5.5;'],
    [
      'numbers of clauses that contradict each other are of two things',
      'if (clause.opposite > 0 || clause.negationClash > 0) return -9;',
      '',
    ],
  ]),
];

const crowding = mutantsOf({ file: `${COMPARE}/crowding.ts`, tests: [`${COMPARE}/crowding.test.ts`] }, [
  [
    'the longer of two reports crowds them',
    'statementsOf(a).length, statementsOf(b).length',
    'statementsOf(a).length',
  ],
  ['a report of up to ten statements crowds nothing', 'Math.max(FITTED_STATEMENTS, ', 'Math.max('],
]);

const vetoes = mutantsOf({ file: `${COMPARE}/vetoes.ts`, tests: [`${COMPARE}/pair-features.test.ts`] }, [
  ['a denial does not agree with what it denies', 'negationClash + opposite', 'opposite'],
  ['rose does not agree with fell', 'negationClash + opposite', 'negationClash'],
  ['other distinctive numbers do not agree', 'opposite + figureClash', 'opposite'],
  ['other days do not agree', 'figureClash + dayClash', 'figureClash'],
  ['other numbers of victims do not agree', 'dayClash + slotClash >', 'dayClash >'],
  [
    'small numbers that differ are outdone by a distinctive one that is the same',
    '(smallClash > 0 && figures === 0)',
    'smallClash > 0',
  ],
]);

const shown = [
  ...mutantsOf({ file: `${FACTS}/told-once.ts`, tests: [`${FACTS}/told-once.test.ts`] }, [
    [
      'what two reports both tell twice is told once',
      'mentions.every(({ statement }) => cited.has(statement)) ||',
      '',
    ],
    [
      'a clause is not told beside its sentence',
      'mentions.some(({ statement }) => cited.nests(statement)),',
      'false,',
    ],
    [
      'a fact may have a sentence in common with another one',
      'mentions.every(({ statement }) => cited.has(statement)) ||',
      'mentions.some(({ statement }) => cited.has(statement)) ||',
    ],
  ]),
  ...mutantsOf(
    { file: `${WORTH}/clearest.ts`, tests: [`${WORTH}/clearest.test.ts`, `${FACTS}/agreements.test.ts`] },
    [
      ['what announces other words is shown last', 'const INTRODUCES = 400;', 'const INTRODUCES = 0;'],
      ['an agreement shows the wording that names someone', 'const NAMELESS = 200;', 'const NAMELESS = 0;'],
      [
        'a sentence that goes on from another is not shown first',
        'const GOES_ON = 120;',
        'const GOES_ON = 0;',
      ],
      ['a quotation is shown with whose words they are', 'const UNSIGNED = 200;', 'const UNSIGNED = 0;'],
      ['what a page put in is not shown first', 'const UNREADABLE = 2000;', 'const UNREADABLE = 0;'],
      [
        'a torn clause is shown as its sentence',
        'return isTorn(statement) ? statement.whole : wordingOf(statement);',
        'return wordingOf(statement);',
      ],
      ['a clause that ends is no torn one', 'end < whole.end && TORN_END', 'end < whole.end || TORN_END'],
    ],
  ),
  ...mutantsOf({ file: `${WORTH}/readable.ts`, tests: [`${WORTH}/readable.test.ts`] }, [
    ['a name with headlines behind it is not shown', '!isLinked && ', ''],
    ['a post is not shown', '!POSTED.test(text, seen) && ', ''],
    ['notes and buttons are not shown', '!AROUND.test(text, seen) && ', ''],
    ['a caption is not shown', ' && !CAPTION.test(text, seen)', ''],
    [
      'a speaker who is named beside a quotation does not sign it',
      "return name === '' || !whole",
      "return name === '' && !whole",
    ],
  ]),
];

const telling = mutantsOf(
  { file: `${WORTH}/telling.ts`, tests: [`${WORTH}/telling.test.ts`, `${FACTS}/agreements.test.ts`] },
  [
    ['two sources alone must fit better than three', 'flag(sources > 2),', 'flag(sources > 1),'],
    [
      'an agreement of long reports must be true and worth telling',
      'const LEAST_TELLING = 0.1;',
      'const LEAST_TELLING = -9;',
    ],
    ['a scrap of a quotation is nothing agreed', 'const LEAST_QUOTED = 9;', 'const LEAST_QUOTED = 0;'],
    ['a sure fit is sure', 'Math.min(MOST_LOG_ODDS, score)', 'score'],
    ['a scrap of a quotation must tell more', 'const quoted = flag(isQuoted);', 'const quoted = 0;'],
    [
      'a quotation about what the titles name tells more',
      'quoted * topicalWeight(whole, topic)',
      'quoted * 0',
    ],
    ['a list of names tells no more than four', 'Math.min(MOST_NAMES, names)', 'names'],
    ['what a report says for itself tells less', 'flag(speaksForItself(whole)),', 'flag(false),'],
    ['somebody’s own words tell less', 'flag(isMostlyQuoted(whole)),', 'flag(false),'],
  ],
);

const agreements = mutantsOf({ file: `${FACTS}/agreements.ts`, tests: [`${FACTS}/agreements.test.ts`] }, [
  [
    'a sentence of several clauses may tell two things',
    'return taken.length === 2 ||',
    'return taken.length >= 1 ||',
  ],
  [
    'what fits one of two long sentences tells another thing of it',
    'isClause(one) || near.get(other.whole)?.has(statement.whole) === true;',
    'true;',
  ],
  ['a quotation that both have is no copy', 'if (isQuotation) return false;', ''],
  [
    'a quotation stands behind what both report',
    'isQuoted: isQuotation || verbatim >= COPIED_SHARE,',
    'isQuoted: false,',
  ],
  [
    'two reports of one source do not agree',
    'one.source === null || other.source === null || one.source === other.source',
    'one.source === null || other.source === null',
  ],
  [
    'a report of an unknown source agrees with nothing',
    'one.source === null || other.source === null || one.source === other.source',
    'one.source === other.source',
  ],
  [
    'a sentence copied word for word is no second source',
    'if (!isCopied(alignment)) return false;',
    'return false;',
  ],
  [
    'a passage copied inside an agreement adds no source',
    'return countSources(own.map(({ report }) => report.source));',
    'return countSources(mentions.map(({ report }) => report.source));',
  ],
  [
    'a report is cited for each sentence that says it',
    'const further = sayingAgain(mentions, again);',
    'const further: Mention[] = [];',
  ],
  [
    'an agreement shows a number only when all sources give it',
    'rest.every(({ statement }) =>',
    'rest.some(({ statement }) =>',
  ],
]);

const quotations = [
  ...mutantsOf({ file: `${COMPARE}/sentence-pairs.ts`, tests: [`${FACTS}/agreements.test.ts`] }, [
    ['the same words in another order are no copy', 'const IN_ORDER = 0.5;', 'const IN_ORDER = 0;'],
    [
      'what one quotes and another shows is a quotation',
      '(isVerbatim && (one.isQuoted || other.isQuoted))',
      'false',
    ],
  ]),
  ...mutantsOf({ file: `${STATEMENTS}/sentences.ts`, tests: [`${STATEMENTS}/sentences.test.ts`] }, [
    ['who speaks of himself is quoted', ' || saysOwn(whole, words)', ''],
    ['the US is not us', ' && !isAbbreviation(word, article.text)', ''],
    ['three words in a row count once', 'distinct === 0 || triples[distinct - 1] !== triple', 'true'],
  ]),
];

const firsts = mutantsOf({ file: `${FACTS}/agreements.ts`, tests: [`${FACTS}/fact-states.test.ts`] }, [
  [
    'who is first is known by exact times',
    "article.publishedAtQuality === 'exact' ? article.publishedAt : null",
    'article.publishedAt',
  ],
  [
    'of two that were first neither is',
    'if (!first || others.length > 0) return null;',
    'if (!first) return null;',
  ],
]);

const contested = mutantsOf({ file: `${FACTS}/contested.ts`, tests: [`${FACTS}/contested.test.ts`] }, [
  [
    'of an update the newest value is agreed',
    "if (conflict.kind === 'update') return stated === conflict.values.length - 1;",
    '',
  ],
  [
    'of two values with as many sources neither is agreed',
    'publishers.length < support',
    'publishers.length <= support',
  ],
]);

const conflicts = [
  ...mutantsOf({ file: `${FACTS}/conflicts.ts`, tests: [`${FACTS}/conflicts.test.ts`] }, [
    [
      'two values of one source are no conflict',
      ' || a.report.source === b.report.source) return false;',
      ') return false;',
    ],
    ['values that can both be true are no conflict', 'areReconcilable(a.value, b.value) || ', ''],
    [
      'a report that gives both numbers is about two things',
      'return !givesBoth(a, b) && !givesBoth(b, a);',
      'return true;',
    ],
    [
      'a source contradicts the others later too',
      'const group = [one, ...others, ...again];',
      'const group = [one, ...others];',
    ],
    [
      'bodies that are found are of one thing, however many',
      '!VICTIM_SLOTS.has(a.value.slot) && areFarApart',
      'areFarApart',
    ],
    ['a former value is no value of its report', 'if (value.isFormer || ', 'if ('],
    ['ages that are far apart are of two people', 'const MISTAKEN_AGE = 5;', 'const MISTAKEN_AGE = 50;'],
  ]),
  ...mutantsOf({ file: `${FACTS}/conflict-values.ts`, tests: [`${FACTS}/conflicts.test.ts`] }, [
    [
      'a newer toll is an update only after some time',
      'return MOVING.has(slot) && newest - older >= SOON_MS',
      'return MOVING.has(slot)',
    ],
    ['a number that does not move is never updated by time', 'return MOVING.has(slot) && ', 'return '],
    [
      'a value that its source corrects is an update',
      ' || wasChangedBySource(last, before)) return',
      ') return',
    ],
    ['a value that is said to have risen is an update', 'last.some(({ isRevised }) => isRevised) || ', ''],
    ['the last five values are shown', '    .slice(-MAX_VALUES)\n', ''],
    [
      'a value that a report calls former is one, whoever gives it later',
      'ordered.splice(at < 0 ? ordered.length : at, 0, group);',
      'ordered.push(group);',
    ],
    [
      'a value that replaces one which it calls former is an update',
      'if (groups.slice(0, -1).some((group) => replaces(last, group)',
      'if (groups.slice(0, 0).some((group) => replaces(last, group)',
    ],
    [
      'values that are each called former are in the order of time',
      'replaces(earlier, group) && !replaces(group, earlier)',
      'replaces(earlier, group)',
    ],
    [
      'eight references of a value are shown',
      'references: value.references.slice(0, MAX_REFERENCES)',
      'references: value.references',
    ],
    [
      'of two values the newest is the last',
      'reportedAt(a.report) - reportedAt(b.report)',
      'reportedAt(b.report) - reportedAt(a.report)',
    ],
  ]),
  ...mutantsOf({ file: `${FACTS}/date-conflicts.ts`, tests: [`${FACTS}/date-conflicts.test.ts`] }, [
    [
      'the night between two days is one night',
      ' || areOneNight(one, other)) return null;',
      ') return null;',
    ],
    [
      'the day on which somebody spoke is not the day of the event',
      'if (one.isSpoken || other.isSpoken || ',
      'if (',
    ],
    [
      'a corrected day is looked for at the beginning of a report',
      'const LEAD_SENTENCES = 3;',
      'const LEAD_SENTENCES = 30;',
    ],
    ['the end of a time is not its day', ' || one.part !== other.part', ''],
  ]),
];

const rivals = [
  ...mutantsOf({ file: `${FACTS}/rival-numbers.ts`, tests: [`${FACTS}/rival-numbers.test.ts`] }, [
    [
      'rival numbers cannot both be true',
      'areReconcilable(own, { value, qualifier })',
      'own.value === value',
    ],
    [
      'a report that gives both numbers rivals none',
      'if (gives(a.report, b.value) || gives(b.report, a.value)) return false;',
      '',
    ],
    ['numbers far apart rival none', ' || high.value > FARTHEST * low.value', ''],
    [
      'a price with debt rivals none without',
      'if (hasScope(a.value) !== hasScope(b.value)) return false;',
      '',
    ],
    ['a source does not rival itself', ' || one.source === other.source', ''],
  ]),
  ...mutantsOf({ file: `${COMPARE}/compare-clauses.ts`, tests: [`${FACTS}/denials.test.ts`] }, [
    [
      'a denial denies what would say the same',
      '...NO_DENIAL }) - crowded;\n  return score < SAME_BUT ? null : score;',
      '...NO_DENIAL }) - crowded;\n  return score;',
    ],
    ['what is denied is not agreed', 'if (denied !== null || score', 'if (score'],
    ['of a denial one side denies', 'if (isDenied(one.whole) === isDenied(other.whole)) return null;', ''],
  ]),
  ...mutantsOf({ file: `${FACTS}/negations.ts`, tests: [`${FACTS}/negations.test.ts`] }, [
    [
      'who negates what another negates too contradicts nobody',
      'if (wordsOf(other).some(isNegation)) return false;',
      '',
    ],
    [
      'what is negated is told by the other',
      'wordsOf(other).some(({ term }) => term === meant.term)',
      'true',
    ],
    ['a second negation beside the first is not read', ' || words.filter(isNegation).length > 1', ''],
  ]),
  ...mutantsOf(
    { file: 'services/enrich/domain/event/examined-reports.ts', tests: [`${FACTS}/negations.test.ts`] },
    [
      [
        'a source contradicts nothing of its own',
        'source !== null && source !== one.source',
        'source !== null',
      ],
    ],
  ),
  ...mutantsOf(
    { file: 'services/enrich/domain/compare/compare-clauses.ts', tests: [`${FACTS}/date-conflicts.test.ts`] },
    [['two days of a month are two days', "if (differInDateAlone(one, other)) return 'day';", '']],
  ),
  ...mutantsOf({ file: `${FACTS}/denials.ts`, tests: [`${FACTS}/denials.test.ts`] }, [
    [
      'denials of one claim are one conflict',
      'statement === one.statement || statement === other.statement',
      'false',
    ],
  ]),
  ...mutantsOf({ file: `${FACTS}/denied-part.ts`, tests: [`${FACTS}/denials.test.ts`] }, [
    ['a claim is about what is denied', 'if (words === null) return true;', 'return true;'],
  ]),
  ...mutantsOf({ file: `${FACTS}/fact-states.ts`, tests: [`${FACTS}/fact-states.test.ts`] }, [
    ['a second source confirms', "return isIndependent ? 'confirmed'", "return false ? 'confirmed'"],
    ['who only claims it too confirms nothing', "if (told !== 'reported' || state", 'if (state'],
    ['what was expected is reported first', "if (state === 'expected') return 'reported';", ''],
    ['a claim begins as one', "return certainty === 'alleged' ? 'claimed'", "return false ? 'claimed'"],
    ['a denied claim is denied', 'if (reference) steps.push', 'if (false) steps.push'],
    ['who replaces his own value corrects it', "? 'corrected'", "? 'superseded'"],
    ['who raises a toll has corrected nothing', 'isOwn && !hasRisen(slot, value, last)', 'isOwn'],
    ['who lowers a toll has corrected it', ' && to.value > from.value', ''],
    ['only what is updated is superseded', "kind === 'update' && ", ''],
    ['what another value denies is denied', "return 'denied';", "return 'reported';"],
    [
      'one source confirms nothing unless it says so',
      'value.publishers.length > 1',
      'value.publishers.length > 0',
    ],
  ]),
  ...mutantsOf({ file: `${FACTS}/novelty.ts`, tests: [`${FACTS}/novelty.test.ts`] }, [
    ['what came before is not new', 'if (known.has(word.key)) continue;', ''],
    ['a number that no earlier report has is news', 'const NEW_NUMBER = 0.3;', 'const NEW_NUMBER = 0;'],
  ]),
];

const wholeSentences = mutantsOf(
  { file: 'services/report/statements/wording.ts', tests: [`${FACTS}/unique-facts.test.ts`] },
  [
    ['a sentence begins with its beginning', '!TORN_BEGINNING.test(text) && ', ''],
    ['a sentence has an end', ' && ENDED.test(text)', ''],
    ['the middle of the name of a case is no end', '(?<!\\sv)[', '['],
  ],
);

const worth = mutantsOf({ file: `${WORTH}/sentence-worth.ts`, tests: [`${WORTH}/sentence-worth.test.ts`] }, [
  ['two sources have the centre of a story', 'else if (owner !== source) centre', 'else centre'],
  ['the centre of a story is told first', 'const LEAD = 3;', 'const LEAD = 99;'],
  ['what is beside the story is worth less', 'if (centre.has(key)) central += weight;', ''],
  ['words that do not say whose are worth less', 'flag(isUnsigned(whole)),', 'flag(false),'],
  ['what hangs on another sentence is worth less', 'flag(goesOn(whole)),', 'flag(false),'],
  ['a question in any script is one', '/[?？؟]/u', '/[?]/u'],
  ['a three is no number that tells', 'weight > SMALL_NUMBER', 'weight > 0'],
]);

const unique = mutantsOf({ file: `${FACTS}/unique-facts.ts`, tests: [`${FACTS}/unique-facts.test.ts`] }, [
  [
    'what two sources agree on is not unique',
    '!taken.has(clause) && isAlone(clause, report, reports)',
    'true',
  ],
  ['colour is no news', 'score < NEWS_ALONE', 'score < -99'],
  ['what nobody would miss is no news', 'worth < LEAST_WORTH', 'worth < -99'],
  ['a torn sentence is no news', '!isWholeSentence(whole) || ', ''],
  ['what the page puts into a sentence is not shown as news', '!isReadable(whole) || ', ''],
  ['words without a speaker are no news', ' || lacksSpeaker(whole)', ''],
  ['an opinion of a column is no news', 'isColumn(whole.document) && ', 'false && '],
  [
    'sentences of long reports are judged',
    'isComparedBySentences(report, reports) ? judgedIn : weighedIn',
    'weighedIn',
  ],
  ['what a source says twice is told once', '      .filter(isFirst);', '      ;'],
  ['a sentence in conflict is not unique', '!contested.has(', '!new Set().has('],
  ['a long report has at most five unique facts', 'const MAX_OF_REPORT = 5;', 'const MAX_OF_REPORT = 15;'],
  ['a story of one source has nothing unique', 'if (sources.size < 2) return [];', ''],
]);

const keyPoints = mutantsOf({ file: `${FACTS}/key-points.ts`, tests: [`${FACTS}/key-points.test.ts`] }, [
  ['a point that was made is not made again', 'if (isRepetition(candidate, covered, used)) continue;', ''],
  ['a superseded number is no key point', 'score: isNewest === false ? 0 : scoreOf', 'score: scoreOf'],
  ['what more sources support comes first', 'support += Math.log2(sources)', 'support += 0 * sources'],
  [
    'a sentence that begins with a word that refers back comes later',
    'const GOES_ON = 0.6;',
    'const GOES_ON = 1;',
  ],
  ['a report that speaks for itself comes later', 'const OWN_VOICE = 0.5;', 'const OWN_VOICE = 1;'],
]);

const statements = [
  ...mutantsOf({ file: `${STATEMENTS}/statements.ts`, tests: [`${STATEMENTS}/statements.test.ts`] }, [
    ['two negations are none', 'return count % 2 === 1;', 'return count > 0;'],
    [
      'not before Friday is a time and no denial',
      'if (!isUntilBehind(words, at, last)) count++;',
      'count++;',
    ],
    [
      'an engine that failed is no denial',
      "if (word.is(TRAIT.fails) && (at + 1 >= last || words[at + 1]?.word !== 'to')) continue;",
      '',
    ],
  ]),
];

const SPEECH = 'services/report/speech';

const speech = [
  ...mutantsOf({ file: `${SPEECH}/find-speech.ts`, tests: [`${SPEECH}/find-speech.test.ts`] }, [
    ['a passive form has no speaker before it', 'if (verb.isPassive) {', 'if (false) {'],
    ['a word in capitals is no verb', 'if (text[start] !== word[0] && at > 0) return null;', ''],
    [
      'a word that may be a noun needs a clause behind it',
      'const isDoubtful = grammar.doubtful.has(word) && !SAYS_THAT.test(text.slice(end));',
      'const isDoubtful = false;',
    ],
    [
      'behind a comma only what a mark ends is a speaker',
      '(isQuoted ? AFTER : ONLY_AFTER).exec(after)',
      'AFTER.exec(after)',
    ],
    ['an aside belongs to no name', '.replace(ASIDE, (aside) => ', '.replace(/(?!)/g, (aside) => '],
    ['a period of an abbreviation ends nothing', 'text = withoutInnerPeriods(text);', ''],
    [
      'who is told something does not tell it',
      "(!before.endsWith(',') || TO_SOMEBODY.test(word))",
      "!before.endsWith(',')",
    ],
    [
      'what is named first governs what follows',
      'if (according !== null && according.index < verb.start && isNamed(named)) break;',
      '',
    ],
    ['a name that ends like an adverb is none', '/^\\p{Ll}+ly$/u.test(words', '/ly$/u.test(words'],
    [
      'of two verbs the second has the subject of the first',
      'return JOINS_VERBS.test(segment) ?',
      'return false ?',
    ],
  ]),
  ...mutantsOf({ file: `${SPEECH}/speaker-phrase.ts`, tests: [`${SPEECH}/find-speech.test.ts`] }, [
    ['a name explains an office', 'return isOffice && NAMED_BEHIND', 'return false && NAMED_BEHIND'],
    ['what a sentence begins with opens an aside', '!startsWithOpener(part, grammar) ||', 'true ||'],
    ['it is nobody', 'if (NOBODY.has(first) || ', 'if ('],
    ['half of "at least" is nobody', 'who whose least nobody', 'who whose nobody'],
    ['a clause within a sentence has a subject of its own', "    .replace(CLAUSE, '')\n", ''],
    [
      'what was said is not who said it',
      "if (WORDS_ALONE.test(phrase) || /['’]s?$/u.test(phrase)) return false;",
      '',
    ],
    ['when somebody spoke is no part of who it was', "speaker.replace(WHEN, '')", 'speaker'],
    ['a name stands before what it is', 'if (isExplained && !/,\\s*$/u.test(segment)) return before;', ''],
  ]),
  ...mutantsOf({ file: `${SPEECH}/named-people.ts`, tests: [`${SPEECH}/speakers.test.ts`] }, [
    [
      'two people of one name are told by neither',
      'else if (known !== null && !areOne(known, name)) this.#byLast.set(last, null);',
      '',
    ],
    [
      'two holders of an office are told by neither',
      'return byLast.size === 1 ?',
      'return byLast.size >= 1 ?',
    ],
    ['a body is no person', ' && !BODY.test(last)', ''],
  ]),
  ...mutantsOf({ file: `${SPEECH}/signatures.ts`, tests: [`${SPEECH}/speakers.test.ts`] }, [
    ['a post begins with its paragraph', "text.lastIndexOf('\\n', index) + 1", '0'],
    ['a heading is no speaker', 'const LEAST_TURNS = 3;', 'const LEAST_TURNS = 1;'],
  ]),
  ...mutantsOf({ file: `${SPEECH}/signatures.ts`, tests: [`${SPEECH}/signatures.test.ts`] }, [
    ['three ends of labels are enough for turns', '--left === 0', '--left < 0'],
    ['a label of a turn may end with a point', "(?<=[\\p{Lu}.'’-]):", '(?<=\\p{Lu}):'],
  ]),
  ...mutantsOf({ file: `${SPEECH}/speakers.ts`, tests: [`${SPEECH}/speakers.test.ts`] }, [
    ['who spoke long ago is not meant', 'const REMEMBERED = 4;', 'const REMEMBERED = 40;'],
    ['a pronoun beside two names means neither', 'return named.length === 1 ?', 'return named.length >= 1 ?'],
    ['what refers back is nobody', "return this.#last === '' && at.index <= 1 ? full : '';", 'return full;'],
    ['a pronoun means whom its sentence begins with', "if (own !== '') return own;", ''],
    [
      'a pronoun means whom the sentence before begins with',
      "if (subject !== '' && (isAlone || subject === last)) return subject;",
      '',
    ],
    [
      'what a quotation says before its speaker is named is his',
      "told[k] = { source: speech.speaker, certainty: 'said' };",
      '{}',
    ],
    ['a quotation belongs to who spoke last', 'isQuoted(blanked)) told.push', 'false) told.push'],
  ]),
  ...mutantsOf(
    {
      file: 'services/report/statements/boilerplate.ts',
      tests: ['services/report/statements/boilerplate.test.ts'],
    },
    [
      ['few words without an end are a heading', 'return !ENDS.test(text);', 'return false;'],
      ['when a page was changed is no news', 'SIGNATURE, CHANGED_AT, FILM', 'SIGNATURE, FILM'],
      ['a film is no sentence', 'CHANGED_AT, FILM, CAPTION', 'CHANGED_AT, CAPTION'],
    ],
  ),
  ...mutantsOf({ file: `${SPEECH}/quoted-text.ts`, tests: [`${SPEECH}/quoted-text.test.ts`] }, [
    ['a quotation ends with its paragraph', "} else if (mark === '\\n') {", "} else if (mark === '\\r') {"],
  ]),
];

/** Mutants of the rules about facts. */
export const factMutants: readonly Mutant[] = [
  ...compare,
  ...sentences,
  ...thresholds,
  ...crowding,
  ...vetoes,
  ...telling,
  ...agreements,
  ...shown,
  ...firsts,
  ...quotations,
  ...contested,
  ...conflicts,
  ...rivals,
  ...worth,
  ...unique,
  ...wholeSentences,
  ...keyPoints,
  ...statements,
  ...speech,
];
