/**
 * `npm run bench:page [-- --seconds S --rate N --json]`: the page in a real Chromium while N updates a second arrive and the
 * reader asks every few seconds for what is new: the longest frame, and the memory after each ten seconds.
 */
import { parseArgs } from 'node:util';
import type { CDPSession, Page } from 'playwright-core';
import { openBrowser } from '../browser/open-browser.ts';
import { PageRig, type Put } from '../browser/page-rig.ts';
import { madeUpStory } from '../support/made-up-stories.ts';
import { cleanly, onEnd } from './clean-up.ts';

/** Stories that are there, and change. */
const STORIES = 2000;
/** How often updates are written, ms. */
const TICK_MS = 50;
/** How often the reader asks for what is new, and the memory is looked at, s. */
const ASK_EVERY = 5;
const LOOK_EVERY = 10;
/** A frame of this length is felt, ms. */
const LONGEST_FRAME_MS = 100;
const MIB = 1024 * 1024;

const { values: given } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    rate: { type: 'string', default: '500' },
    json: { type: 'boolean', default: false },
  },
});
const [seconds, rate] = [Number(given.seconds), Number(given.rate)];
if (!(Number.isSafeInteger(seconds) && seconds >= LOOK_EVERY && Number.isSafeInteger(rate) && rate > 0)) {
  process.stderr.write(`--seconds must be a whole number from ${LOOK_EVERY}, and --rate one above 0\n`);
  process.exit(2);
}
const progress = (line: string) => process.stderr.write(`${line}\n`);

const BEGIN = Date.UTC(2026, 2, 14, 6);
let revision = 0;

function update(): Put {
  revision += 1;
  const number = (revision * 7919) % STORIES;
  const storyId = `story-${number}`;
  const at = BEGIN + revision * 100;
  return [
    storyId,
    madeUpStory({
      storyId,
      revision,
      headline: `Bridge number ${number} closed after crack found, report ${revision}`,
      publishers: Array.from({ length: 1 + (number % 5) }, (_, nth) => `outlet${nth}.example`),
      copies: number % 4,
      conflicts: number % 9 === 0 ? 1 : 0,
      keyPoints: ['Engineers closed the bridge on Tuesday night.', 'It stays shut for at least a week.'],
      updatedAt: at,
    }),
  ];
}

/** Writes updates evenly. @returns how many were written */
async function write(rig: PageRig): Promise<number> {
  const begun = performance.now();
  let written = 0;
  for (;;) {
    const passed = performance.now() - begun;
    if (passed >= seconds * 1000) return written;
    const due = Math.floor((passed / 1000) * rate) - written;
    if (due > 0) rig.put(...Array.from({ length: due }, update));
    written += Math.max(0, due);
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  }
}

/** Notes the time between frames from now on. */
const watchFrames = (page: Page) =>
  page.evaluate(() => {
    const frames: number[] = [];
    Object.assign(window, { frames });
    let before = performance.now();
    const next = (now: number) => {
      frames.push(now - before);
      before = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });

const framesOf = (page: Page) =>
  page.evaluate(() => (window as unknown as { frames: number[] }).frames.splice(0));

/** Memory that scripts of the page hold, MiB, and its nodes. */
async function memoryOf(tools: CDPSession): Promise<{ readonly heap: number; readonly nodes: number }> {
  await tools.send('HeapProfiler.collectGarbage');
  const { metrics } = await tools.send('Performance.getMetrics');
  const of = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? 0;
  return { heap: Math.round((10 * of('JSHeapUsedSize')) / MIB) / 10, nodes: of('Nodes') };
}

async function read(page: Page, tools: CDPSession, done: Promise<unknown>) {
  const frames: number[] = [];
  const memory: Awaited<ReturnType<typeof memoryOf>>[] = [];
  let isDone = false;
  void done.finally(() => {
    isDone = true;
  });
  const begun = performance.now();
  let [asked, looked] = [0, 0];
  while (!isDone) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const second = Math.floor((performance.now() - begun) / 1000);
    frames.push(...(await framesOf(page)));
    if (second >= asked + ASK_EVERY) {
      asked = second;
      await page.keyboard.press('.');
    }
    if (second < looked + LOOK_EVERY) continue;
    looked = second;
    const now = await memoryOf(tools);
    memory.push(now);
    // Collecting takes time of its own: its frame is none of the page's.
    await framesOf(page);
    progress(
      `${second} s: ${now.heap} MiB, ${now.nodes} nodes, longest frame ${Math.round(Math.max(...frames))} ms`,
    );
  }
  return { frames, memory };
}

await cleanly(async () => {
  const rig = await PageRig.start(Array.from({ length: STORIES }, update));
  onEnd(() => rig.close());
  await rig.settled();
  const browser = await openBrowser();
  onEnd(() => browser.close());
  const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
  await page.goto(rig.at('/?order=newest'));
  await page.locator('.row').first().waitFor();
  const tools = await page.context().newCDPSession(page);
  await tools.send('Performance.enable');
  await watchFrames(page);
  const writing = write(rig);
  const { frames, memory } = await read(page, tools, writing);
  const written = await writing;
  const sorted = frames.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN);
  const result = {
    updates: written,
    seconds,
    frames: frames.length,
    frameMs: { p50: at(0.5), p99: at(0.99), longest: at(1) },
    framesOver100Ms: frames.filter((ms) => ms > LONGEST_FRAME_MS).length,
    heapMib: memory.map(({ heap }) => heap),
    nodes: memory.map(({ nodes }) => nodes),
  };
  process.stdout.write(
    given.json
      ? `${JSON.stringify(result)}\n`
      : `${written} updates in ${seconds} s: frames of ${result.frameMs.p50} ms, p99 ${result.frameMs.p99} ms, longest ${result.frameMs.longest} ms (${result.framesOver100Ms} over ${LONGEST_FRAME_MS} ms); memory ${result.heapMib.join(', ')} MiB\n`,
  );
});
