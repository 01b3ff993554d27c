/** One picture of the launcher's view: as many lines as fit a terminal, none longer than it is wide. */
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { cut, wrap } from '../console/cut.ts';
import { conflictText, headlineOf, sizeOf } from '../stories/story-words.ts';
import { type Figures, figuresText, type ShownWorker } from './view.ts';

/** Everything that is shown. */
export interface ViewState {
  readonly step: string;
  readonly where: readonly string[];
  readonly workers: readonly ShownWorker[];
  readonly figures: Figures | undefined;
  /** The story that changed last first. */
  readonly stories: readonly Story[];
  /** The newest last. */
  readonly notes: readonly string[];
}

/** How a line may be set off. */
export type Look = 'plain' | 'bold' | 'dim' | 'green' | 'red';

/** A line of the picture. */
export interface FrameLine {
  readonly text: string;
  readonly look: Look;
}

/** Notes that stay in view. */
const MAX_NOTES = 3;
/** Below this many rows only figures and headlines are shown. */
const FEW_ROWS = 14;

const line = (text: string, look: Look = 'plain'): FrameLine => ({ text, look });

/** The lines of a story, the most telling first: what is left out when there is no room stands last. */
function storyLines(story: Story, columns: number): FrameLine[] {
  const [agreed] = story.agreed;
  const [conflict] = story.conflicts;
  return [
    line(cut(`◆ ${headlineOf(story)}`, columns), 'bold'),
    line(cut(`  ${sizeOf(story)}`, columns)),
    ...(agreed === undefined
      ? []
      : [line(cut(`  = ${agreed.independentPublishers} agree: ${agreed.text}`, columns), 'green')]),
    ...(conflict === undefined ? [] : [line(cut(`  ≠ ${conflictText(conflict)}`, columns), 'red')]),
  ];
}

function head({ step, where, workers, figures }: ViewState, columns: number, rows: number): FrameLine[] {
  const few = rows < FEW_ROWS;
  const pages = workers.map(({ name, url }) => `${name} ${new URL(url).port}`).join(' · ');
  return [
    ...(few ? [] : where.map((text) => line(cut(text, columns), 'dim'))),
    ...(few || pages === '' ? [] : [line(cut(`pages on 127.0.0.1: ${pages}`, columns), 'dim')]),
    ...(figures === undefined ? [] : wrap(figuresText(figures), columns, 3).map((text) => line(text))),
    ...(step === '' ? [] : wrap(step, columns, 3).map((text) => line(text, 'dim'))),
  ];
}

/**
 * The picture.
 * @param columns width of the terminal
 * @param rows its height; the picture takes one line less, so that nothing is pushed out of it
 */
export function frame(state: ViewState, columns: number, rows: number): readonly FrameLine[] {
  const room = Math.max(1, rows - 1);
  const notes = state.notes.slice(-MAX_NOTES).map((text) => line(cut(text, columns), 'dim'));
  const top = head(state, columns, rows).slice(0, Math.max(1, room - notes.length));
  let left = room - top.length - notes.length;
  const stories: FrameLine[] = [];
  for (const story of state.stories) {
    if (left <= 0) break;
    const lines = storyLines(story, columns).slice(0, rows < FEW_ROWS ? 1 : left);
    stories.push(...lines);
    left -= lines.length;
  }
  return [...top, ...stories, ...notes].slice(0, room);
}
