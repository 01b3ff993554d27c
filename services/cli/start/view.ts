/** What the launcher tells: the same for a terminal, which is drawn again in place, and for a pipe, which gets lines. */
import type { Story } from '@newsfold/schemas/generated/records.ts';
import type { ProcessName } from '@newsfold/schemas/topology.ts';

/** Figures of the deployment. They are counted on its topics, so they survive whatever is restarted. */
export interface Figures {
  /** Records of the raw topic. */
  readonly raw: number;
  readonly articles: number;
  /** Dead letters by reason. */
  readonly rejected: ReadonlyMap<string, number>;
  readonly stories: number;
  /** Records that are on their way. */
  readonly behind: number;
}

/** A worker as the view shows it. */
export interface ShownWorker {
  readonly name: ProcessName;
  readonly pid: number | undefined;
  readonly url: string;
}

/** See the top of the file. */
export interface View {
  /** What is being done; it stays in view until the next step. */
  step(text: string): void;
  /** How far a step is. */
  progress(text: string): void;
  /** Something that happened and stays in view for a while. */
  note(text: string): void;
  /** Where everything can be reached. */
  introduce(where: readonly string[], workers: readonly ShownWorker[]): void;
  /** A story that changed. */
  story(story: Story): void;
  figures(figures: Figures): void;
  /** Nothing is drawn any more. */
  end(): void;
}

/** The figures as words. Scripts read this line since 0.1.0: what was published comes first, and a reason after "dead-letter". */
export function figuresText({ raw, articles, rejected, stories, behind }: Figures): string {
  const reasons = [...rejected].map(([reason, count]) => `dead-letter ${reason} ${count}`).join(', ');
  const sum = [...rejected.values()].reduce((all, count) => all + count, 0);
  return [
    `published ${raw}`,
    `${articles} articles`,
    `${sum} rejected${reasons === '' ? '' : ` (${reasons})`}`,
    `${stories} ${stories === 1 ? 'story' : 'stories'}`,
    `${behind} on their way`,
  ].join(' · ');
}
