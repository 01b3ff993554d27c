/** A local site for tests, which serves feeds as the world does: well, badly, and in bad faith. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that the site was sent. */
export interface SiteRequest {
  readonly path: string;
  readonly method: string;
  readonly headers: IncomingMessage['headers'];
  /** When it came, ms since the epoch. */
  readonly at: number;
}

/** What a path does with a request. */
export type SiteAnswer = (request: IncomingMessage, response: ServerResponse) => void;

/** See the file's head. */
export class FeedSite {
  readonly requests: SiteRequest[] = [];
  readonly #paths = new Map<string, SiteAnswer>();
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      const path = request.url ?? '/';
      this.requests.push({ path, method: request.method ?? '', headers: request.headers, at: Date.now() });
      response.on('error', () => undefined);
      const answer = this.#paths.get(path);
      if (answer) answer(request, response);
      else response.writeHead(404).end();
    });
  }

  /** Starts a site. @param host it listens on; 0.0.0.0 answers on all of 127.0.0.0/8 */
  static async start(host = '127.0.0.1'): Promise<FeedSite> {
    const site = new FeedSite();
    await new Promise<void>((resolve) => site.#server.listen(0, host, resolve));
    return site;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** The address of a path. */
  url(path: string, host = '127.0.0.1'): string {
    return `http://${host}:${this.port}${path}`;
  }

  /** Sets what a path answers. */
  on(path: string, answer: SiteAnswer): void {
    this.#paths.set(path, answer);
  }

  /** A path that serves a text with a status of 200. */
  serve(path: string, body: string | Buffer, headers: Readonly<Record<string, string>> = {}): void {
    this.on(path, (_, response) => {
      response.writeHead(200, { 'content-type': 'application/xml', ...headers }).end(body);
    });
  }

  /** A path that leads elsewhere. */
  redirect(path: string, status: number, location: string): void {
    this.on(path, (_, response) => {
      response.writeHead(status, { location }).end();
    });
  }

  /** How often a path was asked for. */
  count(path: string): number {
    return this.requests.filter((request) => request.path === path).length;
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }
}

/** An item of a feed that a test makes. */
export interface MadeItem {
  readonly guid?: string;
  readonly link?: string;
  readonly title: string;
  readonly text?: string;
  readonly date?: string;
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const element = (name: string, text: string | undefined) =>
  text === undefined ? '' : `<${name}>${escaped(text)}</${name}>`;

/** An RSS feed. @param head elements of the channel before its items */
export function rssOf(items: readonly MadeItem[], head = '<title>Harbour Post</title>'): string {
  const parts = items.map(
    ({ guid, link, title, text, date }) =>
      `<item>${element('title', title)}${element('link', link)}${element('guid', guid)}${element('description', text)}${element('pubDate', date)}</item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel>${head}${parts.join('')}</channel></rss>`;
}
