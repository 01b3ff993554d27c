/** What a replay leaves out, beside what is the outlets': how much boilerplate stays, and how much of the reports goes. */
import { runReplay } from '@newsfold/cli/replay/replay-run.ts';
import { createSettings } from '@newsfold/dedupe/domain/settings.ts';
import type { Assignment } from '@newsfold/schemas/generated/records.ts';
import type { Surrounded } from './variants.ts';

/** Words of some texts, and how many of them count. */
export interface Share {
  words: number;
  counted: number;
}

/** What a replay left out. */
export interface LeftOutShares {
  /** Boilerplate that stayed, by how many articles its outlet had before. */
  readonly left: ReadonlyMap<number, Share>;
  /** Words of the reports that went. */
  readonly lost: Share;
}

const WORD = /[\p{L}\p{N}]+/gu;

/** Words of a text, and those of them in a range that was left out. */
function tally(text: string, from: number, to: number, leftOut: Assignment['leftOut']): Share {
  const share = { words: 0, counted: 0 };
  for (const { index } of text.slice(from, to).matchAll(WORD)) {
    const at = from + index;
    share.words++;
    if (leftOut.some(({ part, start, end }) => part === 'text' && start <= at && at < end)) share.counted++;
  }
  return share;
}

function add(to: Share, words: number, counted: number): void {
  to.words += words;
  to.counted += counted;
}

/** Share that counts; 0 of nothing. */
export function shareOf({ words, counted }: Share): number {
  return words === 0 ? 0 : counted / words;
}

/** Replays articles in their order, without a window, and measures what was left out of them. */
export function measureLeftOut(articles: readonly Surrounded[]): LeftOutShares {
  const left = new Map<number, Share>();
  const lost = { words: 0, counted: 0 };
  const before = new Map<string, number>();
  const boilerplateOf = new Map(articles.map(({ line, boilerplate }) => [line.id, boilerplate]));
  runReplay(
    articles.map(({ line }) => line),
    { kind: 'file' },
    createSettings({ window: { hours: null } }),
    {
      decided: ({ id }, { leftOut }, { text, publisher }) => {
        const nth = before.get(publisher.id) ?? 0;
        before.set(publisher.id, nth + 1);
        const share = left.get(nth) ?? { words: 0, counted: 0 };
        left.set(nth, share);
        const all = tally(text, 0, text.length, leftOut);
        add(lost, all.words, all.counted);
        for (const paragraph of boilerplateOf.get(id) ?? []) {
          const at = text.indexOf(paragraph);
          if (at < 0) continue;
          const { words, counted } = tally(text, at, at + paragraph.length, leftOut);
          add(share, words, words - counted);
          add(lost, -words, -counted);
        }
      },
    },
  );
  return { left, lost };
}
