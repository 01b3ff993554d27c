/** The variables of feeds. */
import { type Config, integer, optionalText, text } from '@newsfold/runtime/config/config.ts';
import { httpPort, runtimeTable } from '@newsfold/runtime/config/runtime-config.ts';
import { privateHosts } from '@newsfold/runtime/web/address-guard.ts';
import { sources } from '@newsfold/schemas/topology.ts';

/** The table. */
export const feedsTable = {
  ...runtimeTable,
  HTTP_PORT: httpPort(sources.feeds.httpPort),
  FEEDS_PARTITIONS: {
    parse: integer(1, 1000),
    default: '16',
    unit: 'partitions',
    doc: 'Partitions of the topic of feeds when it is created: how many members can share them. The feeds of a host lie in one. Never change it on a living deployment: hosts would move.',
  },
  FEEDS_MIN_INTERVAL_SECONDS: {
    parse: integer(1, 86_400),
    default: '120',
    unit: 's',
    doc: 'No feed is polled more often, unless an interval of its own is set: two minutes are polite, and soon enough for news.',
  },
  FEEDS_MAX_INTERVAL_SECONDS: {
    parse: integer(1, 604_800),
    default: '3600',
    unit: 's',
    doc: 'A feed that works is polled at least so often, however slow its pace and whatever it asks for.',
  },
  FEEDS_HOST_DELAY_MS: {
    parse: integer(0, 600_000),
    default: '1000',
    unit: 'ms',
    doc: 'Pause between two requests to one host; there is never more than one at a time.',
  },
  FEEDS_CONCURRENCY: {
    parse: integer(1, 1000),
    default: '64',
    unit: 'requests',
    doc: 'Polls at a time, of different hosts: bounds sockets and memory.',
  },
  FEEDS_TIMEOUT_MS: {
    parse: integer(100, 300_000),
    default: '30000',
    unit: 'ms',
    doc: 'For a whole answer, from the name to the last byte: what drips is cut off.',
  },
  FEEDS_MAX_BYTES: {
    parse: integer(1024, 64 * 1024 * 1024),
    default: String(8 * 1024 * 1024),
    unit: 'bytes',
    doc: 'Largest feed or page, unpacked; more is not read, and the feed is reported (too-large).',
  },
  FEEDS_PRIVATE_HOSTS: {
    parse: privateHosts,
    default: '',
    unit: '',
    doc: 'Hosts that may be asked although their addresses are not public: names, *.domain or networks such as 10.1.0.0/16, separated by commas. Empty: none.',
  },
  FEEDS_USER_AGENT: {
    parse: text,
    default: 'newsfold/0.2.0 (feed reader)',
    unit: '',
    doc: 'Who asks, as sites see it: add an address at which you can be reached.',
  },
  HTTP_IN_HOST: {
    parse: text,
    default: '127.0.0.1',
    unit: '',
    doc: 'Address on which articles are taken in. Anything but loopback needs HTTP_IN_TOKENS_FILE.',
  },
  HTTP_IN_PORT: {
    parse: integer(0, 65_535),
    default: '9110',
    unit: '',
    doc: 'Port on which articles are taken in; 0 takes any free one.',
  },
  HTTP_IN_TOKENS_FILE: {
    parse: optionalText,
    default: '',
    unit: '',
    doc: 'Path of a JSON file of tokens by tenant. Empty: no token is asked for, and only this machine is answered.',
  },
  HTTP_IN_MAX_REQUESTS: {
    parse: integer(1, 1000),
    default: '32',
    unit: 'requests',
    doc: 'Requests in work at a time, of one tenant half as many; more are answered 429. With HTTP_IN_MAX_BYTES it bounds the memory.',
  },
  HTTP_IN_MAX_BYTES: {
    parse: integer(1024, 256 * 1024 * 1024),
    default: String(16 * 1024 * 1024),
    unit: 'bytes',
    doc: 'Largest body of one request, unpacked, and largest line of NDJSON, which may be as long as it likes.',
  },
} as const;

/** The configuration of feeds. */
export type FeedsConfig = Config<typeof feedsTable>;
