/** The view for a pipe or a file: a line for each thing that happens, and none drawn twice. */
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { cut } from '../console/cut.ts';
import { headlineOf, sizeOf } from '../stories/story-words.ts';
import { type Figures, figuresText, type ShownWorker, type View } from './view.ts';

/** Progress is written this often at most, ms. */
const PROGRESS_EVERY_MS = 5000;

/** See the top of the file. */
export class PlainView implements View {
  readonly #write: (text: string) => void;
  #figures = '';
  #progressAt = 0;

  constructor(write: (text: string) => void = (text) => void process.stderr.write(text)) {
    this.#write = write;
  }

  #line(text: string): void {
    this.#write(`${cut(text)}\n`);
  }

  step(text: string): void {
    this.#line(text);
  }

  progress(text: string): void {
    const now = performance.now();
    if (now - this.#progressAt < PROGRESS_EVERY_MS) return;
    this.#progressAt = now;
    this.#line(text);
  }

  note(text: string): void {
    this.#line(text);
  }

  introduce(where: readonly string[], workers: readonly ShownWorker[]): void {
    for (const text of where) this.#line(text);
    for (const { name, url, pid } of workers)
      this.#line(`${name.padEnd(6)} ready · pid ${pid} · ${url}/metrics · ${url}/readyz · ${url}/livez`);
  }

  story(story: Story): void {
    const isMerged = story.status === 'merged';
    const what = isMerged ? `merged into ${story.mergedInto}` : sizeOf(story);
    this.#line(`  ${isMerged ? '⇒' : '◆'} ${headlineOf(story)} — ${what}`);
  }

  figures(figures: Figures): void {
    const text = figuresText(figures);
    if (text !== this.#figures) this.#line(text);
    this.#figures = text;
  }

  end(): void {}
}
