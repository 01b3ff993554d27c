/**
 * Items of RSS, Atom and RDF files and of news sitemaps, read as a stream. Each is made what parsers of XML make of it
 * and handed what its feed says, by the rules of ingest, so that it is an article by itself.
 */
import { takeApart } from '@newsfold/ingest/domain/container/take-apart.ts';
import { Parser } from 'htmlparser2';
import type { InputLine } from './input-record.ts';

type Value = string | Node | (string | Node)[];
/** An element as an object: its children by name, its attributes with `@_`, its own text under `#text`. */
interface Node {
  [name: string]: Value;
}

/** An element that is open. */
interface Open {
  readonly name: string;
  readonly node: Node;
  text: string;
}

const ITEMS: ReadonlySet<string> = new Set(['item', 'entry']);
const escaped = (text: string) =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  );

function add(parent: Node, name: string, value: string | Node): void {
  const before = Object.hasOwn(parent, name) ? parent[name] : undefined;
  if (before === undefined) parent[name] = value;
  else if (Array.isArray(before)) before.push(value);
  else parent[name] = [before, value];
}

/** An element that has ended: its text alone, or an object. */
function elementValue({ node, text }: Open): string | Node {
  const said = text.trim();
  if (Object.keys(node).length === 0) return said;
  return said === '' ? node : { ...node, '#text': said };
}

/** Markup inside an element of type xhtml, written out again. */
class Markup {
  text = '';
  depth = 0;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
    this.text += `<${name}${written.join('')}>`;
    this.depth += 1;
  }

  close(name: string): void {
    this.text += `</${name}>`;
    this.depth -= 1;
  }
}

/** Reads a feed piece by piece. */
class FeedReader {
  /** Items that have ended and were not taken yet. */
  ready: unknown[] = [];
  readonly #isItem: (name: string) => boolean;
  readonly #open: Open[] = [];
  #markup: Markup | undefined;

  constructor(root: string) {
    this.#isItem = root === 'urlset' ? (name) => name === 'url' : (name) => ITEMS.has(name);
  }

  onopentag(given: string, attributes: Record<string, string>): void {
    if (this.#markup !== undefined) {
      this.#markup.open(given, attributes);
      return;
    }
    const node: Node = {};
    for (const [key, value] of Object.entries(attributes))
      if (!key.startsWith('xmlns')) node[`@_${key}`] = value;
    this.#open.push({ name: given.replace(/^atom:/, ''), node, text: '' });
    if (attributes.type === 'xhtml') this.#markup = new Markup();
  }

  ontext(text: string): void {
    if (this.#markup !== undefined) this.#markup.text += escaped(text);
    else {
      const open = this.#open.at(-1);
      if (open !== undefined) open.text += text;
    }
  }

  onclosetag(given: string): void {
    if (this.#markup !== undefined && this.#markup.depth > 0) {
      this.#markup.close(given);
      return;
    }
    const closed = this.#open.pop();
    const parent = this.#open.at(-1);
    if (closed === undefined) return;
    if (this.#markup !== undefined) {
      closed.text = this.#markup.text;
      this.#markup = undefined;
    }
    if (parent === undefined) return;
    if (this.#isItem(closed.name) && this.#isInFeed()) this.ready.push(this.#feedOf(closed));
    else add(parent.node, closed.name, elementValue(closed));
  }

  /** Whether what ended lies in the feed itself: an item of an item is a part of it. */
  #isInFeed(): boolean {
    return !this.#open.some(({ name }) => this.#isItem(name));
  }

  /** The feed as far as it was read, with one item. */
  #feedOf(item: Open): unknown {
    let inner: Node = { [item.name]: elementValue(item) };
    for (const { name, node } of this.#open.toReversed()) inner = { [name]: { ...node, ...inner } };
    return inner;
  }
}

function recordOf(feed: unknown): Buffer {
  const taken = takeApart(feed);
  const item = taken.kind === 'many' && taken.items.length === 1 ? taken.items[0] : undefined;
  return Buffer.from(JSON.stringify(item?.kind === 'item' ? item.raw : feed));
}

/** The items of a feed, numbered from 1. @param root the name of its root element */
export async function* feedItems(chunks: AsyncIterable<Buffer>, root: string): AsyncGenerator<InputLine> {
  const reader = new FeedReader(root);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.onopentag(name, attributes),
      ontext: (text) => reader.ontext(text),
      onclosetag: (name) => reader.onclosetag(name),
    },
    { xmlMode: true, decodeEntities: true },
  );
  let number = 0;
  const decoder = new TextDecoder();
  for await (const chunk of chunks) {
    parser.write(decoder.decode(chunk, { stream: true }));
    const { ready } = reader;
    reader.ready = [];
    for (const feed of ready) yield { number: ++number, line: recordOf(feed) };
  }
  parser.end();
  for (const feed of reader.ready) yield { number: ++number, line: recordOf(feed) };
}
