/** The page in a real Chromium: as a reader meets it, with a mouse, without one, on a phone, and when things break. */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Operations } from '@newsfold/dashboard/page/net/operations.ts';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type ServedBoard, serveBoard } from '../browser/board-server.ts';
import { openBrowser } from '../browser/open-browser.ts';
import { PageRig, type Put, TOKEN } from '../browser/page-rig.ts';
import { sampleEvents } from '../browser/sample-events.ts';
import { type MadeUp, madeUpStory } from '../support/made-up-stories.ts';
import { until } from '../support/until.ts';

/** Set to write the pictures of the README anew. */
const PICTURES = process.env.PAGE_PICTURES === 'yes';
const DOCS = fileURLToPath(new URL('../../docs/page/', import.meta.url));
/** axe itself, as a script for the page. */
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
/** How long something may take to appear: the machine may be busy. */
const SOON = 20_000;
/** How long the longest of all may take. */
const PATIENCE = 120_000;
/** Later than all of the sample: what comes is on top of lists by time. */
const LATER = Date.UTC(2026, 2, 13, 8);

let rig: PageRig;
let board: ServedBoard;
let browser: Browser;
let context: BrowserContext;
let page: Page;
/** What the console said, and what was asked of others than the API. */
const faults: string[] = [];
let nextRevision = 1_000_000;

const made = (story: Omit<MadeUp, 'revision'>): Put => {
  nextRevision += 1;
  const { storyId } = story;
  return [storyId, madeUpStory({ firstSeenAt: LATER, updatedAt: LATER, ...story, revision: nextRevision })];
};

async function open(path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<void> {
  context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Berlin', ...options });
  page = await context.newPage();
  page.setDefaultTimeout(SOON);
  page.on('console', (message) => {
    // A connection or a change that is refused is what some tests are about: the page says it in words of its own.
    if (
      message.type() === 'error' &&
      !/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE|ERR_EMPTY|ERR_CONNECTION_RESET|status of (401|409)/.test(
        message.text(),
      )
    )
      faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(rig.at('/')) && !request.url().startsWith('blob:'))
      faults.push(`asked ${request.url()}`);
  });
  await page.goto(rig.at(path));
}

const text = (selector: string) => page.locator(selector).first().innerText();
const headlines = () => page.locator('.row .headline').allInnerTexts();
const appears = (selector: string) => page.locator(selector).first().waitFor({ state: 'visible' });
const storyOf = async (words: string): Promise<string> => {
  const answer = await fetch(rig.at(`/api/v1/stories?q=${encodeURIComponent(words)}`));
  const { stories } = (await answer.json()) as { stories: { storyId: string }[] };
  return stories[0]?.storyId ?? '';
};

/** What is announced by itself, as it stands. */
const announced = async () =>
  (await page.locator('[role=status], [role=alert]').allInnerTexts())
    .map((words) => words.trim())
    .filter(Boolean);

/** The page as it is read out: its landmarks, headings, tables and dialogs, in order. */
async function outline(): Promise<string[]> {
  const tree = await page.locator('body').ariaSnapshot();
  // A line is a role with its name, in quotes where that has a colon, and maybe what is in it.
  return tree
    .split('\n')
    .map((line) => /^\s*- (?:'(.*)'|(.*?))(?::(?: .*)?)?$/.exec(line))
    .map((found) => found?.[1] ?? found?.[2] ?? '')
    .filter((line) => OUTLINED.test(line));
}
const OUTLINED =
  /^(?:banner|search|navigation|main|contentinfo|region|table|dialog)\b|^heading .*\[level=[12]\]$/;
const HEAD = ['banner', 'search', 'navigation "Pages"', 'main'];

/** What axe finds, as lines. */
async function axeFinds(): Promise<string[]> {
  // It is handed in by the driver, past the policy of the page, which lets no other script run.
  const tools = await context.newCDPSession(page);
  await tools.send('Runtime.evaluate', { expression: readFileSync(AXE, 'utf8') });
  const { result } = await tools.send('Runtime.evaluate', {
    expression: `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ': ' + html.slice(0, 160) + ' ' + failureSummary)))`,
    awaitPromise: true,
    returnByValue: true,
  });
  return result.value as string[];
}

async function picture(name: string): Promise<void> {
  if (!PICTURES) return;
  mkdirSync(DOCS, { recursive: true });
  await page.screenshot({ path: `${DOCS}${name}.png` });
}

beforeAll(async () => {
  const [events, opened, served] = await Promise.all([sampleEvents(), openBrowser(), serveBoard()]);
  board = served;
  browser = opened;
  // The last reports come while the page is open: a story has a past then.
  rig = await PageRig.start(events.slice(0, -30), board.origin);
  rig.put(...events.slice(-30));
});
afterEach(async () => {
  await context?.close();
  // A test that failed while nobody answered fails alone.
  await rig.revive();
  expect(faults.splice(0)).toEqual([]);
});
afterAll(async () => {
  await browser?.close();
  await rig?.close();
  await board?.close();
});

it('lists stories with who says so, and changes nothing under the hand until it is asked', async () => {
  await open('/', { viewport: { width: 1080, height: 640 } });
  await appears('.row');
  expect(await text('.row')).toMatch(/independent · \d+ cop/);
  const before = await headlines();
  await picture('list');
  expect(await outline()).toEqual([
    ...HEAD,
    'heading "Stories" [level=1]',
    ...(await page.locator('.row h2').allInnerTexts()).map(() =>
      expect.stringMatching(/^heading .*, .*\[level=2]$/),
    ),
    'contentinfo',
  ]);
  const bridge = {
    storyId: 'bridge',
    publishers: ['Ostrel Courier', 'Torga Post', 'Radio Eins'],
    copies: 2,
    conflicts: 1,
    keyPoints: [
      'Engineers closed the bridge at Torga on Tuesday night after a crack was found in its east pier.',
      'It stays shut for at least a week, the city said.',
    ],
  };
  rig.put(made({ ...bridge, headline: 'Bridge at Torga closed after crack found' }));
  await appears('.fresh');
  expect(await text('.fresh')).toContain('1 new');
  expect(await headlines()).toEqual(before);
  // It is said once that there is something, and once more only when there is again.
  expect(await announced()).toEqual(['There are new stories', expect.stringMatching(/^\d+ stories\.$/)]);
  await page.click('.fresh');
  await appears('[data-story=bridge]');
  expect(await text('[data-story=bridge]')).toMatch(/New[\s\S]*1 contested/);
  // A word of what changed, at the next visit.
  await page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
  rig.put(made({ ...bridge, headline: 'Bridge at Torga closed for a month' }));
  await appears('.fresh');
  await page.reload();
  await appears('[data-story=bridge] .mark');
  expect(await text('[data-story=bridge] .mark')).toBe('Changed');
  expect(await text('.sum')).toMatch(/Since you last looked, .* 1 changed/);
  expect(await axeFinds()).toEqual([]);
});

it('shows a story: agreed, contested, who says what, who copied whom, and why', async () => {
  const id = await storyOf('Kermendag quake');
  await open(`/story/${id}`, { viewport: { width: 1080, height: 1010 } });
  await appears('.matrix');
  expect(await text('.agreed')).toContain('magnitude 6.1');
  expect(await text('.contested')).toMatch(/How many died[\s\S]*14[\s\S]*19/);
  const parts = [
    'In short',
    'Agreed',
    'Updated',
    'Who says what',
    'Only one says',
    'Timeline',
    'Who copied whom',
    'Articles',
    'What changed',
  ];
  const read = await outline();
  expect(read.slice(0, 4)).toEqual(HEAD);
  expect(read[4]).toMatch(/^heading "Search ends in Kermendag.*\[level=1]$/);
  expect(read.slice(5, -1)).toEqual(
    parts.flatMap((part) => [
      expect.stringMatching(`^region "${part}`),
      expect.stringMatching(`^heading "${part}.*level=2]$`),
      ...(part === 'Who says what' ? [expect.stringMatching(/^table "Facts by sources/)] : []),
    ]),
  );
  expect(await announced()).toEqual([]);
  // Each sentence opens its quotation, each cell its own.
  await page.locator('.agreed summary').first().click();
  expect(await text('.agreed .quotes')).toMatch(/Norpress/);
  await page.locator('.cell.value').first().click();
  await appears('.opened q');
  await page.locator('.matrix').first().scrollIntoViewIfNeeded();
  await page.locator('#h-matrix').evaluate((heading) => heading.scrollIntoView());
  if (PICTURES) await page.locator('section:has(.matrix)').screenshot({ path: `${DOCS}matrix.png` });
  expect(await text('section:has(#h-copies)')).toMatch(/First: Norpress[\s\S]*→ \d outlets[\s\S]*after/);
  await page.locator('.why summary').nth(1).click();
  expect(await page.locator('.why').nth(1).innerText()).toMatch(/It is here because/);
  expect(await page.locator('.toll canvas').count()).toBeGreaterThan(0);
  expect(await axeFinds()).toEqual([]);
  if (PICTURES) {
    await page.goto(rig.at(`/story/${await storyOf('Tolvera')}`));
    await appears('.matrix');
    await picture('story');
    await page.goBack();
    await appears('.slider');
  }
  // A moment in the past.
  await page.locator('.slider input').fill('0');
  await appears('.banner:has-text("As it stood")');
  expect(page.url()).toContain('asOf=');
  // Shared as one file that runs nothing.
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=Save as HTML')]);
  const saved = readFileSync(await download.path(), 'utf8');
  expect(saved).toContain('Kermendag');
  expect(saved).not.toMatch(/<script|<img/);
});

it('is searched while one types, says so in its address, and is read on a phone and in the dark', async () => {
  await open('/', { viewport: { width: 390, height: 844 } });
  await appears('.row');
  await picture('phone');
  await page.locator('#search').pressSequentially('vaccine');
  await page.waitForURL(/q=vaccine/);
  await page.waitForFunction(() => document.querySelectorAll('.row').length === 1);
  expect((await headlines())[0]).toMatch(/vaccine|dengue/i);
  // Nothing is wider than the phone.
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.locator('#search').fill('no such words anywhere');
  await appears('text=Nothing fits this search');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.click('text=Show everything');
  await appears('.row');
  expect(await axeFinds()).toEqual([]);
  await page.setViewportSize({ width: 1080, height: 844 });
  await picture('dark');
});

it('is used by the keyboard alone', async () => {
  await open('/');
  await appears('.row');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  const second = (await headlines())[1];
  expect(await page.evaluate(() => (document.activeElement as HTMLElement).innerText)).toBe(second);
  await page.keyboard.press('Enter');
  await appears('.story h1');
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  expect(await text('h1')).toBe(second);
  await page.keyboard.press('j');
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('stop');
  await page.keyboard.press('u');
  await appears('.row');
  await page.keyboard.press('?');
  await appears('dialog[open]');
  expect(await text('dialog')).toContain('show what is new');
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.keyboard.type('ferry');
  await page.waitForURL(/q=ferry/);
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('headline');
  await page.keyboard.press('s');
  await appears('.figures');
  expect(await text('.figures')).toContain('Norpress');
  expect(await axeFinds()).toEqual([]);
  await page.keyboard.press('p');
  await appears('h1:has-text("Places")');
  await appears('.figures a');
  // The map is gone through by the keyboard too, and each country leads to its stories.
  expect(await axeFinds()).toEqual([]);
  const country = page.locator('.map a').first();
  expect(await country.getAttribute('aria-label')).toMatch(/^[A-Z].*: [\d,]+ stor(y|ies)$/);
  expect(await page.locator('.map a').count()).toBeGreaterThan(5);
  await picture('places');
  await country.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\?place=[A-Z]{2}$/);
  await appears('.row');
  await page.goBack();
  await appears('.map');
  // Nobody runs beside this test: the page says so.
  await page.keyboard.press('w');
  await appears('text=processes are not ready');
  expect(await text('.figures')).toContain('away');
  expect(await axeFinds()).toEqual([]);
  // What one tells that is there, at the next look.
  const [command, at] = ['newsfold redrive --from ingest.dead-letters.v1 --reason too-old --dry-run', LATER];
  await page.route('**/api/v1/operations', (route) =>
    route.fulfill({
      json: {
        at,
        processes: [
          {
            name: 'ingest',
            url: 'http://127.0.0.1:9101',
            about: {
              version: '1.2.3',
              node: '24.1.0',
              startedAt: at,
              settings: [{ name: 'LOG_LEVEL', value: 'debug' }],
            },
            state: 'restoring',
            waitsFor: null,
            restoring: [{ partition: 0, progress: 0.5, secondsLeft: 90 }],
            lags: [],
            deadLetters: [{ reason: 'too-old', count: 3, last: { origin: 'raw.v1/3/1204', at }, command }],
            feeds: [{ health: 'ok', count: 12 }],
            feedList: [
              {
                name: 'Ostrel Courier',
                address: 'https://courier.example/feed',
                health: 'failing',
                checkedAt: at,
                dueAt: at,
                published: 7,
                problem: 'timeout',
              },
            ],
            figures: [],
          },
        ],
      },
    }),
  );
  await page.locator('summary:has-text("1 setting")').click();
  expect(await text('.figures')).toMatch(/restoring, 50 %, 2 min left[\s\S]*1\.2\.3[\s\S]*LOG_LEVEL\s+debug/);
  expect(await outline()).toEqual([
    ...HEAD,
    'heading "Operations" [level=1]',
    'table "Processes"',
    'heading "Feeds" [level=2]',
    'table "Feeds"',
    'heading "Dead letters since the processes started" [level=2]',
    'table "Dead letters since the processes started"',
    'contentinfo',
  ]);
  expect(await text('.feeds')).toMatch(/Ostrel Courier\s+failing[\s\S]*timeout/);
  expect(await page.locator('.figures').last().innerText()).toMatch(/too-old\s+3\s+raw\.v1\/3\/1204/);
  expect(await axeFinds()).toEqual([]);
  await page.goBack();
  await page.goBack();
  await page.goBack();
  await appears('.row');
});

it('mirrors what runs from right to left, and lets no headline out of its place', async () => {
  const arabic = 'إغلاق الجسر في تورغا بعد اكتشاف صدع';
  const hostile = `\u202e\u2066<img src=x onerror=alert(1)><script>alert(2)</script>${'\u202dA'.repeat(5000)}`;
  rig.put(
    made({
      storyId: 'arabic',
      language: 'ar',
      headline: arabic,
      keyPoints: ['أغلق المهندسون الجسر ليلة الثلاثاء.'],
    }),
    made({ storyId: 'chinese', language: 'zh', headline: '北京发生强烈地震' }),
    made({
      storyId: 'hostile',
      headline: hostile,
      keyPoints: ['"><b>bold</b>'],
      publishers: ['"><script>.example'],
    }),
  );
  await open('/?language=ar');
  await appears('[data-story=arabic]');
  expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
  const edges = () =>
    page.evaluate(() => {
      const row = document.querySelector('.row')?.getBoundingClientRect();
      const size = document.querySelector('.row .size')?.getBoundingClientRect();
      return { isLeft: (size?.left ?? 0) - (row?.left ?? 0) < 200 };
    });
  expect(await edges()).toEqual({ isLeft: true });
  expect(await axeFinds()).toEqual([]);
  await page.goto(rig.at('/?order=newest'));
  await appears('[data-story=hostile]');
  expect(await page.locator('[data-story=chinese] bdi[lang=zh]').count()).toBeGreaterThan(0);
  expect(await page.locator('.row img, .row script, .row b:text("bold")').count()).toBe(0);
  const height = await page
    .locator('[data-story=hostile]')
    .evaluate((row) => row.getBoundingClientRect().height);
  expect(height).toBeLessThan(200);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
  await page.goto(rig.at('/story/hostile'));
  await appears('.story h1');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
});

it('changes things for who gives a token, and asks once', async () => {
  const id = await storyOf('Kermendag quake');
  await open(`/story/${id}`);
  await appears('.story h1');
  const merge = page.getByRole('button', { name: 'Merge with another story' });
  expect(await merge.count()).toBe(0);
  await page.getByRole('button', { name: 'Give a token' }).click();
  const dialog = page.getByRole('dialog', { name: 'Give a token' });
  // Its first field has the focus.
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'token');
  await page.keyboard.type('a-token-that-nobody-has');
  await page.keyboard.press('Enter');
  await appears('.change .failed:has-text("token")');
  expect(await axeFinds()).toEqual([]);
  await dialog.getByLabel('Token').fill(TOKEN);
  await page.keyboard.press('Enter');
  await merge.waitFor();
  // The button that opened it is gone: the focus is not.
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  // The story that it becomes one with is found while one types; its list closes before the dialog does.
  await merge.click();
  const other = page.getByRole('combobox', { name: /^The other story/ });
  await other.pressSequentially('ferry');
  await page.getByRole('option').first().waitFor();
  expect(await page.getByRole('option').count()).toBeLessThanOrEqual(8);
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option', { selected: true }).waitFor();
  expect(await axeFinds()).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('option').first().waitFor({ state: 'detached' });
  await other.pressSequentially(' ');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await appears('.change[open] >> text=Meant is');
  expect(await other.inputValue()).toBe(rig.at(`/story/${await storyOf('ferry')}`));
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.querySelector('dialog[open]') === null);
  // What is sent, and what is answered: refused, then done.
  const sent: { readonly body: unknown; readonly token: string | undefined }[] = [];
  await page.route('**/api/v1/overrides', async (route) => {
    const request = route.request();
    sent.push({ body: request.postDataJSON(), token: request.headers().authorization });
    if (sent.length === 1)
      return route.fulfill({
        status: 409,
        contentType: 'application/problem+json',
        body: JSON.stringify({ detail: 'refused: it contradicts a decision that holds' }),
      });
    return route.fulfill({ json: { outcome: 'applied' } });
  });
  await page.locator('.why summary').nth(1).click();
  const alone = page.getByRole('button', { name: 'Set alone' }).first();
  await alone.focus();
  await page.keyboard.press('Enter');
  await appears('.change[open] >> text=leaves this story');
  expect(await axeFinds()).toEqual([]);
  // Left, nothing is sent, and the focus is where it was.
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.querySelector('dialog[open]') === null);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Set alone');
  expect(sent).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByLabel('Why').fill('another quake');
  await page.keyboard.press('Enter');
  await appears('.change .failed:has-text("contradicts")');
  await page.getByRole('button', { name: 'Set it alone' }).click();
  await appears('.notice:has-text("Done")');
  expect(sent).toHaveLength(2);
  expect(sent[1]).toEqual({
    token: `Bearer ${TOKEN}`,
    body: { verb: 'alone', articles: [expect.any(String)], why: 'another quake' },
  });
  // A letter is put back by the API itself: first it is only found out what would be done.
  await rig.refuse('no-text');
  const { processes: own } = (await (await fetch(rig.at('/api/v1/operations'))).json()) as Operations;
  const letter = { reason: 'no-text', count: 1, last: null, command: 'newsfold redrive' };
  const processes = own.map((one, at) => ({
    ...one,
    ...(at === 0 ? { name: 'ingest', deadLetters: [letter] } : {}),
  }));
  await page.route('**/api/v1/operations', (route) => route.fulfill({ json: { at: LATER, processes } }));
  await page.getByRole('link', { name: 'Operations' }).click();
  await page.getByRole('button', { name: 'Put back … no-text' }).click();
  await appears('.change[open] >> text=1 letter');
  expect(rig.rawRecords()).toBe(1);
  await page.getByRole('button', { name: 'Put them back' }).click();
  await appears('.notice:has-text("1 letter put back")');
  expect(rig.rawRecords()).toBe(2);
  await page.getByRole('button', { name: 'Put back … no-text' }).click();
  await appears('.change[open] >> text=No letter would be put back.');
  // A search is watched, tried and removed.
  await page.goto(rig.at('/?q=quake'));
  await page.getByRole('button', { name: 'Watch this search' }).click();
  await page.getByLabel('Id:').fill('quakes');
  expect(await page.getByLabel('Search, as in').inputValue()).toBe('q=quake');
  await page.getByRole('button', { name: 'Save it' }).click();
  await appears('.notice:has-text("saved")');
  await page.getByRole('link', { name: 'Watches' }).click();
  await appears('tr:has-text("quakes")');
  await page.getByRole('button', { name: 'Try' }).click();
  await appears('text=would have matched');
  expect(await outline()).toEqual([
    ...HEAD,
    'heading "Watches" [level=1]',
    'table "Watches"',
    expect.stringMatching(/^heading "What “quakes” would have matched/),
    'contentinfo',
  ]);
  expect(await axeFinds()).toEqual([]);
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete it' }).click();
  await appears('text=No watch yet.');
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  await page.getByRole('button', { name: 'Forget the token' }).click();
  await appears('.state:has-text("who has a token")');
});

it('speaks the language of the browser', async () => {
  await open(`/story/${await storyOf('Kermendag quake')}`, {
    locale: 'de-DE',
    viewport: { width: 390, height: 844 },
  });
  await appears('.matrix');
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
  expect(await text('main')).toMatch(
    /Übereinstimmend[\s\S]*Aktualisiert[\s\S]*Wie viele starben[\s\S]*Wer sagt was/,
  );
  await page.locator('.why summary').nth(1).click();
  expect(await page.locator('.why').nth(1).innerText()).toMatch(/Er steht hier, weil/);
  // Nothing is wider than the phone, whatever is drawn.
  await appears('.toll canvas');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await text('.notes')).toMatch(/5 unabhängig · 4 Übernahmen · 5 Berichte · 8 Medien/);
  const headings = (await page.locator('h2').allInnerTexts()).join(' ');
  expect(headings).not.toMatch(/Agreed|Updated|Who|Timeline|Only|Articles|What/);
  expect(await axeFinds()).toEqual([]);
});

it('follows a story that was merged, and tells what was taken back', async () => {
  rig.put(
    made({
      storyId: 'whole',
      headline: 'Dam near Ostrel holds',
      copies: 1,
      withdrawn: ['whole-1'],
      supersedes: ['part'],
    }),
    made({ storyId: 'part', status: 'merged', mergedInto: 'whole', changeType: 'merged' }),
  );
  await rig.settled();
  await open('/story/part');
  await appears('.story h1');
  expect(await text('h1')).toBe('Dam near Ostrel holds');
  expect(await text('.moves')).toMatch(/was merged into this one[\s\S]*1 story was merged into it/);
  expect(await text('.alarms')).toMatch(/✕ .*withdrawn by its publisher/);
  expect(await axeFinds()).toEqual([]);
});

it('says that the connection is lost and comes back by itself, and waits for a slow network', async () => {
  await open('/?order=newest');
  await appears('.live.live');
  await appears('.row');
  await rig.kill();
  await appears('.live.lost');
  expect(await text('.live')).toContain('trying again');
  expect((await headlines()).length).toBeGreaterThan(10);
  rig.put(made({ storyId: 'missed', headline: 'Told while nobody listened' }));
  await rig.revive();
  await appears('.live.live');
  await appears('.fresh');
  await page.keyboard.press('.');
  await appears('[data-story=missed]');
  // That it is back is read out, and on the next view no more.
  expect(await announced()).toContain('live again');
  await page.keyboard.press('s');
  await appears('.figures');
  expect(await announced()).not.toContain('live again');
  // A story that is open says that it changed only when it did.
  await page.goto(rig.at('/story/missed'));
  await appears('.story h1');
  await appears('.live.live');
  await rig.kill();
  await appears('.live.lost');
  const asked = page.waitForResponse(/\/stories\/missed\/history/);
  await rig.revive();
  await asked;
  await appears('.live.live');
  expect(await page.locator('.fresh').count()).toBe(0);
  await page.goto(rig.at('/?order=newest'));
  await appears('.row');
  // A list that was cut off comes by itself when the connection is back.
  await page.route('**/api/v1/stories?*', (route) => route.abort('connectionreset'));
  await page.goto(rig.at('/?order=newest'));
  await appears('.failed');
  await appears('.live.live');
  await rig.kill();
  await appears('.live.lost');
  await page.unroute('**/api/v1/stories?*');
  await rig.revive();
  await appears('.row');
  // A network that takes its time: what is shown stays until there is an answer.
  await page.route('**/api/v1/stories?*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await page.selectOption('.pick:has-text("Order") select', 'contested');
  await page.waitForURL(/order=contested/);
  expect((await headlines()).length).toBeGreaterThan(10);
  await appears('.row:first-child .contest');
});

it('lets a page of another site be a board: lists, searches, shows facts, follows, and says where a story went', async () => {
  context = await browser.newContext();
  page = await context.newPage();
  page.setDefaultTimeout(SOON);
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  const resumed: string[] = [];
  page.on('request', async (request) => {
    const { 'last-event-id': place } = await request.allHeaders();
    if (place !== undefined) resumed.push(place);
  });
  const has = (words: string) => page.locator(`#list > li:has-text("${words}")`).waitFor();
  await page.goto(`${board.origin}/?api=${rig.at('')}`);
  await page.waitForFunction(() => document.querySelectorAll('#list > li').length > 10);
  await page.fill('#words', 'kermendag quake');
  await page.waitForFunction(() => document.querySelectorAll('#list > li').length === 1);
  await page.click('#list summary');
  await appears('#list section a');
  expect(await text('#list section:has-text("Agreed")')).toMatch(/magnitude 6\.1[\s\S]*\[Norpress\]/);
  await page.fill('#words', 'beaconry');
  await page.waitForFunction(() => document.querySelectorAll('#list > li').length === 0);
  await appears('#state:has-text("live")');
  rig.put(made({ storyId: 'lamp', headline: '<img src=x onerror=alert(1)> at the beaconry', conflicts: 1 }));
  await has('onerror=alert(1)');
  await page.click('#list summary');
  await appears('#list section a');
  expect(await text('#list section:has-text("Contested")')).toMatch(/dead:\s+14 \[[\s\S]+19 \[/);
  // What comes while nobody answers is told by the place that the browser sends with its next try.
  await rig.kill();
  await appears('#state:has-text("not connected")');
  rig.put(made({ storyId: 'keeper', headline: 'Keeper of the beaconry retires' }));
  await rig.revive();
  await has('Keeper of the beaconry');
  expect(resumed).not.toEqual([]);
  const gone = { storyId: 'lamp', status: 'merged', mergedInto: 'keeper', changeType: 'merged' } as const;
  rig.put(
    made({ ...gone, headline: 'At the beaconry' }),
    made({ storyId: 'keeper', headline: 'Keeper of the beaconry retires', supersedes: ['lamp'] }),
  );
  await appears('#moved p');
  expect(await text('#moved')).toMatch(/at the beaconry” is now part of “Keeper of the beaconry.*\(merged\)/);
  expect(await page.locator('#list > li').count()).toBe(1);
});

it('holds five thousand stories', async () => {
  const many = Array.from({ length: 5000 }, (_, at) =>
    made({ storyId: `many-${at}`, headline: `Report number ${at} of many`, language: 'pt' }),
  );
  rig.put(...many);
  await rig.settled();
  // The index follows the table, in the order of its rows.
  await until(async () => (await storyOf('"report number 4999 of many"')) !== '', 120);
  await open('/?language=pt');
  // Whole seconds an answer on a busy machine: what is judged is what the page computes.
  page.setDefaultTimeout(PATIENCE);
  await page.waitForFunction(() => document.querySelectorAll('.row').length >= 50);
  while ((await page.locator('.more').count()) > 0) {
    const before = await page.locator('.row').count();
    await page.evaluate(() => document.querySelector<HTMLElement>('.more')?.click());
    await page.waitForFunction(
      (count) => document.querySelectorAll('.row').length > count || !document.querySelector('.more'),
      before,
    );
  }
  expect(await page.locator('.row').count()).toBe(5000);
  // It is still moved through without waiting, as far as that is up to the page: what its thread computes, not what else runs.
  const tools = await context.newCDPSession(page);
  await tools.send('Performance.enable');
  const computed = async () => {
    const { metrics } = await tools.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN;
  };
  const before = await computed();
  for (let at = 0; at < 20; at += 1) {
    await page.keyboard.press('j');
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  expect(((await computed()) - before) / 20).toBeLessThan(0.1);
  expect(
    await page.evaluate(
      () => document.activeElement?.closest('[data-story]')?.previousElementSibling?.tagName,
    ),
  ).toBe('LI');
});
