/** Rules of the dashboard: what its table holds, what is found, who sees it, and where the view goes on. */
import { type Mutant, mutantsOf } from '../mutant.ts';

const DASHBOARD = 'services/dashboard';
const WHOLE = [`${DASHBOARD}/worker.test.ts`];
const TABLE = [`${DASHBOARD}/table/story-table.test.ts`];
const INDEX = [`${DASHBOARD}/table/index-writer.test.ts`];
const MERGER = [`${DASHBOARD}/table/index-merger.test.ts`];
const APART = [`${DASHBOARD}/table/apart-reader.test.ts`];
const WATCHES = [`${DASHBOARD}/watches/watches.test.ts`];
const CLAIMS = [`${DASHBOARD}/domain/check-claim.test.ts`];
const AGENTS = [`${DASHBOARD}/mcp/answer-mcp.test.ts`];
const ORIGINS = [`${DASHBOARD}/http/origins.test.ts`];
const ACCESS = [`${DASHBOARD}/http/access.test.ts`];

const view = mutantsOf(
  { file: 'services/runtime/view/view-loop.ts', tests: ['services/runtime/view/view-loop.test.ts'] },
  [
    ['a view says that its broker is away', 'this.#isBrokerAway = true', 'this.#isBrokerAway = false'],
    ['a view is up to date again once its broker is back', '    this.#isBrokerAway = false;\n', ''],
    ['a view of another log forgets what came of the first', '      table.forget(partition);\n', ''],
    ['a view that was away for long reads everything again', '> longestAbsenceMs', '> 99 * longestAbsenceMs'],
    [
      'a view takes what it could not take again',
      'isFinal: (error) => !isTransient(error)',
      'isFinal: () => true',
    ],
    ['a view whose table never will ends', 'isFinal: (error) => !isTransient(error)', 'isFinal: () => false'],
    ['a view says why its table waits', 'this.#waitsFor = (error as Error).message;', ''],
    [
      'a view says how far it is behind while its table waits',
      'read.high = Math.max(read.high, batch.high);',
      'read.next = read.high;',
    ],
  ],
);

const log = mutantsOf(
  { file: 'services/runtime/observe/logger.ts', tests: ['services/runtime/observe/logger.test.ts'] },
  [['a log on a full disk ends nothing', '      // There is nowhere to say it.', '      process.exit(9);']],
);

const answers = [
  ...mutantsOf({ file: `${DASHBOARD}/http/rate-limit.ts`, tests: [`${DASHBOARD}/http/rate-limit.test.ts`] }, [
    ['a caller asks for four seconds at once', 'BURST_SECONDS = 4', 'BURST_SECONDS = 5'],
    ['who has not asked for longest is forgotten first', '    this.#buckets.delete(caller);\n', ''],
    ['requests come again with time', ' + ((now - bucket.at) / 1000) * this.#perSecond', ''],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/serve/server.ts`, tests: WHOLE }, [
    [
      'agents are answered no more often than others',
      "  parts.limit.take(reader.tenant ?? request.socket.remoteAddress ?? '');\n",
      '',
    ],
    [
      'the page is given no more often than answers',
      "      parts.limit.take(request.socket.remoteAddress ?? '');\n      return send",
      '      return send',
    ],
  ]),
  ...mutantsOf(
    {
      file: `${DASHBOARD}/watches/webhook-request.ts`,
      tests: [`${DASHBOARD}/watches/webhook-request.test.ts`],
    },
    [
      ['a receiver may take so long', 'AbortSignal.any([signal, patience])', 'signal'],
      ['a process that ends is no slow receiver', '    if (!patience.aborted) throw error;\n', ''],
      ['no body of a receiver is read', '  answer.destroy();\n', '  for await (const _ of answer);\n'],
    ],
  ),
];

const table = [
  ...mutantsOf({ file: `${DASHBOARD}/table/story-writer.ts`, tests: TABLE }, [
    ['a story of a lower revision is skipped', 'isRead || known.revision > story.revision', 'isRead'],
    [
      'what a story said of publishers is taken away when it changes',
      '      this.#subtract(known.rid);\n',
      '',
    ],
    [
      'what a publisher has taken back is erased from the past',
      "if (kind === 'withdrawn') erase.run(storyId, at)",
      "if (kind === 'unknown') erase.run(storyId, at)",
    ],
    ['what is met in a sweep stays', '        this.#sql.meet.run(mode.sweep, known.rid);\n', ''],
    ['a transaction that is undone leaves no figures of publishers', '    this.#sources.drop();\n', ''],
    [
      'a transaction that is undone leaves nothing in the index',
      '    this.#index.undone();\n    this.#changes',
      '    this.#changes',
    ],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/table/story-reader.ts`, tests: TABLE }, [
    [
      'the story of an article is found while it waits for the index',
      'SELECT rid FROM unindexed',
      'SELECT 0',
    ],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/table/index-writer.ts`, tests: INDEX }, [
    ['what stories say is indexed in turns', ' >= TURN_MS', ' >= 0'],
    ['few rows wait for the index', 'const MOST_WAITING = 500', 'const MOST_WAITING = 600'],
    ['rows are indexed in order', '.sort(([a], [b]) => a - b)', ''],
    ['what is dropped while it waits is taken from the index', 'unindex.run(rid)', 'rid'],
    ['what was indexed waits no more', '    if (this.#waiting.size > 0) done.run();\n', ''],
    ['a turn in which nothing was indexed is none', 'if (isWritten) ', ''],
    ['a part of the index is told of', '    return isWritten;', '    return true;'],
    [
      'a transaction that is undone sets nothing',
      'undone(): void {\n    this.#fresh.clear();',
      'undone(): void {',
    ],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/table/index-merger.ts`, tests: MERGER }, [
    ['FTS5 merges nothing by itself', 'automerge: 0', 'automerge: 4'],
    ['no level is merged whole while steps come', 'crisismerge: 64', 'crisismerge: 16'],
    ['eight parts of a level are worth a merge', 'usermerge: 8', 'usermerge: 9'],
    ['a part of which much is gone is written anew', 'deletemerge: 30', 'deletemerge: 31'],
    ['a part is not written anew for the few of it that are gone', 'deletemerge: 30', 'deletemerge: 29'],
    ['few pages are merged at a time', 'const PAGES = 32', 'const PAGES = 3200'],
    ['steps end when nothing is left to merge', '>= LEAST_CHANGES', '>= 0'],
    ['a step that failed is not taken again at once', '    this.#isDue = false;\n', ''],
    ['what is set is not written again', '?.v !== value', '?.v !== -1'],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/worker.ts`, tests: WHOLE }, [
    ['the index is merged meanwhile', '() => table.merge()', '() => undefined'],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/domain/base-36.ts`, tests: [`${DASHBOARD}/domain/base-36.test.ts`] }, [
    [
      'numbers of few digits have no zeros before them',
      '  if (first === 0) return value.toString(36);\n',
      '',
    ],
    ['each digit is written, zeros too', ".padStart(2, '0')", ''],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/table/index-writer.ts`, tests: TABLE }, [
    [
      'what waits for the index is noted',
      'for (const rid of this.#fresh.keys()) this.#sql.note.run(rid)',
      '',
    ],
    [
      'what waited when the process ended is read from the table',
      'shown_at === null || event === null',
      'shown_at === null || event !== null',
    ],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/table/story-table.ts`, tests: TABLE }, [
    ['a table that is built does not wait for its index', '}, !mode.tellsChanges);', '}, true);'],
    ['changes are told once they are found', 'if (this.#writer.unindexed === 0 && ', 'if ('],
    ['what waits is indexed when asked', 'this.#within(() => undefined, true)', 'undefined'],
    [
      'the index of a table that is first built is left to FTS5',
      'this.#merger.isDue && this.#wasBuilt()',
      'this.#merger.isDue',
    ],
    ['once it is built the index is merged in steps', '        this.#merger.takeOver();\n', ''],
    [
      'a file that an earlier release has built is merged in steps',
      '    if (this.#wasBuilt()) this.#merger.takeOver();\n',
      '',
    ],
    [
      'a new part of the index is merged',
      'if (this.#writer.committed()) this.#merger.wake();',
      'this.#writer.committed();',
    ],
    [
      'the place and the rows are in one transaction',
      "if (this.#db.isTransaction) this.#db.exec('ROLLBACK')",
      "this.#db.exec('COMMIT')",
    ],
    ['a sweep keeps what is older than the topic', 'met < ? AND offset >= ?', 'met < ? AND offset + 99 >= ?'],
    ['changes are told once the table is whole', 'tellsChanges: row?.is_built === 1', 'tellsChanges: true'],
    ['the table says how many stories it has', 'stories: this.#writer.stories', 'stories: 0'],
    ['the index is merged seldom until all partitions are there', ' && this.#isBuilt()', ''],
    ['events are read one after the other', 'if (this.#known.has(id)) continue;', ''],
    [
      'a schema is asked for before anything is written',
      '        early.set(record, readStory(',
      '        void (readStory(',
    ],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/table/story-table.ts`, tests: APART }, [
    ['a change that is told is read where it is told', ' || this.#row(partition)?.is_built === 1', ''],
    ['a thread reads events while the table is built', 'apart === undefined || ', 'apart !== undefined || '],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/table/apart-thread.ts`, tests: APART }, [
    [
      'what may not be shown is kept by no thread',
      'shown === whole ? null : ',
      'shown !== undefined ? null : ',
    ],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/table/apart-reader.ts`, tests: APART }, [
    [
      'who waits for a thread that ends is told',
      'for (const { reject } of this.#asked.values()) reject(error);',
      '',
    ],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/table/story-reader.ts`, tests: TABLE }, [
    [
      'a list of the past has of a story what held then',
      'WHERE until > :at AND shown_at <= :at',
      'WHERE until >= :at AND shown_at <= :at',
    ],
    ['a story of the past is what held then', 'AND v.until > :at', 'AND v.until < :at'],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/table/open-table.ts`, tests: TABLE }, [
    [
      'a damaged file is built anew',
      '    return { fault: `it cannot be read',
      '    if (isDamage(error)) throw error;\n    return { fault: `it cannot be read',
    ],
  ]),
];

const kept = [
  ...mutantsOf(
    { file: `${DASHBOARD}/watches/watch-matches.ts`, tests: [`${DASHBOARD}/watches/watch-matches.test.ts`] },
    [
      [
        'what waits for all webhooks together is bounded',
        'this.#queued < this.#mostQueued ? MOST_WAITING : FEW_WAITING',
        'MOST_WAITING',
      ],
      ['a few may wait for a webhook whatever waits for others', ': FEW_WAITING)', ': 0)'],
      ['what was undone waits for nothing', 'this.#queued = this.queued();', ''],
    ],
  ),
  ...mutantsOf({ file: `${DASHBOARD}/worker.ts`, tests: WHOLE }, [
    [
      'a file that is damaged where it is read is built anew',
      'if (isDamage(error)) context.onFailed(error);',
      '',
    ],
    ['a file that is damaged is deleted', '    removeTable(file);\n', ''],
  ]),
];

const written = mutantsOf(
  { file: 'services/runtime/registry/codec.ts', tests: ['services/runtime/registry/codec.test.ts'] },
  [
    [
      'what another schema wrote is packed anew before it is kept',
      'writer.equals(avroType(name))',
      'writer.name === avroType(name).name',
    ],
  ],
);

const WORDS = [`${DASHBOARD}/domain/search-words.test.ts`];

const questions = [
  ...mutantsOf(
    { file: `${DASHBOARD}/formats/geo-json.ts`, tests: [`${DASHBOARD}/formats/geo-json.test.ts`] },
    [
      [
        'of several places a city is where a story is',
        "places.find(({ precision }) => precision === 'city') ?? places[0]",
        'places[0]',
      ],
      [
        'what is known of a place alone is its country',
        "precision: 'country', coordinates: point",
        "precision: 'city', coordinates: point",
      ],
      ['a word of the language is no country', 'Object.hasOwn(COUNTRY_POINTS, country) ?', 'true ?'],
    ],
  ),
  ...mutantsOf({ file: `${DASHBOARD}/domain/why.ts`, tests: [`${DASHBOARD}/domain/why.test.ts`] }, [
    [
      'a story came next for an article alone that was compared with it',
      'if (runnerUp?.storyId !== other.story.storyId)',
      'if (runnerUp === null)',
    ],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/domain/fold-text.ts`, tests: WORDS }, [
    ['Arabic is found without its points', "\n    .replace(POINTS, '')", ''],
    ['what composes with its neighbour is folded with it', '[0x3031, 0x3098]', '[0x3031, 0x309c]'],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/domain/search-words.ts`, tests: WORDS }, [
    [
      'the last character of a run begins an entry',
      'if (at > run) entries.push(text.slice(at - 1, at));',
      '',
    ],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/domain/search-words.ts`, tests: WHOLE }, [
    ['the word that is being typed may go on', 'isOpen: isTyped || isOneCharacter', 'isOpen: isOneCharacter'],
    ['words with a minus are left out', "isExcluded: sign === '-'", "isExcluded: sign === '!'"],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/table/list-query.ts`, tests: WHOLE }, [
    [
      'a page begins behind the one before',
      '(score = :afterScore AND rid < :afterRid))',
      '(score = :afterScore))',
    ],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/table/story-reader.ts`, tests: TABLE }, [
    [
      'a list of the past that was not looked through says so',
      'isBounded: rows.length > most',
      'isBounded: false',
    ],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/table/list-query.ts`, tests: TABLE }, [
    [
      'what came before the latest is asked',
      'rid >= oldest ? isAmong(latest, rid) : ask(rid)',
      'isAmong(latest, rid)',
    ],
    ['a list that was not looked through says so', 'isUnsure: () => isUnsure', 'isUnsure: () => false'],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/live/live-hub.ts`, tests: [`${DASHBOARD}/live/live-hub.test.ts`] }, [
    [
      'who comes is told of what changes from then on',
      'response, since, toldAt',
      'response, since: null, toldAt',
    ],
    ['readers who asked for other things are told of them', 'const key = keyOf(filters);', "const key = '';"],
    ['who does not read is cut off', '> MOST_UNREAD', '> 99 * MOST_UNREAD'],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/desk/failure.ts`, tests: [`${DASHBOARD}/desk/failure.test.ts`] }, [
    [
      'what SQLite calls an error goes from thread to thread',
      'errcode === undefined ? {} : { errcode }',
      '{}',
    ],
    [
      'a problem is one in every thread',
      'if (failure.kind !== null)\n',
      'if (failure.kind !== null && failure.members === null)\n',
    ],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/serve/serving.ts`, tests: [`${DASHBOARD}/serve/serving.test.ts`] }, [
    ['answers say when the table is whole', 'isReady ? 1 : 0', '0'],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/routes/list-route.ts`, tests: WHOLE }, [
    ['counts are of the first, whichever page is asked for', 'after: null, limit: 0,', 'after, limit: 0,'],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/http/parameters.ts`, tests: WHOLE }, [
    ['a parameter that is not known is refused', 'if (!(name in table))', "if (name === '__')"],
    ['no list is longer than its bound', 'value < min || value > max', 'value < min'],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/formats/csv.ts`, tests: WHOLE }, [
    ['no cell is a formula', '/^[=+\\-@\\t\\r]/.test(value)', "value === ''"],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/formats/atom.ts`, tests: WHOLE }, [
    ['markup in a headline is text in a feed', "'<': '&lt;',", ''],
    ['what XML has no place for goes', "    .replace(FORBIDDEN, ' ')\n", ''],
  ]),
];

const access = [
  ...mutantsOf(
    { file: `${DASHBOARD}/http/proxy-access.ts`, tests: [`${DASHBOARD}/http/proxy-access.test.ts`] },
    [
      [
        'only a proxy is believed',
        'if (!isInNetwork(address, proxies)) {',
        'if (!isInNetwork(address, proxies) && said.length === 0) {',
      ],
      ['a header that stands twice is not believed', 'if (said.length > 1)', 'if (said.length > 99)'],
      ['what is told of strangers is bounded', ' && now() - toldAt >= QUIET_MS', ''],
      ['a header that browsers fill names nobody', ' || OTHERS.test(name)', ''],
      ['a user is of one tenant', 'if (known.has(user))', 'if (known.get(user) === at)'],
    ],
  ),
  ...mutantsOf(
    { file: 'services/runtime/web/address-guard.ts', tests: [`${DASHBOARD}/http/proxy-access.test.ts`] },
    [['a network of every address is none', "if (entry.endsWith('/0'))", "if (entry === '/0')"]],
  ),
  ...mutantsOf({ file: `${DASHBOARD}/routes/list-route.ts`, tests: WHOLE }, [
    [
      'a search of the past says that it is one of lists',
      'filters.phrases.length > 0',
      'filters.phrases.length > 99',
    ],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/routes/move-route.ts`, tests: WHOLE }, [
    ['where a story went is told without a redirect', "if ('moved' in found)", "if ('moves' in found)"],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/http/origins.ts`, tests: ORIGINS }, [
    [
      'pages of origins that are not listed are not let in',
      'origins.has(origin) ||',
      'origins.has(origin) || origin !== host ||',
    ],
    ['the page of the dashboard is of no other site', ' || origin === `https:', ' && origin === `https:'],
    ['an origin is one as browsers write it', 'URL.parse(item)?.origin === item', 'URL.parse(item) !== null'],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/http/configured-access.ts`, tests: ORIGINS }, [
    [
      'every page is let in only where everybody is answered',
      "&& config.API_ACCESS !== 'public'",
      "&& config.API_ACCESS === 'tokens'",
    ],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/serve/server.ts`, tests: WHOLE }, [
    [
      'pages of other sites change nothing',
      "if (!isRead) throw new Problem('not-allowed'",
      "if (method === 'PATCH') throw new Problem('not-allowed'",
    ],
    [
      'a refusal is shown to the page that asked',
      '    showTo(origin, response);\n    if (method',
      '    if (method',
    ],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/http/access.ts`, tests: ACCESS }, [
    [
      'a name that leads here from elsewhere is not answered',
      "if (!LOCAL_NAME.test(headers.host ?? ''))",
      "if (headers.host === '')",
    ],
    ['pages of other sites are not answered', '    origin !== undefined &&', "    origin === 'null' &&"],
    [
      'nobody listens to others without saying who they are',
      "access === 'local' && !LOOPBACK.test(host)",
      "access !== 'local'",
    ],
    [
      'a tenant without scopes sees nothing',
      '!isAll && !(Array.isArray(scopes)',
      'false && !(Array.isArray(scopes)',
    ],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/routes/route.ts`, tests: WHOLE }, [
    [
      'lists have the scopes of who asks',
      'return { ...filters, scopes };',
      'return { ...filters, scopes: scopes && null };',
    ],
    [
      'a story is of the scopes of who asks',
      'scopes === null || scopes.includes(scope)',
      'scopes === null || scope !== undefined',
    ],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/http/static-page.ts`, tests: ACCESS }, [
    ['hidden files of the page are not served', "entry.name.startsWith('.') || ", ''],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/http/rate-limit.ts`, tests: ACCESS }, [
    ['who asks too often is told to wait', '    if (bucket.left < 1)\n', '    if (bucket.left < -99)\n'],
  ]),
];

const watches = [
  ...mutantsOf(
    { file: `${DASHBOARD}/domain/watch-index.ts`, tests: [`${DASHBOARD}/domain/watch-index.test.ts`] },
    [
      ['a word that may go on is not looked up whole', 'isOpen ? entries.slice(0, -1) : entries', 'entries'],
      ['what must not occur finds no watch', '    if (isExcluded) continue;\n', ''],
      [
        'a watch that asks for nothing to be looked up is always asked',
        'if (keys === null) this.#always',
        'if (keys?.length === 0) this.#always',
      ],
    ],
  ),
  ...mutantsOf({ file: `${DASHBOARD}/table/story-table.ts`, tests: WATCHES }, [
    [
      'a match is in the transaction of its story',
      '      this.#parts.withChanges?.(this.#writer.fresh());\n',
      '',
    ],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/watches/watch-matches.ts`, tests: WATCHES }, [
    [
      'a request that was taken is not sent again',
      '      this.#sql.done.run(watch, batch);\n      this.#sql.told',
      '      this.#sql.told',
    ],
    ['a story that was told cools down', '+ coolDownMinutes * MINUTE_MS', '+ 0 * coolDownMinutes'],
    ['a digest waits for its end', 'Math.floor(soonest / window) + 1', 'Math.floor(soonest / window)'],
    [
      'each attempt has the id of the first',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: source text
      '.update(`${watch} ${batch}`)',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: source text
      '.update(`${watch} ${batch} ${Math.random()}`)',
    ],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/watches/webhook-request.ts`, tests: WATCHES }, [
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text
    ['the time is signed', '`${id}.${at}.${body}`', '`${id}.${body}`'],
    ['a name is checked where it leads', '      lookup,\n', ''],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/watches/webhook-sender.ts`, tests: WATCHES }, [
    ['what is gone is given up', "problem === 'it is gone' ? null :", "problem === 'no' ? null :"],
    ['a redirect takes nothing', 'status >= 200 && status < 300', 'status >= 200 && status < 400'],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/watches/watch-table.ts`, tests: WATCHES }, [
    ['a paused watch matches nothing', '    if (watch.isPaused) return;\n', ''],
    [
      'a watch sees the scopes of its tenant',
      '...filters, scopes, minSignificance',
      '...filters, scopes: null, minSignificance',
    ],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/watches/watch-record.ts`, tests: WATCHES }, [
    ['a private address is refused when it is saved', '    checkUrl(url, allowed);\n', ''],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/mcp/untrusted.ts`, tests: AGENTS }, [
    ['no text closes the marks of what is untrusted', ".replaceAll('<', '\\\\u003c')", ''],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/domain/check-claim.ts`, tests: CLAIMS }, [
    ['a claim with another number is not agreed', ' && hasNumbers(claim, told)', ''],
    [
      'a denial is not agreed with',
      'hasNumbers(claim, told) && told.isDenied === claim.isDenied',
      'hasNumbers(claim, told)',
    ],
    ['another number is one of the same thing', 'other.unit === unit', 'true'],
    ['a number that is no exact one contests nothing', " && other.qualifier === ''", ''],
    ['what has another number has nearly all words', 'TELLS_OTHERWISE = 0.75', 'TELLS_OTHERWISE = 0'],
    ['what is agreed on is asked for first', 'if (agreed.length > 0)', 'if (agreed.length > 99)'],
    ['what no longer holds is no answer', 'filter(({ state }) => !OVERTAKEN.has(state))', 'slice(0)'],
    ['numbers in words are numbers of a claim', '|| (spelt.get(word) ?? 0) > 1', ''],
  ]),
];

const CHANGING = [`${DASHBOARD}/changes/changes.test.ts`];
const changing = [
  ...mutantsOf({ file: `${DASHBOARD}/table/story-table.ts`, tests: WHOLE }, [
    [
      'no event is kept whose words may not be shown',
      '(shown === whole ? this.#bodyOf(value) : null) ?? packEvent',
      'this.#bodyOf(value) ?? packEvent',
    ],
  ]),
  ...mutantsOf(
    { file: `${DASHBOARD}/http/proxy-access.ts`, tests: [`${DASHBOARD}/http/proxy-access.test.ts`] },
    [['a login of a browser changes no story', 'if (grant.mayChange) throw', 'if (grant === null) throw']],
  ),
  ...mutantsOf({ file: `${DASHBOARD}/http/access.ts`, tests: CHANGING }, [
    [
      'nobody changes stories without a token',
      'mayWatch: true, mayChange: false',
      'mayWatch: true, mayChange: true',
    ],
    ['a token changes stories where its entry says so', 'mayChange: changes === true', 'mayChange: true'],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/routes/override-routes.ts`, tests: CHANGING }, [
    ['an article of another scope is decided about by nobody', '&& sees(reader, scope)) return', ') return'],
    [
      'a decision of another scope is taken back by nobody',
      'if (reader.scopes !== null && !shown.some',
      'if (reader.scopes === undefined && !shown.some',
    ],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text
    ['a decision keeps whose token it was', '`${given} (${who})`', 'given'],
  ]),
  ...mutantsOf({ file: `${DASHBOARD}/routes/redrive-routes.ts`, tests: CHANGING }, [
    [
      'letters are put back by who sees all scopes',
      'if (reader.scopes !== null)',
      'if (reader.scopes === undefined)',
    ],
    ['a redrive that is tried puts nothing back', 'isDry: dryRun', 'isDry: false'],
  ]),
];

/** The mutants of the dashboard, of the view loop, and of the log. */
export const dashboardMutants: readonly Mutant[] = [
  ...view,
  ...log,
  ...answers,
  ...table,
  ...kept,
  ...written,
  ...questions,
  ...access,
  ...watches,
  ...changing,
];
