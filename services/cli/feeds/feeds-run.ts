/** What each action of `npx newsfold feeds` does. It writes lines, and gives back whether all went well. */
import { readFileSync } from 'node:fs';
import type { FeedsConfig } from '@newsfold/feeds/config.ts';
import { type FeedDefinition, feedAddress } from '@newsfold/feeds/domain/feed-record.ts';
import { healthOf } from '@newsfold/feeds/domain/pace.ts';
import { readOpml, writeOpml } from '@newsfold/feeds/read/opml.ts';
import type { Web } from '@newsfold/feeds/web/visit.ts';
import { WebFailure } from '@newsfold/runtime/web/web-failure.ts';
import { analyseLines } from '../analyse/analyse-lines.ts';
import { analyseSettings } from '../console/analyse-settings.ts';
import { textTable } from '../console/text-table.ts';
import { lookAt, webOf, wouldPublish } from './check-feed.ts';
import type { FeedLog, KnownFeed } from './feed-log.ts';
import type { FeedsCommand } from './feeds-options.ts';

/** What an action works with. */
export interface FeedsTools {
  readonly log: FeedLog;
  readonly config: FeedsConfig;
  readonly now: number;
  /** Writes a line of the answer. */
  readonly out: (line: string) => void;
  /** Writes a line about it. */
  readonly note: (line: string) => void;
}

type Changes = Map<string, FeedDefinition | null>;

function definitionOf(command: FeedsCommand, address: string, now: number): FeedDefinition {
  const { title, desk, isFullText, everySeconds } = command;
  return { address, title, desk, isFullText, isPaused: false, everySeconds, addedAt: now };
}

const why = (error: unknown): string => {
  if (error instanceof WebFailure) return `${error.reason}: ${error.message}`;
  throw error;
};

/** The address and title of the feed at an address, or of the first that its page names. */
async function feedAt(
  address: string,
  web: Web,
  note: FeedsTools['note'],
): Promise<{ readonly address: string; readonly title: string | null }> {
  const looked = await lookAt(address, web);
  if (looked.kind === 'feed') return { address: looked.address, title: looked.document.title };
  const [first, ...others] = looked.feeds;
  for (const other of others) note(`also there: ${other.address}${other.title ? ` (${other.title})` : ''}`);
  return { address: feedAddress(first?.address ?? address), title: first?.title ?? null };
}

async function add(command: FeedsCommand, { log, config, now, out, note }: FeedsTools): Promise<boolean> {
  const changes: Changes = new Map();
  const web = webOf(config);
  let isOk = true;
  for (const target of command.targets) {
    try {
      const given = feedAddress(target);
      const { address, title } = command.isChecked
        ? await feedAt(given, web, note)
        : { address: given, title: null };
      const definition = definitionOf(command, address, now);
      changes.set(address, { ...definition, title: definition.title ?? title });
    } catch (error) {
      isOk = false;
      note(
        `${target}: ${error instanceof WebFailure ? why(error) : `accepted is ${(error as Error).message}`}`,
      );
    }
  }
  await log.write(changes);
  for (const address of changes.keys()) out(`added ${address}`);
  return isOk;
}

async function importList(command: FeedsCommand, { log, now, out, note }: FeedsTools): Promise<boolean> {
  const changes: Changes = new Map();
  let refusals = 0;
  for (const file of command.targets) {
    const { feeds, refused } = readOpml(readFileSync(file === '-' ? 0 : file, 'utf8'));
    for (const { address, title, folder } of feeds)
      changes.set(address, { ...definitionOf(command, address, now), title, desk: command.desk ?? folder });
    for (const { entry, why: reason } of refused) note(`${entry}: ${reason}`);
    refusals += refused.length;
  }
  await log.write(changes);
  out(`imported ${changes.size} feeds${refusals === 0 ? '' : `; ${refusals} entries are no feeds`}`);
  return refusals === 0;
}

const time = (at: number) => (at === 0 ? '-' : new Date(at).toISOString().slice(0, 19).replace('T', ' '));

function rowOf({ definition, state }: KnownFeed, now: number): readonly string[] {
  const { address, desk } = definition;
  const { answeredAt, newAt, published, failure, movedTo } = state;
  const about =
    failure === null
      ? movedTo === null
        ? ''
        : `moved to ${movedTo}`
      : `${failure.reason}: ${failure.detail}`;
  const health = healthOf(definition, state, now);
  return [address, health, desk ?? '-', time(answeredAt), time(newAt), String(published), about];
}

async function list({ isJson }: FeedsCommand, { log, now, out }: FeedsTools): Promise<boolean> {
  const feeds = await log.read();
  if (isJson) {
    for (const {
      definition,
      state: { seen: _, ...state },
    } of feeds)
      out(
        JSON.stringify({
          ...definition,
          health: healthOf(definition, { ...state, seen: '' }, now),
          ...state,
        }),
      );
    return true;
  }
  const head = ['feed', 'health', 'desk', 'answered', 'new', 'published', 'why'];
  out(textTable([head, ...feeds.map((feed) => rowOf(feed, now))]));
  return true;
}

async function exportList(_: FeedsCommand, { log, out }: FeedsTools): Promise<boolean> {
  const feeds = await log.read();
  out(
    writeOpml(
      feeds.map(({ definition: { address, title, desk } }) => ({ address, title, folder: desk })),
    ).trimEnd(),
  );
  return true;
}

async function change(command: FeedsCommand, { log, out, note }: FeedsTools): Promise<boolean> {
  const known = new Map((await log.read()).map(({ definition }) => [definition.address, definition]));
  const changes: Changes = new Map();
  let isOk = true;
  for (const target of command.targets) {
    const definition = known.get(URL.canParse(target) ? feedAddress(target) : target);
    if (definition === undefined) {
      isOk = false;
      note(`${target}: there is no such feed; list shows them`);
    } else if (command.action === 'remove') changes.set(definition.address, null);
    else changes.set(definition.address, { ...definition, isPaused: command.action === 'pause' });
  }
  await log.write(changes);
  const done = { pause: 'paused', resume: 'resumed', remove: 'removed' }[command.action as 'pause'];
  for (const address of changes.keys()) out(`${done} ${address}`);
  return isOk;
}

const ACTIONS = {
  add,
  import: importList,
  list,
  export: exportList,
  pause: change,
  resume: change,
  remove: change,
} as const;

/** Does an action on the feeds of a deployment. @returns whether all went well */
export function runFeeds(
  command: FeedsCommand & { readonly action: keyof typeof ACTIONS },
  tools: FeedsTools,
): Promise<boolean> {
  return ACTIONS[command.action](command, tools);
}

async function* numbered(values: readonly Buffer[]): AsyncGenerator<{ number: number; line: Buffer }> {
  for (const [at, line] of values.entries()) yield { number: at + 1, line };
}

async function showFeed(
  address: string,
  document: Parameters<typeof wouldPublish>[1],
  { isJson }: FeedsCommand,
  { now, out, note }: Omit<FeedsTools, 'log'>,
): Promise<void> {
  note(
    `${address}: ${document.format}, ${document.items.length} items${document.title ? `, "${document.title}"` : ''}`,
  );
  if (document.isCut) note('its end is missing: what was cut off is left out');
  const settings = analyseSettings(process.env);
  const options = { arrivedAt: now, explain: false, settings };
  for await (const row of analyseLines(numbered(wouldPublish(address, document)), options)) {
    if (isJson) out(JSON.stringify(row));
    else if ('rejected' in row) out(`refused  ${row.rejected}`);
    else if ('withdraws' in row) out(`withdraws  ${row.withdraws.join(' ')}`);
    else
      out(
        `article  ${row.article.publishedAt ?? '-'}  ${row.article.title}  ${row.article.url ?? ''}`.trimEnd(),
      );
  }
}

/** Reads an address, and shows what would be published. @returns whether a feed was found at each */
export async function checkFeeds(command: FeedsCommand, tools: Omit<FeedsTools, 'log'>): Promise<boolean> {
  const web = webOf(tools.config);
  let isOk = true;
  for (const target of command.targets) {
    try {
      const looked = await lookAt(feedAddress(target), web);
      if (looked.kind === 'feed') await showFeed(looked.address, looked.document, command, tools);
      else
        for (const { address, title } of looked.feeds)
          tools.out(`feed  ${address}  ${title ?? ''}`.trimEnd());
    } catch (error) {
      isOk = false;
      tools.note(
        `${target}: ${error instanceof WebFailure ? why(error) : `accepted is ${(error as Error).message}`}`,
      );
    }
  }
  return isOk;
}
