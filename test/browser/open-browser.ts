/** One real Chromium for a test file. */
import { type Browser, chromium } from 'playwright-core';
import { chromiumFiles } from './chromium-files.ts';

/** Starts it. It shows nothing on a screen and fetches nothing that a page does not ask for. */
export function openBrowser(): Promise<Browser> {
  const { program, env } = chromiumFiles();
  return chromium.launch({
    executablePath: program,
    // The tests may run as root, where the sandbox cannot; the pages are ours.
    chromiumSandbox: false,
    // Without a zygote nothing is forked ahead, which containers refuse; hinting would differ from machine to machine.
    args: ['--no-zygote', '--disable-gpu', '--font-render-hinting=none'],
    env: { ...process.env, ...env } as Record<string, string>,
  });
}
