/** The variables of the dashboard. */
import { type Config, integer, list, oneOf, optionalText, text } from '@newsfold/runtime/config/config.ts';
import { httpPort, runtimeTable } from '@newsfold/runtime/config/runtime-config.ts';
import { privateHosts } from '@newsfold/runtime/web/address-guard.ts';
import { httpPortOf, processNames, views } from '@newsfold/schemas/topology.ts';
import { API_ACCESS } from './http/access.ts';
import { readOrigins } from './http/origins.ts';

/** Reads hosts of pictures: they stand in the policy of the page, where nothing else may stand. */
function imageHosts(text: string): readonly string[] {
  const hosts = text.trim() === '' ? [] : list(text);
  const wrong = hosts.find((host) => !/^(\*\.)?[a-z\d-]+(\.[a-z\d-]+)+$/i.test(host));
  if (wrong !== undefined)
    throw new Error('names of hosts, such as img.example.org or *.example.org, separated by commas');
  return hosts.map((host) => host.toLowerCase());
}

/** The table. */
export const dashboardTable = {
  ...runtimeTable,
  HTTP_PORT: httpPort(views.dashboard.httpPort),
  DASHBOARD_DATA: {
    parse: text,
    default: '.newsfold/dashboard',
    unit: '',
    doc: 'Folder of the table of stories. Whoever deletes it loses nothing but history and archive: the rest is read again from the topic.',
  },
  ARCHIVE_DAYS: {
    parse: integer(1, 36_500),
    default: '365',
    unit: 'days',
    doc: 'How long a closed story, and one that the topic has forgotten, is kept and found after its last event.',
  },
  HISTORY_DAYS: {
    parse: integer(0, 3650),
    default: '7',
    unit: 'days',
    doc: 'How far back stories and lists are shown as they stood then (`asOf`). Every event is kept for so long, some 9 kB each; 0 keeps none.',
  },
  API_HOST: {
    parse: text,
    default: '127.0.0.1',
    unit: '',
    doc: 'Address on which questions are answered. Anything but loopback needs another API_ACCESS than local.',
  },
  API_PORT: {
    parse: integer(0, 65_535),
    default: '9120',
    unit: '',
    doc: 'Port on which questions are answered, and the page is served; 0 takes any free one.',
  },
  API_ACCESS: {
    parse: oneOf(API_ACCESS),
    default: 'local',
    unit: '',
    doc: 'Who is answered: local (programs and pages of this machine), container (the same, while it listens on every address: the port is published on loopback alone), tokens (who sends one of API_TOKENS_FILE), proxy (who has logged in at a reverse proxy of API_PROXIES), public (everybody, and nothing can be changed).',
  },
  API_TOKENS_FILE: {
    parse: optionalText,
    default: '',
    unit: '',
    doc: 'Path of a JSON file of tokens by tenant, with the scopes that each sees and what each may change; for API_ACCESS=tokens, and beside local and container for changes alone.',
  },
  API_PROXIES: {
    parse: optionalText,
    default: '',
    unit: '',
    doc: 'Addresses of the reverse proxies that say who asks, or their networks as 10.1.0.0/16, separated by commas; for API_ACCESS=proxy. Nobody else is answered.',
  },
  API_PROXY_HEADER: {
    parse: text,
    default: 'x-forwarded-user',
    unit: '',
    doc: 'The header in which they say it. They must replace what they are sent under this name.',
  },
  API_TENANTS_FILE: {
    parse: optionalText,
    default: '',
    unit: '',
    doc: 'Path of a JSON file of tenants with the scopes that each sees, and the names that the header says for it; for API_ACCESS=proxy.',
  },
  API_ORIGINS: {
    parse: readOrigins,
    default: '',
    unit: '',
    doc: 'Origins of other sites whose pages may read the API from a browser (CORS), such as https://board.example, separated by commas; * for all, with API_ACCESS=public alone. They change nothing. None by default.',
  },
  API_REQUESTS_PER_SECOND: {
    parse: integer(1, 100_000),
    default: '50',
    unit: 'requests/s',
    doc: 'Requests of one tenant, else of one address, that are answered each second; four times as many at once. More are answered 429.',
  },
  API_LIVE_READERS: {
    parse: integer(1, 10_000),
    default: '250',
    unit: 'readers',
    doc: 'Readers of live events at a time; more are answered 503. Each holds a connection.',
  },
  IMAGE_HOSTS: {
    parse: imageHosts,
    default: '',
    unit: '',
    doc: "Hosts whose pictures the page shows, separated by commas: names, or *.domain. Readers' browsers fetch them there, over https and without saying from where. None by default.",
  },
  OPERATED_PAGES: {
    parse: list,
    default: processNames.map((name) => `http://127.0.0.1:${httpPortOf(name)}`).join(','),
    unit: '',
    doc: 'Addresses of the health pages of all processes, separated by commas: the page for operators shows them. Nothing else is asked there.',
  },
  WEBHOOKS: {
    parse: oneOf(['send', 'off']),
    default: 'send',
    unit: '',
    doc: 'Whether this process sends the matches of watches. Of several dashboards of one deployment let one send: each has a queue of its own.',
  },
  WEBHOOK_PRIVATE_HOSTS: {
    parse: privateHosts,
    default: '',
    unit: '',
    doc: 'Hosts that webhooks may reach although their addresses are private: names, *.domain, or networks such as 10.1.0.0/16, separated by commas.',
  },
} as const;

/** The configuration of the dashboard. */
export type DashboardConfig = Config<typeof dashboardTable>;
