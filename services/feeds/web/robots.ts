/** What a site lets robots read, by its robots.txt (RFC 9309), asked once a day. */

import { WebFailure } from '@newsfold/runtime/web/web-failure.ts';
import robots from 'robots-parser';
import { visit, type Web } from './visit.ts';

/** Its types describe a module of another kind than it is. */
const robotsParser = robots as unknown as typeof robots.default;

/** The name that rules are looked up by. */
const AGENT = 'newsfold';
const GOOD_FOR_MS = 24 * 60 * 60 * 1000;
/** A robots.txt that could not be read is asked for again sooner. */
const RETRY_MS = 10 * 60 * 1000;
const MOST_SITES = 5000;
/** Characters of a robots.txt that count, as the RFC has it. */
const MOST_CHARS = 500 * 1024;

interface Rules {
  readonly allows: (address: string) => boolean;
  readonly goodUntil: number;
}

/** Client errors mean that there are no rules; a site that is down allows nothing. */
const NO_RULES: ReadonlySet<string> = new Set(['not-found', 'gone', 'not-allowed', 'http-error']);

/** See the file's head. */
export class Robots {
  readonly #web: Web;
  readonly #now: () => number;
  readonly #sites = new Map<string, Rules>();

  constructor(web: Web, now: () => number = Date.now) {
    this.#web = web;
    this.#now = now;
  }

  /** Whether a page may be read. @throws the signal's reason */
  async allows(address: string, signal: AbortSignal): Promise<boolean> {
    const { origin } = new URL(address);
    const known = this.#sites.get(origin);
    if (known !== undefined && known.goodUntil > this.#now()) return known.allows(address);
    const rules = await this.#ask(origin, signal);
    if (this.#sites.size >= MOST_SITES) this.#sites.clear();
    this.#sites.set(origin, rules);
    return rules.allows(address);
  }

  async #ask(origin: string, signal: AbortSignal): Promise<Rules> {
    const address = `${origin}/robots.txt`;
    try {
      const { body } = await visit(address, { accept: 'text/plain' }, this.#web, signal);
      const parsed = robotsParser(address, body.toString('utf8').slice(0, MOST_CHARS));
      return {
        allows: (page) => parsed.isAllowed(page, AGENT) !== false,
        goodUntil: this.#now() + GOOD_FOR_MS,
      };
    } catch (error) {
      if (!(error instanceof WebFailure)) throw error;
      const isOpen = NO_RULES.has(error.reason);
      return { allows: () => isOpen, goodUntil: this.#now() + (isOpen ? GOOD_FOR_MS : RETRY_MS) };
    }
  }
}
