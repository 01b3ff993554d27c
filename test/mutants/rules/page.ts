/** Rules of the page: what is shown of whom, what is new to whom, which text may become markup, what a browser may load. */
import { type Mutant, mutantsOf } from '../mutant.ts';

const DASHBOARD = 'services/dashboard';
const MODEL = `${DASHBOARD}/page/model`;

const shown = [
  ...mutantsOf({ file: `${MODEL}/matrix.ts`, tests: [`${MODEL}/matrix.test.ts`] }, [
    [
      'a source that the event names without a place is shown',
      'if (!found.has(publisher)) found.set(publisher, []);',
      '',
    ],
    [
      'a source that gave two values shows both',
      '.map(({ sign }) => sign).join',
      '.slice(0, 1).map(({ sign }) => sign).join',
    ],
    ['a source that says nothing of it has a column too', ', ...own])', '])'],
    ['a copy is no source of its own', "if (article.role === 'copy')", "if (article.role !== 'copy')"],
  ]),
  ...mutantsOf({ file: `${MODEL}/outlets.ts`, tests: [`${MODEL}/matrix.test.ts`] }, [
    [
      'a text that credits an agency counts as its',
      '(wireCredit === null ? undefined :',
      '(wireCredit !== null ? undefined :',
    ],
  ]),
  ...mutantsOf({ file: `${MODEL}/copies.ts`, tests: [`${MODEL}/copies.test.ts`] }, [
    ['carriers stand in the order in which they came', '.sort((a, b) => a.at - b.at)', ''],
    ['a copy is no original', "find(({ article }) => article.role !== 'copy')", 'find(() => true)'],
  ]),
  ...mutantsOf({ file: `${MODEL}/moments.ts`, tests: [`${MODEL}/copies.test.ts`] }, [
    ['what is contested is drawn as no course of things', "kind === 'update' && ", ''],
  ]),
];

const readers = [
  ...mutantsOf({ file: `${MODEL}/seen.ts`, tests: [`${MODEL}/seen.test.ts`] }, [
    ['nothing is new to who was never here', '  if (seen.lookedAt === null) return null;\n', ''],
    ['a later revision that was seen is not forgotten', 'Math.max(known, revision)', 'revision'],
    ['what was seen last is forgotten last', '    revisions.delete(storyId);\n', ''],
    ['no more stories are remembered than a browser keeps', '[...revisions].slice(-MOST)', '[...revisions]'],
  ]),
  ...mutantsOf({ file: `${MODEL}/address.ts`, tests: [`${MODEL}/address.test.ts`] }, [
    [
      'an order is one of the orders',
      'ORDERS.find((one) => one === order) ?? EVERYTHING.order',
      'order as Order',
    ],
    ['hours are counted from the end of the stream', 'streamTime - list.hours * 3_600_000', 'streamTime'],
    [
      'a story has the address of its id, whatever that is',
      'encodeURIComponent(address.storyId)',
      'address.storyId',
    ],
  ]),
];

const map: readonly Mutant[] = mutantsOf({ file: `${MODEL}/shades.ts`, tests: [`${MODEL}/shades.test.ts`] }, [
  ['the most stories have the darkest shade', 'Math.log2(most + 1)', 'Math.log2(most * most + 1)'],
  ['a country without stories has no shade', 'if (count <= 0) return 0;', ''],
]);

const words = mutantsOf({ file: `${MODEL}/words.ts`, tests: [`${MODEL}/words.test.ts`] }, [
  ['a table that is being built says how far it is', 'Math.floor(100 * least)', '100'],
  ['a page whose table waits says for what', 'waitsFor !== null', 'waitsFor === undefined'],
  ['what a table has not read yet is told', 'records === 0 ?', 'records >= 0 ?'],
]);

const text = [
  ...mutantsOf({ file: `${MODEL}/share.ts`, tests: [`${MODEL}/share.test.ts`] }, [
    ['a shared headline is no markup', 'escaped(title)}</title>', 'title}</title>'],
    [
      'marks of direction end with a line of Markdown',
      ".replace(/[\\u202a-\\u202e\\u2066-\\u2069]/g, '')",
      '',
    ],
    ['a fact is one line of Markdown', ".replace(/\\s+/g, ' ')", ''],
  ]),
  ...mutantsOf({ file: `${MODEL}/direction.ts`, tests: [`${MODEL}/words.test.ts`] }, [
    ['only addresses of the web are followed', '/^https?:\\/\\//i.test(url)', "url !== ''"],
    ['a text is cut between characters', '.test(cut) ? cut.slice(0, -1) : cut', '.test(cut) ? cut : cut'],
  ]),
];

const files = [
  ...mutantsOf(
    { file: `${DASHBOARD}/http/static-page.ts`, tests: [`${DASHBOARD}/http/page-files.test.ts`] },
    [
      ['no text becomes a script', "; require-trusted-types-for 'script'; trusted-types lit-html", ''],
      ['nobody frames the page', "frame-ancestors 'none'", "frame-ancestors 'self'"],
      ['a place has one part behind it', 'story\\/[^/]+', 'story\\/.+'],
    ],
  ),
  ...mutantsOf(
    {
      file: `${DASHBOARD}/operations/process-state.ts`,
      tests: [`${DASHBOARD}/operations/process-state.test.ts`],
    },
    [
      [
        'a process that is restored is not ready',
        "said.ready === true ? 'ready' : ",
        "said.ready !== undefined ? 'ready' : ",
      ],
      [
        'reasons without a letter are not shown',
        ' && sample.value > 0)\n    .map((sample) => {',
        ')\n    .map((sample) => {',
      ],
    ],
  ),
  ...mutantsOf(
    { file: `${DASHBOARD}/operations/look-out.ts`, tests: [`${DASHBOARD}/operations/process-state.test.ts`] },
    [['processes are asked once for all who ask', ' || now - this.#begunAt > GOOD_MS', ' || true']],
  ),
];

const told: readonly Mutant[] = [
  ...mutantsOf({ file: `${MODEL}/nested-facts.ts`, tests: [`${MODEL}/nested-facts.test.ts`] }, [
    [
      'what more sources say is hidden behind nothing that fewer say',
      'other.fact.independentPublishers >= fact.independentPublishers &&',
      '',
    ],
    ['a fact that stands otherwise is listed by itself', 'other.fact.state === fact.state &&', ''],
    [
      'a fact that is told twice is listed once',
      '(other.words !== words || other.at < at) &&',
      'other.words !== words &&',
    ],
  ]),
  ...mutantsOf({ file: `${MODEL}/topic-words.ts`, tests: [`${MODEL}/topic-words.test.ts`] }, [
    ['what is contested is told without what the question says', ' && !asked.has(word)', ''],
    ['names are told as they are written, whole', 'isNext ? `', 'false ? `'],
  ]),
];

const about: readonly Mutant[] = [
  ...mutantsOf(
    {
      file: 'services/runtime/config/changed-settings.ts',
      tests: ['services/runtime/config/changed-settings.test.ts'],
    },
    [
      ['a secret is told to no page', 'if (isSecret) {', 'if (false) {'],
      ['credentials in addresses are told to no page', 'withoutCredentials(part)', 'part'],
      ['a setting that is as by default is not told', ' && value !== byDefault', ''],
    ],
  ),
  ...mutantsOf(
    {
      file: 'services/runtime/loop/last-letters.ts',
      tests: ['services/runtime/loop/last-letters.test.ts'],
    },
    [['examples of dead letters stay few', ' && this.#byReason.size >= MOST_REASONS', ' && false']],
  ),
  ...mutantsOf(
    {
      file: `${DASHBOARD}/operations/process-state.ts`,
      tests: [`${DASHBOARD}/operations/process-state.test.ts`],
    },
    [
      [
        'a process of an older version is not away',
        'return {};\n  }\n}',
        "throw new Error('older');\n  }\n}",
      ],
    ],
  ),
];

const changed: readonly Mutant[] = [
  ...mutantsOf({ file: `${MODEL}/pictures.ts`, tests: [`${MODEL}/pictures.test.ts`] }, [
    ['a picture whose words may not be shown is not shown', " && display === 'full'", ''],
    ['a picture comes over https', "url.protocol !== 'https:' || ", ''],
    ['a host is named whole', 'host === one', 'host.endsWith(one)'],
  ]),
  ...mutantsOf(
    { file: `${DASHBOARD}/page/net/event-stream.ts`, tests: [`${DASHBOARD}/page/net/event-stream.test.ts`] },
    [['an event is taken once it is whole', "this.#rest = blocks.pop() ?? '';", "this.#rest = '';"]],
  ),
  ...mutantsOf({ file: `${MODEL}/steps.ts`, tests: [`${MODEL}/steps.test.ts`] }, [
    [
      'the last moment is now',
      'return next === stops.length - 1 ? null : stops[next];',
      'return stops[next];',
    ],
  ]),
  ...mutantsOf(
    { file: `${DASHBOARD}/page/words/tongue.ts`, tests: [`${DASHBOARD}/page/words/tongue.test.ts`] },
    [
      [
        'the dearest language is spoken',
        'known.find((table) => table !== undefined)',
        'known.findLast((table) => table !== undefined)',
      ],
    ],
  ),
  ...mutantsOf({ file: `${MODEL}/matrix.ts`, tests: [`${MODEL}/matrix.test.ts`] }, [
    ['a part of a fact has a row of its own', '...parts.map((part) => ({ fact: part, isPart: true })),', ''],
  ]),
  ...mutantsOf(
    { file: 'services/feeds/poll/told-feeds.ts', tests: ['services/feeds/poll/told-feeds.test.ts'] },
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text
    [['no key of a feed is told', '${url.protocol}//${url.host}${url.pathname}', '${url.href}']],
  ),
];

/** The mutants of the page. */
export const pageMutants: readonly Mutant[] = [
  ...shown,
  ...readers,
  ...map,
  ...words,
  ...text,
  ...files,
  ...about,
  ...told,
  ...changed,
];
