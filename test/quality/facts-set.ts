/** The labelled stories of facts/: reports with the facts that a desk editor finds in them. */

import { readdirSync, readFileSync } from 'node:fs';
import type { Member } from '@newsfold/enrich/domain/event/member.ts';
import { correctedMatch } from '@newsfold/enrich/domain/state/match-of.ts';
import type { Article } from '@newsfold/schemas/generated/records.ts';
import { findQuantities } from '@newsfold/text/numbers/quantities.ts';
import { article, member } from '../support/fixture-article.ts';

/** A quote of a report. */
export interface Quote {
  readonly report: string;
  readonly quote: string;
}

/** A report as labelled. */
interface LabelledReport {
  readonly id: string;
  readonly publisher: { readonly name: string; readonly domain: string };
  readonly publishedAt: string;
  readonly title: string;
  readonly body: string;
  readonly wireCredit: string | null;
  readonly copyOf: string | null;
}

/** A labelled story. */
export interface LabelledStory {
  readonly story: string;
  readonly language: string;
  readonly reports: readonly LabelledReport[];
  readonly expected: {
    readonly headline: readonly string[];
    readonly agreed: readonly { readonly fact: string; readonly evidence: readonly Quote[] }[];
    readonly unique: readonly (Quote & { readonly fact: string })[];
    readonly conflicts: readonly {
      readonly slot: string;
      readonly about: string;
      readonly kind: 'conflict' | 'update';
      readonly values: readonly (Quote & { readonly value: number | string })[];
    }[];
    readonly not_agreed: readonly { readonly quotes: readonly Quote[]; readonly why: string }[];
    readonly quantities: readonly (Quote & {
      readonly value: number;
      readonly unit: string;
      readonly qualifier: string | null;
    })[];
    readonly entities: readonly {
      readonly name: string;
      readonly type: string;
      readonly aliases: readonly string[];
      readonly reports: readonly string[];
    }[];
    readonly keyPoints: readonly (Quote & { readonly alsoIn: readonly string[] })[];
    readonly momentum: string;
    /** The share of each report, by its id, that the story did not have before it came, 0 to 1. */
    readonly novelty?: Readonly<Record<string, number>>;
    /** Whose word the sentence of a quote is; null: the report's own. */
    readonly speakers?: readonly (Quote & { readonly speaker: string | null })[];
    /** A value that a quote gives, as `slotsOf` reads it. */
    readonly slots?: readonly (Quote & {
      readonly kind: string;
      readonly of: string;
      readonly value: number;
      readonly other: number | null;
    })[];
  };
}

/** Those called held out are only scored; the others were used for tuning. */
export type FactsFolder = 'facts' | 'facts-held-out' | 'facts-kinds' | 'facts-kinds-held-out';

/** All folders, in the order in which they are shown. */
export const FACTS_FOLDERS: readonly FactsFolder[] = [
  'facts',
  'facts-held-out',
  'facts-kinds',
  'facts-kinds-held-out',
];

/** The labelled stories of a folder, by name. */
export function loadFacts(name: FactsFolder = 'facts'): LabelledStory[] {
  const folder = new URL(`./${name}/`, import.meta.url);
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
  return files.map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as LabelledStory);
}

/** A labelled report as ingest would analyse it. */
function toArticle(report: LabelledReport, language: string): Article {
  const at = Date.parse(report.publishedAt);
  const { domain, name } = report.publisher;
  const host = domain.split('.');
  return article(report.id, {
    scope: language,
    url: `https://${domain}/${report.id}`,
    publisher: { id: domain, name, family: host.slice(-2).join('.') },
    title: report.title,
    text: report.body,
    language,
    seenAt: at,
    wireCredit: report.wireCredit,
    quantities: findQuantities(report.body, language),
  });
}

/** A labelled story as enrich would hold it. */
export function toMembers(story: LabelledStory): Member[] {
  return story.reports.map((report) =>
    member(toArticle(report, (report as { language?: string }).language ?? story.language), {
      copyGroupId: report.copyOf ?? report.id,
      match: correctedMatch(report.copyOf === null ? 'joined' : 'copy', 1),
    }),
  );
}
