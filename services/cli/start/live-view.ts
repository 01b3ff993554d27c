/** The view for a terminal: one picture, drawn again in place, that always fits and pushes nothing away. */
import { styleText } from 'node:util';
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { type FrameLine, frame } from './frame.ts';
import type { Figures, ShownWorker, View } from './view.ts';

/** The picture is drawn this often at most, ms. */
const DRAW_EVERY_MS = 100;
/** Stories that are remembered for the picture; no terminal shows more. */
const MAX_STORIES = 100;
/** Notes that are remembered. */
const MAX_NOTES = 10;

/** A terminal, as far as the view needs it. */
export interface Terminal {
  readonly columns: number;
  readonly rows: number;
  readonly colours: boolean;
  write(text: string): void;
}

/** See the top of the file. */
export class LiveView implements View {
  readonly #terminal: Terminal;
  readonly #stories = new Map<string, Story>();
  #step = '';
  #where: readonly string[] = [];
  #workers: readonly ShownWorker[] = [];
  #figures: Figures | undefined;
  #notes: readonly string[] = [];
  #timer: NodeJS.Timeout | undefined;
  #drawn = 0;
  #isEnded = false;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  #paint({ text, look }: FrameLine): string {
    if (!this.#terminal.colours || look === 'plain') return text;
    return styleText(look, text, { validateStream: false });
  }

  #draw(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { columns, rows } = this.#terminal;
    const state = {
      step: this.#step,
      where: this.#where,
      workers: this.#workers,
      figures: this.#figures,
      stories: [...this.#stories.values()].reverse(),
      notes: this.#notes,
    };
    const lines = frame(state, columns, rows);
    // A terminal that became smaller holds fewer of the lines that were drawn.
    const up = Math.min(this.#drawn, rows - 1);
    const back = up === 0 ? '' : `\u001b[${up}A`;
    this.#terminal.write(
      `${back}\r${lines.map((line) => `\u001b[K${this.#paint(line)}\n`).join('')}\u001b[J`,
    );
    this.#drawn = lines.length;
  }

  #changed(): void {
    if (this.#isEnded) return;
    this.#timer ??= setTimeout(() => this.#draw(), DRAW_EVERY_MS);
  }

  /** Draws the picture anew: the terminal has another size. */
  resized(): void {
    this.#changed();
  }

  step(text: string): void {
    this.#step = text;
    this.#changed();
  }

  progress(text: string): void {
    this.step(text);
  }

  note(text: string): void {
    this.#notes = [...this.#notes, text].slice(-MAX_NOTES);
    this.#changed();
  }

  introduce(where: readonly string[], workers: readonly ShownWorker[]): void {
    this.#where = where;
    this.#workers = workers;
    this.#changed();
  }

  story(story: Story): void {
    this.#stories.delete(story.storyId);
    if (story.status !== 'merged') this.#stories.set(story.storyId, story);
    for (const oldest of this.#stories.keys()) {
      if (this.#stories.size <= MAX_STORIES) break;
      this.#stories.delete(oldest);
    }
    this.#changed();
  }

  figures(figures: Figures): void {
    this.#figures = figures;
    this.#changed();
  }

  end(): void {
    if (this.#isEnded) return;
    this.#draw();
    this.#isEnded = true;
  }
}

/** The view on a terminal of this process. */
export function liveView(out: NodeJS.WriteStream): LiveView {
  const view = new LiveView({
    get columns() {
      return out.columns ?? 80;
    },
    get rows() {
      return out.rows ?? 24;
    },
    colours: out.hasColors() && (process.env.NO_COLOR ?? '') === '',
    write: (text) => void out.write(text),
  });
  out.on('resize', () => view.resized());
  return view;
}
