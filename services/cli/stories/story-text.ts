/** A story as a block of text, for a terminal of any width. */
import { styleText } from 'node:util';
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { cut } from '../console/cut.ts';
import { conflictSign, conflictText, headlineOf, roleOf, sizeOf, withdrawnTexts } from './story-words.ts';

/** Facts of each kind that are shown; the event has all of them. */
const MAX_FACTS = 3;
/** Articles that are listed. */
const MAX_ARTICLES = 12;

/** How a text is shown. */
export interface TextStyle {
  /** Width that lines are cut to; unbounded when not given. */
  readonly columns?: number;
  readonly colours: boolean;
}

/** How text is shown on a stream: colours on terminals only, and not where NO_COLOR is set. */
export function styleOf(stream: NodeJS.WriteStream): TextStyle {
  return {
    ...(stream.isTTY && stream.columns > 0 && { columns: stream.columns }),
    colours: stream.isTTY === true && stream.hasColors() && (process.env.NO_COLOR ?? '') === '',
  };
}

const paint = (style: TextStyle, format: Parameters<typeof styleText>[0], text: string) =>
  style.colours ? styleText(format, text, { validateStream: false }) : text;

/** The story as lines. */
export function storyText(story: Story, style: TextStyle = { colours: false }): string {
  const line = (text: string) => cut(text, style.columns);
  const fact = (sign: string, text: string) => line(`    ${sign} ${text}`);
  const facts = [
    ...story.agreed
      .slice(0, MAX_FACTS)
      .map(({ text, independentPublishers }) =>
        paint(style, 'green', fact('=', `${independentPublishers} agree: ${text}`)),
      ),
    ...story.conflicts
      .slice(0, MAX_FACTS)
      .map((one) =>
        paint(style, one.kind === 'update' ? 'yellow' : 'red', fact(conflictSign(one), conflictText(one))),
      ),
    ...withdrawnTexts(story)
      .slice(-MAX_FACTS)
      .map((text) => paint(style, 'red', fact('✕', text))),
  ];
  const articles = story.articles.slice(0, MAX_ARTICLES).map((article) => {
    const { publisher, title, match } = article;
    const words = `${publisher.name}: ${title || '(no headline)'} [${match.reason}]`;
    return paint(style, 'dim', line(`    ${roleOf(article).padEnd(6)} ${words}`));
  });
  const more = story.counts.articles - articles.length;
  return [
    paint(style, 'bold', line(headlineOf(story))),
    line(`  ${sizeOf(story)}`),
    ...facts,
    ...articles,
    ...(more > 0 ? [line(`    … and ${more} more`)] : []),
  ].join('\n');
}
