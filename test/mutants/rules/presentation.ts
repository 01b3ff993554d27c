/** Rules of enrich about how a story is shown: headline, momentum, quality, times, and what counts as news. */
import { type Mutant, mutantsOf } from '../mutant.ts';

const ENRICHERS = 'services/enrich/domain/enrichers';

const headline = mutantsOf({ file: `${ENRICHERS}/headline.ts`, tests: [`${ENRICHERS}/headline.test.ts`] }, [
  ['a column gives no headline while a report does', 'if (COLUMN.test(text)) sum += 0.35;', ''],
  ['a headline of three words or of thirty gives way to one of ten', 'if (words < FEWEST) sum += 0.5;', ''],
  ['an update gives no headline while a report does', 'if (MARKED.test(text)) sum += 1;', ''],
  [
    'an unknown outlet gives no headline while a known one does',
    'if (report.source === null) sum += 0.5;',
    '',
  ],
  [
    'the headline is covered by the other reports',
    'sum += covered(title, other);',
    'sum -= covered(title, other);',
  ],
  [
    'the first of two like headlines is shown',
    'const timeliness = EARLY / (1 + before) +',
    'const timeliness =',
  ],
  ['a superseded figure gives no headline', 'isSuperseded(title, conflicts) ? SUPERSEDED : 0', '0'],
  [
    'none of those that came together was the first',
    'return a.seenAt + TOGETHER <= b.seenAt;',
    'return a.seenAt < b.seenAt;',
  ],
  [
    'who gives a day alone was not first on it',
    "if (a.publishedAtQuality !== 'day' && b.publishedAtQuality !== 'day')",
    'if (true)',
  ],
  ['of two days the earlier one is first', 'if (day !== other) return day < other;', ''],
  ['a headline of the next day counts a little more', 'const NEXT_DAY = 0.3;', 'const NEXT_DAY = 0;'],
  [
    'an opinion gives no headline while a report does',
    "if (OPINION.test(report.article.url ?? '')) sum += 0.6;",
    '',
  ],
  [
    'what is left open gives no headline',
    "if (report.article.language === 'en' && OPEN.test(text)) sum += 0.4;",
    '',
  ],
  ['the outcome of a case is its headline', 'const OUTCOME = 0.8;', 'const OUTCOME = 0;'],
  ['of two like headlines the later counts a little', 'const LATE = 0.3;', 'const LATE = 9;'],
  ['a time is no headline', 'let sum = saysSomething ? 0 : SAYS_NOTHING;', 'let sum = 0;'],
  ['what a page writes beside a time is no headline', '&& !OF_A_PAGE.has(word)', ''],
  ['a word of the same meaning covers a headline', 'const MEANT = 0.7;', 'const MEANT = 0;'],
  [
    "a headline is shown without the outlet's name",
    'names.some((name) => outlet.includes(name) || name.includes(outlet)) ? head : title',
    'title',
  ],
  [
    'two headlines that say the same are shown once',
    'if (candidate !== chosen && !same) kept',
    'if (candidate !== chosen) kept',
  ],
]);

const entities = mutantsOf({ file: `${ENRICHERS}/entities.ts`, tests: [`${ENRICHERS}/entities.test.ts`] }, [
  ['an initial makes no other person', ' && !(i > 0 && i < all.length - 1 && BETWEEN.test(word))', ''],
  ['an accent makes no other name', ".replace(/(\\p{Script=Latin})\\p{M}+/gu, '$1')", ''],
  [
    'a son is no short form of his father',
    'return !long.words.slice(short.words.length).every((word) => SON.test(word));',
    'return true;',
  ],
  ['a last name means who is mentioned most', 'const MOSTLY = 2;', 'const MOSTLY = 1;'],
  ['a body is no short form of another', 'isItself ? [] : kept', 'kept'],
  ['a title about a person is no name of theirs', " || (long.includes('of') && !short.includes('of'))", ''],
  ['a firm is called by its first word', '      !isFirm &&\n', ''],
]);

const titleStage = mutantsOf(
  {
    file: 'services/enrich/domain/course/title-stage.ts',
    tests: ['services/enrich/domain/course/title-stage.test.ts'],
  },
  [
    ['an outcome is further than one headline at least', 'stages.some((other) => other < stage) &&', ''],
    ['no other headline is further than the outcome', ' && Math.max(...stages) <= stage', ''],
    ['an arrest is no outcome', 'case: 2, post', 'case: 0, post'],
  ],
);

const momentum = mutantsOf({ file: `${ENRICHERS}/momentum.ts`, tests: [`${ENRICHERS}/momentum.test.ts`] }, [
  ['two sources in an hour may be one tip', 'const BREAKING_SOURCES = 3;', 'const BREAKING_SOURCES = 2;'],
  [
    'one source in six hours is no development',
    'const DEVELOPING_SOURCES = 2;',
    'const DEVELOPING_SOURCES = 1;',
  ],
  [
    'momentum counts sources and not reports',
    'return countSources(\n    reports.filter((report) => report.member.firstSeenAt > since).map((report) => report.source),\n  );',
    'return reports.filter((report) => report.member.firstSeenAt > since).length;',
  ],
  [
    'a report after a day of silence concludes the story',
    " || wasSilent(material)) return 'concluded';",
    ") return 'concluded';",
  ],
  ['a closed story is concluded', "material.status === 'closed' || ", ''],
  ['momentum looks back six hours', 'const DEVELOPING_HOURS = 6;', 'const DEVELOPING_HOURS = 60;'],
  [
    'a state ends with the oldest report that makes it',
    'newest[sources - 1] as number',
    'newest[0] as number',
  ],
]);

const importance = mutantsOf(
  { file: `${ENRICHERS}/importance.ts`, tests: [`${ENRICHERS}/importance.test.ts`] },
  [['a report fades to half in twelve hours', 'const HALF_LIFE_HOURS = 12;', 'const HALF_LIFE_HOURS = 24;']],
);

const changes = mutantsOf(
  {
    file: 'services/enrich/domain/facts/material-changes.ts',
    tests: ['services/enrich/domain/facts/material-changes.test.ts'],
  },
  [
    ['one source agrees with nobody', 'const AGREEING = 2;', 'const AGREEING = 1;'],
    ['the value that was there first is no change', 'return given.slice(1).map(', 'return given.map('],
    [
      'a value came with the first report that gives it',
      'order.get(id) ?? []).sort(byTime)',
      'order.get(id) ?? [])',
    ],
    ['a correction came when it came', "standingOf(head) === 'corrected' ? own : head", 'head'],
  ],
);

const quality = mutantsOf({ file: `${ENRICHERS}/quality.ts`, tests: [`${ENRICHERS}/quality.test.ts`] }, [
  ['a report far below the mean is a weak link', 'const WEAK_BY = 2.5;', 'const WEAK_BY = 25;'],
  ['two reports say nothing about cohesion', 'const FEWEST_REPORTS = 3;', 'const FEWEST_REPORTS = 2;'],
  ['a mean below even odds asks for a review', "if (mean < LOW_COHESION) reasons.push('low-cohesion');", ''],
]);

const times = [
  ...mutantsOf({ file: `${ENRICHERS}/times.ts`, tests: [`${ENRICHERS}/times.test.ts`] }, [
    [
      'a clamped date is no time of the story',
      " || article.publishedAtQuality === 'clamped') continue;",
      ') continue;',
    ],
    ['a story was first published with its earliest report', 'Math.min(first ??', 'Math.max(first ??'],
  ]),
  ...mutantsOf({ file: `${ENRICHERS}/timeline.ts`, tests: [`${ENRICHERS}/timeline.test.ts`] }, [
    [
      'copies of one report are one moment',
      "if (last?.kind === 'copies' && last.articleId === copy.copyGroupId) {",
      'if (false as boolean && last) {',
    ],
    [
      'an edit is a moment of the story',
      '.filter(({ versions }) => versions > 1)',
      '.filter(({ versions }) => versions > 100)',
    ],
  ]),
];

const difference = mutantsOf(
  { file: 'services/enrich/domain/difference.ts', tests: ['services/enrich/domain/difference.test.ts'] },
  [
    ['a copy is no news', "changed('counts.copies', 'none'", "changed('counts.copies', 'minor'"],
    [
      'a new agreed fact is material',
      "if (!known) return [change('agreed', 'material', null, fact.text)];",
      "if (!known) return [change('agreed', 'minor', null, fact.text)];",
    ],
    [
      'an agreed number that changes is material',
      "if (known.value !== fact.value) return [change('agreed', 'material', known.text, fact.text)];",
      '',
    ],
    [
      'a new conflict is material',
      ": [change(path, 'material', null, valuesOf(conflict))];",
      ": [change(path, 'minor', null, valuesOf(conflict))];",
    ],
    [
      'changes share one bound',
      '.slice(0, MAX_CHANGES), MAX_CHANGE_BYTES)',
      '.slice(0, MAX_CHANGES), 65_536)',
    ],
    [
      'an event is as significant as its greatest change',
      'RANK[b.significance] - RANK[a.significance]',
      'RANK[a.significance] - RANK[b.significance]',
    ],
  ],
);

const NAMES = 'services/report/names';

const names = [
  ...mutantsOf({ file: `${NAMES}/entity-names.ts`, tests: [`${NAMES}/entity-names.test.ts`] }, [
    ['of two names in one the first is shown', 'POSSESSED.exec(name)?.[1] ?? name', 'name'],
    ['a country is a place, whatever it was taken for', '  if (place)\n', '  if (false)\n'],
    ['an office without a full name behind it stays', 'behind.length >= (isRanked ? 1 : NAME_WORDS) && ', ''],
    ['a last name is that of a person behind a rank', '(isRanked ? 1 : NAME_WORDS)', 'NAME_WORDS'],
    ['a body is one, whoever is in it', 'if (body) return', 'if (false) return'],
    ['a party is no chamber', 'if (PARTY_OF_CHAMBER.test(bare)) return null;', ''],
    ['a chamber that is run for is no name', "(written.endsWith('Senate') && RUN_FOR.test(behind))", 'false'],
    ['an address is no name', 'ADDRESS.test(behind) || ', ''],
    ['a name has the syllable behind its hyphen', 'name: form.name + syllable', 'name: form.name'],
    ['an office is no person', "if (name.includes(' of ')) return 'organisation';", ''],
    ['a people is its country', 'if (people !== undefined) return', 'if (false) return'],
    [
      'what only begins sentences is no name',
      'if (!isFolded && isOnlyBeginning(written, use, language)) return;',
      '',
    ],
    ['a part of a larger name is none', "if (!isFolded && isPart && language !== 'de') return;", ''],
    [
      'what is called by a last word is not always a person',
      "&& !NO_LAST_NAME.has(name.slice(name.lastIndexOf(' ') + 1).toLowerCase())",
      '',
    ],
    [
      'an administration makes a person no body',
      "(type !== 'organisation' || name.includes(' ') || isBody(name))",
      'true',
    ],
  ]),
  ...mutantsOf({ file: `${NAMES}/no-names.ts`, tests: [`${NAMES}/entity-names.test.ts`] }, [
    ['a zone of time is no name', 'NO_NAMES.has(lower) || ', ''],
    ['what a writer made up is no name', 'MADE_UP.test(name) || ', ''],
    ['one of many committees is no name', 'PART_OF_NAME.test(name) || ', ''],
    ['what a page puts behind a name is no part of it', ".replace(NO_ENDING, '')", ''],
    ['a contraction is no name', 'CONTRACTION.test(name) || ', ''],
    ['words run together are no name', 'if (parts.length > 1 && RUN_TOGETHER.test(name)) return true;', ''],
  ]),
  ...mutantsOf({ file: `${NAMES}/place-use.ts`, tests: [`${NAMES}/place-use.test.ts`] }, [
    ['a gulf is not the country that names it', 'if (PART_OF.test(before)) return true;', ''],
    [
      'a last name is no country',
      "!STANDS_BEFORE.test(word.replace(/\\.$/, ''))) return true;",
      'false) return true;',
    ],
    [
      'a homonym needs its country',
      'if (shown === undefined || shown.test(report)) return place;',
      'return place;',
    ],
    ['a city with a state behind it is another', "place.country !== 'US' && isInState(after)", 'false'],
  ]),
];

/** Mutants of the rules about how a story is shown. */
export const presentationMutants: readonly Mutant[] = [
  ...names,
  ...headline,
  ...titleStage,
  ...entities,
  ...momentum,
  ...importance,
  ...changes,
  ...quality,
  ...times,
  ...difference,
];
