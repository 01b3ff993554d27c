/** What the address bar says: everything that is shown has an address that can be sent. */

/** Orders of a list. */
export const ORDERS = ['importance', 'newest', 'growing', 'contested'] as const;
export type Order = (typeof ORDERS)[number];

/** Spans of a list, hours; null for all. */
export const SPANS = [null, 1, 6, 24, 72, 168] as const;

/** What a list shows. */
export interface ListChoice {
  readonly q: string;
  readonly order: Order;
  readonly language: string;
  readonly topic: string;
  readonly place: string;
  readonly publisher: string;
  readonly entity: string;
  readonly hours: number | null;
  readonly minSources: number;
  readonly contested: boolean;
  readonly withdrawn: boolean;
  /** The list as it stood then, ms since the epoch; null for now. */
  readonly asOf: number | null;
}

/** A place of the page. */
export type Address =
  | { readonly view: 'list'; readonly list: ListChoice }
  | { readonly view: 'story'; readonly storyId: string; readonly asOf: number | null }
  | { readonly view: 'sources' | 'places' | 'operations' | 'watches' };

/** The list that is shown when nothing is chosen. */
export const EVERYTHING: ListChoice = {
  q: '',
  order: 'importance',
  language: '',
  topic: '',
  place: '',
  publisher: '',
  entity: '',
  hours: null,
  minSources: 0,
  contested: false,
  withdrawn: false,
  asOf: null,
};

const TEXTS = ['q', 'language', 'topic', 'place', 'publisher', 'entity'] as const;
const MOST_TEXT = 300;

function numberOf(text: string | null, max: number): number | null {
  const value = text === null || !/^\d{1,16}$/.test(text) ? Number.NaN : Number(text);
  return Number.isNaN(value) ? null : Math.min(value, max);
}

const LATEST = 8.64e15;

function listChoice(query: URLSearchParams): ListChoice {
  const order = query.get('order') ?? '';
  const texts = Object.fromEntries(TEXTS.map((name) => [name, (query.get(name) ?? '').slice(0, MOST_TEXT)]));
  return {
    ...EVERYTHING,
    ...texts,
    order: ORDERS.find((one) => one === order) ?? EVERYTHING.order,
    hours: numberOf(query.get('hours'), 100_000),
    minSources: numberOf(query.get('minSources'), 1000) ?? 0,
    contested: query.get('contested') === 'yes',
    withdrawn: query.get('withdrawn') === 'yes',
    asOf: numberOf(query.get('asOf'), LATEST),
  };
}

/** Reads an address; whatever it is, it is one. */
export function readAddress(pathname: string, search: string): Address {
  const query = new URLSearchParams(search);
  const [, first = '', second = ''] = pathname.split('/');
  if (first === 'story' && second !== '') {
    let storyId = second;
    try {
      storyId = decodeURIComponent(second);
    } catch {
      // What is not percent-encoded is asked for as it stands, and is not found.
    }
    return { view: 'story', storyId, asOf: numberOf(query.get('asOf'), LATEST) };
  }
  if (first === 'sources' || first === 'places' || first === 'operations' || first === 'watches')
    return { view: first };
  return { view: 'list', list: listChoice(query) };
}

/** The parameters of a list that are not as usual. */
function listParameters(list: ListChoice): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of TEXTS) if (list[name] !== '') query.set(name, list[name]);
  if (list.order !== EVERYTHING.order) query.set('order', list.order);
  if (list.hours !== null) query.set('hours', String(list.hours));
  if (list.minSources > 0) query.set('minSources', String(list.minSources));
  if (list.contested) query.set('contested', 'yes');
  if (list.withdrawn) query.set('withdrawn', 'yes');
  if (list.asOf !== null) query.set('asOf', String(list.asOf));
  return query;
}

const withQuery = (path: string, query: URLSearchParams) => (query.size === 0 ? path : `${path}?${query}`);

/** Writes an address. */
export function writeAddress(address: Address): string {
  if (address.view === 'list') return withQuery('/', listParameters(address.list));
  if (address.view !== 'story') return `/${address.view}`;
  const query = new URLSearchParams();
  if (address.asOf !== null) query.set('asOf', String(address.asOf));
  return withQuery(`/story/${encodeURIComponent(address.storyId)}`, query);
}

/** A list as it is asked of the API. @param streamTime the end of the stream, from which hours are counted; null when unknown */
export function listQuestion(list: ListChoice, streamTime: number | null): URLSearchParams {
  const query = new URLSearchParams({ order: list.order });
  for (const name of TEXTS) if (list[name].trim() !== '') query.set(name, list[name].trim());
  if (list.hours !== null && streamTime !== null)
    query.set('since', String(Math.max(0, streamTime - list.hours * 3_600_000)));
  if (list.minSources > 0) query.set('minSources', String(list.minSources));
  if (list.contested) query.set('conflicts', 'true');
  if (list.withdrawn) query.set('withdrawn', 'true');
  if (list.asOf !== null) query.set('asOf', String(list.asOf));
  return query;
}
