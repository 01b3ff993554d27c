/** Progress on a terminal: one line for each story that grows, and a status line. Everything goes to standard error. */
import type { Story } from '@newsfold/schemas/generated/records.ts';

/** Figures of the status line. */
interface Status {
  readonly published: number;
  readonly outcomes: ReadonlyMap<string, number>;
  readonly stories: number;
  readonly behind: number | undefined;
}

const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** Size of a story in words. */
export function sizeOf(story: Story): string {
  const { reports, copies, independentPublishers } = story.counts;
  const parts = [plural(reports, 'report'), plural(copies, 'copy', 'copies')];
  return `${parts.join(', ')}, ${plural(independentPublishers, 'independent publisher')}`;
}

/** Writes lines above a status line that is drawn again in place on a terminal. */
export class TerminalView {
  readonly #out = process.stderr;
  readonly #live = process.stderr.isTTY === true;
  #status = '';
  #lastStatus = '';

  #draw(text: string): void {
    if (this.#live) this.#out.write(`\r\u001b[K${text}${text === '' ? '' : '\n'}${this.#status}`);
    else if (text !== '') this.#out.write(`${text}\n`);
  }

  /** A line that stays. */
  line(text: string): void {
    this.#draw(text);
  }

  /** A story that grew. */
  story(story: Story): void {
    const mark = story.status === 'merged' ? '⇒' : story.counts.articles > 1 ? '◆' : '◇';
    const headline = story.headline.text === '' ? '(no headline)' : story.headline.text;
    const what = story.status === 'merged' ? `merged into ${story.mergedInto}` : sizeOf(story);
    this.line(`  ${mark} ${headline.slice(0, 90)} — ${what}`);
  }

  /** Draws the status line; without a terminal it is written as a line whenever it changes. */
  status(status: Status): void {
    const outcomes = [...status.outcomes].map(([name, count]) => `${name} ${count}`).join(', ');
    const lag = status.behind === undefined ? '' : ` · ${status.behind} on their way`;
    this.#status = `published ${status.published} · ${outcomes || 'nothing answered yet'} · ${plural(status.stories, 'story', 'stories')}${lag}`;
    if (this.#live) this.#draw('');
    else if (this.#status !== this.#lastStatus) this.#out.write(`${this.#status}\n`);
    this.#lastStatus = this.#status;
  }

  /** Clears the status line. */
  end(): void {
    if (this.#live && this.#status !== '') this.#out.write('\r\u001b[K');
    this.#status = '';
  }
}
