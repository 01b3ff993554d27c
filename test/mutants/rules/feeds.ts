/** Rules of feeds: which addresses are asked, which items are published, when a feed is polled, what HTTP accepts. */
import { type Mutant, mutantsOf } from '../mutant.ts';

const FEEDS = 'services/feeds';

const web = [
  ...mutantsOf(
    { file: `services/runtime/web/address-guard.ts`, tests: [`services/runtime/web/address-guard.test.ts`] },
    [
      ['an address inside is refused before it is asked', 'throw refused(name, name);', ';'],
      [
        'of several addresses of a name none may lie inside',
        'addresses.find(',
        'addresses.slice(0, 1).find(',
      ],
      ['a metadata address among the public ones is refused', ' || METADATA.has(parsed.toString())', ''],
      ['only what is given out of IPv6 is public', '>> 13 === 1', '>> 13 >= 0'],
      [
        'an IPv4 address in an IPv6 one is what it is',
        '  const parsed = ipaddr.process(address);\n  if (parsed.range()',
        '  const parsed = ipaddr.parse(address);\n  if (parsed.range()',
      ],
      [
        'a name ends where its domain begins',
        'name.endsWith(entry.slice(1))',
        'name.endsWith(entry.slice(2))',
      ],
      ['ports of other protocols are not asked', 'port < FIRST_FREE_PORT', 'port < 0'],
    ],
  ),
  ...mutantsOf({ file: `${FEEDS}/web/ask.ts`, tests: [`${FEEDS}/web/visit.test.ts`] }, [
    ['each step of a redirect is checked', '  checkUrl(url, settings.allowed);\n', ''],
    ['what is resolved is checked, and the connection made to it', '      lookup: settings.lookup,\n', ''],
    ['an answer that drips is given up', 'AbortSignal.any([signal, timeout])', 'signal'],
    ['a picture is not read', 'if (UNREAD_TYPES.test(type))', "if (type === '')"],
  ]),
  ...mutantsOf({ file: `${FEEDS}/web/read-body.ts`, tests: [`${FEEDS}/web/visit.test.ts`] }, [
    ['what a small answer unpacks to is counted', 'if (bytes > maxBytes) throw tooLarge();', ''],
  ]),
  ...mutantsOf({ file: `${FEEDS}/web/visit.ts`, tests: [`${FEEDS}/web/visit.test.ts`] }, [
    ['only a permanent redirect is remembered', 'isPermanent &&= PERMANENT.has(answer.status);', ''],
    ['a loop of redirects ends', 'if (visited.has(url.href))', 'if (visited.size > 99)'],
    [
      'a host that asks for a pause gets it',
      'if (failure.retryAfterSeconds !== null)',
      'if (failure.retryAfterSeconds === 0)',
    ],
  ]),
  ...mutantsOf({ file: `${FEEDS}/web/polite-hosts.ts`, tests: [`${FEEDS}/web/visit.test.ts`] }, [
    ['a host is asked once at a time', '      await before;\n', ''],
    ['between two requests to a host is a pause', 'this.#now() + this.#delayMs', 'this.#now()'],
  ]),
  ...mutantsOf({ file: `${FEEDS}/web/robots.ts`, tests: [`${FEEDS}/poll/poll-feed.test.ts`] }, [
    ['a site whose robots.txt cannot be read allows nothing', 'NO_RULES.has(error.reason)', 'true'],
    ['what robots.txt forbids is not read', 'parsed.isAllowed(page, AGENT) !== false', 'true'],
  ]),
];

const items = [
  ...mutantsOf({ file: `${FEEDS}/domain/seen-items.ts`, tests: [`${FEEDS}/domain/seen-items.test.ts`] }, [
    ['an item is known by its address too', ' ?? this.#byAddress.get(address)', ''],
    [
      'other content under a known name is an edit',
      "before.content === row.content ? 'known' : 'edit'",
      "'known'",
    ],
    [
      'what is still in the feed under its old name has not moved',
      ' && !present.has(same.id) && !present.has(same.address)',
      '',
    ],
    ['the same text on another day is another item', "date ?? ''", "''"],
    ['items that have left the feed stay known', 'kept(rows, before, ', 'kept(rows, [], '],
    [
      'a feed that lists an item twice brings it once',
      '    known.add(row);\n    return verdict;',
      '    return verdict;',
    ],
  ]),
  ...mutantsOf({ file: `${FEEDS}/domain/pace.ts`, tests: [`${FEEDS}/domain/pace.test.ts`] }, [
    ['a feed that fails is asked less and less often', 'calm * 2 ** doublings', 'calm'],
    ['a feed is not asked before its server says', 'random - 1)), asked)', 'random - 1)), 0)'],
    ['a silent feed is asked less often', 'Math.max(paceSeconds, (now - newAt) / 1000)', 'paceSeconds'],
    ['a clock that ran ahead does not silence a feed', ' || checkedAt - now > minSeconds * 1000', ''],
    ['the hours that a feed leaves out are left out', '!skipHours.includes(date.getUTCHours()) && ', ''],
  ]),
  ...mutantsOf({ file: `${FEEDS}/poll/poll-feed.ts`, tests: [`${FEEDS}/poll/poll-feed.test.ts`] }, [
    [
      'a feed that was cut off is asked for all of it again',
      'etag: document.isCut ? null : kept(headers.etag)',
      'etag: kept(headers.etag)',
    ],
    ['a feed that is gone is polled no more', "reason === 'gone'", 'false'],
    [
      'a feed whose new address fails is looked for at its old one',
      'failure.count >= BACK_HOME_AFTER',
      'failure.count < 0',
    ],
  ]),
  ...mutantsOf({ file: `${FEEDS}/poll/full-text.ts`, tests: [`${FEEDS}/poll/poll-feed.test.ts`] }, [
    ['nothing is taken from behind a paywall', "if (PAYWALL.test(page)) return [item, 'paywall'];", ''],
  ]),
  ...mutantsOf({ file: `${FEEDS}/poll/feed-table.ts`, tests: [`${FEEDS}/poll/feed-table.test.ts`] }, [
    [
      'what a member writes late makes nothing unknown',
      'before === null || state === null ? state : { ...before, seen: mergeSeen(before.seen, state.seen) }',
      'state',
    ],
    ['what an operator changes is looked at at once', 'dueAt, isGone: false', 'isGone: false'],
    [
      'a worker does not take its own word back from the log',
      'if (headerText(record, WRITER_HEADER) === this.#writer) return true;',
      '',
    ],
  ]),
  ...mutantsOf({ file: `${FEEDS}/poller.ts`, tests: [`${FEEDS}/worker.test.ts`] }, [
    [
      'a feed that this worker fails on ends no other',
      '      .catch((error: Error) => this.#failed(partition, feed, error))\n',
      '',
    ],
    [
      'items that the broker refuses are not sent for ever',
      '      isFinal: (error) => error instanceof AppendRefused,\n',
      '',
    ],
    ['a feed that was removed leaves nothing', 'if (!partition.has(feed.id)) return;', ''],
    [
      'a state that was written after its feed was removed goes too',
      'if (isWritten && !partition.has(feed.id))',
      'if (now < 0)',
    ],
    ['a feed that is paused is not polled', '!definition.isPaused && ', ''],
    ['what is known of a feed outlives the process', '    if (isWritten) ', '    if (now < 0) '],
  ]),
  ...mutantsOf({ file: `${FEEDS}/read/xml.ts`, tests: [`${FEEDS}/read/read-feed.test.ts`] }, [
    ['texts outside of sections are decoded', 'opened(raw, decodeXML)', 'opened(raw, (text) => text)'],
    ['markup stays as it was written', 'isMarkup ? markupOf(text) : textOf(text)', 'textOf(text)'],
  ]),
  ...mutantsOf({ file: `${FEEDS}/read/read-feed.ts`, tests: [`${FEEDS}/read/read-feed.test.ts`] }, [
    ['half an item is none', 'text: text.slice(0, at + end.length)', 'text'],
  ]),
];

const http = [
  ...mutantsOf({ file: 'services/ingest/stamped.ts', tests: ['services/ingest/stamped.test.ts'] }, [
    ['what the header of a record says counts inside it', 'else made[field] = value;', ''],
    ['a feed without a desk is of none', "if (value === '') delete made[field];\n    else", ''],
  ]),
  ...mutantsOf({ file: `${FEEDS}/poll/raw-records.ts`, tests: [`${FEEDS}/poll/raw-records.test.ts`] }, [
    ['the records of a feed say of which desk it is', ', ...stampHeaders({ desk, tenant: null })', ''],
  ]),
  ...mutantsOf({ file: 'services/ingest/handle-article.ts', tests: ['services/ingest/stamped.test.ts'] }, [
    ['the items of a container are their sender’s', '{ ...item, raw: stamped(item.raw, record) }', 'item'],
  ]),
  ...mutantsOf({ file: `${FEEDS}/http/article-routes.ts`, tests: [`${FEEDS}/http/http-in.test.ts`] }, [
    ['a home page is no article to withdraw', ' && (canonicalUrl(id)?.identity ?? null) !== null', ''],
    ['a blank publisher names nobody', " || publisher.trim() === ''", ''],
    ['a key that ingest does not read is refused', 'Buffer.byteLength(key) > MAX_KEY_BYTES', 'false'],
  ]),
  ...mutantsOf({ file: `${FEEDS}/http/take-in.ts`, tests: [`${FEEDS}/http/http-in.test.ts`] }, [
    [
      'what the broker did not take is not accepted',
      "answer: 'retry',\n        reason: 'broker',\n        detail: this",
      "answer: 'accepted' as never,\n        reason: 'broker',\n        detail: this",
    ],
    ['nobody speaks for another tenant', '{ ...article, tenant }', '{ tenant, ...article }'],
    [
      'an article that is too large takes no others with it',
      'for (const single of batch) answers.push(...(await this.#append(partition, [single])));',
      '',
    ],
    [
      'articles of one outlet stay in order',
      'scopePartition(key, this.#parts.partitions)',
      'item % this.#parts.partitions',
    ],
  ]),
  ...mutantsOf({ file: `${FEEDS}/http/admission.ts`, tests: [`${FEEDS}/http/http-in.test.ts`] }, [
    [
      'no more requests are let in than can be held',
      'this.#requests >= this.#maxRequests || own >= most',
      'own > 999',
    ],
    ['no more bytes are let in than can be held', 'this.#bytes + bytes > this.#maxBytes', 'bytes < 0'],
  ]),
  ...mutantsOf({ file: `${FEEDS}/http/server.ts`, tests: [`${FEEDS}/http/http-in.test.ts`] }, [
    ['no page in a browser may send', 'if (headers.origin !== undefined)', "if (headers.origin === '')"],
    [
      'no name but those of this machine is answered without tokens',
      "if (!LOCAL_NAME.test(headers.host ?? ''))",
      "if (headers.host === '')",
    ],
    ['only a token that says so manages feeds', '!sender.managesFeeds', 'false'],
    [
      'the same key gives the same answer',
      'if (kept !== null) {',
      'if (kept !== null && kept.status === 0) {',
    ],
  ]),
  ...mutantsOf({ file: `${FEEDS}/http/idempotency.ts`, tests: [`${FEEDS}/http/http-in.test.ts`] }, [
    ['keys of tenants are apart', "tenant ?? ''", "''"],
  ]),
  ...mutantsOf({ file: `${FEEDS}/http/tokens.ts`, tests: [`${FEEDS}/http/http-in.test.ts`] }, [
    ['without tokens nobody listens beyond this machine', 'if (!LOOPBACK.test(host))', "if (host === '')"],
  ]),
];

const table = mutantsOf(
  { file: 'services/runtime/table/table-loop.ts', tests: ['services/runtime/table/table-loop.test.ts'] },
  [
    ['a member that keeps a partition goes on where it was', 'owned.next ??= low;', 'owned.next = low;'],
    ['a partition is live when all that was in it has been read', 'owned.next < owned.end', 'owned.next < 0'],
    ['a partition that another has is given up', '      this.#table.onRevoked(partition);\n    }', '    }'],
  ],
);

/** The mutants. */
export const feedMutants: readonly Mutant[] = [...web, ...items, ...http, ...table];
