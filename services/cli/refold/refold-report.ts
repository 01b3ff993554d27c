/** What a fold beside another one would change, for people. */
import { foldPrefix, topicName } from '@newsfold/schemas/topics.ts';
import { textTable } from '../console/text-table.ts';
import type { FoldComparison, OtherStory } from './compare-folds.ts';

/** The report. */
export interface RefoldReport extends FoldComparison {
  /** TOPIC_PREFIX of the live fold, and of the one beside it. */
  readonly live: string;
  readonly beside: string;
  /** Headlines of the articles of the samples. */
  readonly titles: Readonly<Record<string, string>>;
}

const figure = (count: number) => count.toLocaleString('en');

function sampleLines({ storyId, articles, parts }: OtherStory, titles: RefoldReport['titles']): string[] {
  return [
    `story ${storyId} (${articles.length} articles) would be`,
    ...parts.map(({ articles: members, of, storyId: id }) => {
      const more = of > members.length ? `, with ${of - members.length} of other stories` : '';
      return `  ${id}: ${members.length}${more}: ${titles[members[0] ?? ''] ?? ''}`;
    }),
  ];
}

/** The report as text. */
export function refoldText(report: RefoldReport): string {
  const { articles, onlyLive, onlyRefold, stories, pairs, otherCompany, others, live, beside } = report;
  const share = articles === 0 ? 0 : (100 * otherCompany) / articles;
  return [
    textTable([
      ['', 'live', 'refold'],
      ['articles that both have placed', figure(articles), figure(articles)],
      ['articles that one alone has placed', figure(onlyLive), figure(onlyRefold)],
      ['stories', figure(stories.live), figure(stories.refold)],
      ['pairs in one story', figure(pairs.live), figure(pairs.refold)],
      ['pairs that the other does not have', figure(pairs.lost), figure(pairs.gained)],
    ]),
    `${figure(otherCompany)} articles (${share.toFixed(1)} %) would stand beside others than they do`,
    ...others.flatMap((one) => sampleLines(one, report.titles)),
    '',
    `to switch: TOPIC_PREFIX=${beside} for all workers and readers, with the settings of this fold; stories are in ${topicName(beside, 'stories')}`,
    `to go back: TOPIC_PREFIX=${live === '' ? "'' (none)" : live}; topics that begin with ${foldPrefix(beside)} can then be deleted`,
  ].join('\n');
}
