/**
 * ingest's pure core: one raw article to one analysed article, or the reason why not. Total (no input throws), linear
 * in the input, and without a clock: the same record gives the same article wherever and whenever it is analysed.
 */
import { DEFAULT_BOUNDS, type ReadBounds } from '@newsfold/report/documents/read-bounds.ts';
import { readReport } from '@newsfold/report/read-report.ts';
import type { Article, Decision, Origin } from '@newsfold/schemas/generated/records.ts';
import { outletWords } from '@newsfold/text/boilerplate/outlet-words.ts';
import { packParts, textParts } from '@newsfold/text/boilerplate/text-parts.ts';
import { cleanLine } from '@newsfold/text/clean/clean-text.ts';
import { mendText } from '@newsfold/text/clean/mend-text.ts';
import { featuresOf, MAX_CHARACTERS } from '@newsfold/text/features/features.ts';
import { entitiesOf } from '@newsfold/text/names/entities.ts';
import { wireCredit } from '@newsfold/text/names/wire-credit.ts';
import { findQuantities } from '@newsfold/text/numbers/quantities.ts';
import { type Outlets, shippedOutlets } from '@newsfold/text/web/outlets.ts';
import { languagesOfHost } from '@newsfold/text/words/country-languages.ts';
import { languageOf } from '@newsfold/text/words/language.ts';
import { readWords } from '@newsfold/text/words/read-words.ts';
import { contentHashOf } from './article-identity.ts';
import { type ArticleText, articleText, isVisible, plainText } from './article-text.ts';
import { articleTimes } from './article-times.ts';
import { besideOf } from './beside-of.ts';
import { embargoOf, underEmbargo } from './embargo.ts';
import { findContainer } from './find-container.ts';
import { identifyArticle } from './identify-article.ts';
import { keepExtra } from './keep-extra.ts';
import { newsVerdict } from './no-news/no-news.ts';
import { noticeOf } from './notice.ts';
import { openEnvelope } from './open-envelope.ts';
import type { RawInput } from './parse-raw.ts';
import { type RawFields, readFields } from './read-fields.ts';
import { type Rejection, rejection } from './reject-reason.ts';
import { displayOf } from './rights/display-right.ts';
import { type ScopeRule, scopeOf } from './scope-of.ts';
import { settingsHash } from './settings-hash.ts';
import { asDeleted, maySayWithdrawn, saysWithdrawn, takenBackBy, withdrawalOf } from './withdrawal.ts';

export type { RawInput } from './parse-raw.ts';
export type { Rejection, RejectReason } from './reject-reason.ts';

/** What an operator may set. */
export interface AnalyseSettings {
  /** Longer bodies are cut at a paragraph or word and marked, UTF-16 units. */
  readonly maxTextChars: number;
  readonly scopeBy: ScopeRule;
  /** Tag for articles that neither declare nor show a language; empty or 'und' leaves it undetermined. */
  readonly defaultLanguage: string;
  /** Outlets known under several hosts and names, and their families. */
  readonly outlets: Outlets;
  /** How much of a report is read for the facts of its story. */
  readonly readBounds: ReadBounds;
}

/** The settings of a worker that is configured with nothing else. */
export const DEFAULT_SETTINGS: AnalyseSettings = {
  maxTextChars: 60_000,
  scopeBy: 'language',
  defaultLanguage: 'en',
  outlets: shippedOutlets,
  readBounds: DEFAULT_BOUNDS,
};

/** The outcome of an analysis. */
export type Analysis =
  | { readonly kind: 'article'; readonly article: Article }
  /** Its publisher takes an article back. */
  | { readonly kind: 'decision'; readonly decision: Decision }
  | Rejection;

/** Item of an origin whose record is the article itself. */
const RECORD_ITSELF = -1;

const MAX_AUTHORS = 10;
const MAX_CATEGORIES = 20;
const MAX_LABEL_CHARS = 200;

/** Characters of the body from which the language is detected: the headline alone is often a name. */
const LANGUAGE_SAMPLE_CHARS = 1_500;

function labels(texts: readonly string[], most: number): readonly string[] {
  if (texts.length === 0) return texts;
  const clean = texts.slice(0, 10 * most).map((text) =>
    cleanLine(mendText(text.slice(0, 2 * MAX_LABEL_CHARS)).text)
      .slice(0, MAX_LABEL_CHARS)
      .toWellFormed(),
  );
  return [...new Set(clean.filter((text) => text !== ''))].slice(0, most);
}

/** The mark of how a text was made: the last part of IPTC's address of the term. */
function sourceTypeMark(digitalSourceType: string): readonly string[] {
  const term = digitalSourceType.slice(0, MAX_LABEL_CHARS).match(/(?:^|[/:#])(\w{3,60})\/?$/)?.[1];
  return term === undefined ? [] : [`digital-source-type:${term}`];
}

/** The hash by which an article without address and id is known: that of its content before it was mended. */
function identityHash({ title, body }: RawFields, maxTextChars: number): string {
  const former = plainText(title, body, maxTextChars);
  return contentHashOf(former.title, former.text);
}

function compose(
  raw: RawInput,
  fields: RawFields,
  content: ArticleText,
  origin: Origin,
  freeAt: number,
  settings: AnalyseSettings,
): Article {
  const { title, text, truncated } = content;
  const contentHash = contentHashOf(title, text);
  const { articleId, guid, url, publisher } = identifyArticle(
    fields,
    content.isMended ? identityHash(fields, settings.maxTextChars) : contentHash,
    settings.outlets,
  );
  const sample = `${title}\n${text.slice(0, LANGUAGE_SAMPLE_CHARS)}`;
  const { language, source } = languageOf(
    fields.lang,
    sample,
    settings.defaultLanguage || 'und',
    languagesOfHost(publisher.family ?? ''),
  );
  const authors = labels(fields.authors, MAX_AUTHORS);
  const body = readWords(text.slice(0, MAX_CHARACTERS), language);
  const headline = readWords(title, language, body.lexicon);
  const entities = entitiesOf(headline, body);
  const timestamp = Math.max(origin.timestamp, freeAt);
  const { publishedAt, seenAt } = fields;
  const times = articleTimes({ publishedAt, seenAt, url, recordTimestamp: timestamp });
  const beside = besideOf(fields, url, text);
  // Field by field: to spread five objects into one costs ten times as much.
  const article = {
    articleId,
    guid,
    url,
    publisher,
    contentHash,
    scope: scopeOf(settings.scopeBy, raw, language),
    // What was under an embargo is first seen when that ends, whenever its record was published.
    origin: { ...origin, timestamp },
    title,
    text,
    truncated,
    language,
    languageSource: source,
    seenAt: Math.max(times.seenAt, freeAt),
    publishedAt: times.publishedAt,
    publishedAtQuality: times.publishedAtQuality,
    publishedOffsetMinutes: times.publishedOffsetMinutes,
    authors,
    categories: labels(fields.categories, MAX_CATEGORIES),
    section: beside.section,
    image: beside.image,
    summary: beside.summary,
    usageTerms: beside.usageTerms,
    reservations: beside.reservations,
    display: displayOf({ publisher, ...beside }, settings.outlets),
    wireCredit: wireCredit(text, authors),
    entities,
    quantities: findQuantities(text, language, body),
    features: featuresOf(headline, body, entities),
    parts: packParts(textParts(body, outletWords(publisher))),
    settingsHash: settingsHash(settings),
    extra: keepExtra(raw, fields.used),
    marks:
      fields.digitalSourceType === null
        ? content.marks
        : [...content.marks, ...sourceTypeMark(fields.digitalSourceType)],
    notice: noticeOf(raw, fields, title, text, settings.outlets),
  };
  return Object.assign(article, {
    reading: readReport(article, settings.readBounds, { title: headline, body }),
  });
}

/** Where a raw record stands and when it came. */
export interface RecordPlace extends Omit<Origin, 'item' | 'items'>, Partial<Pick<Origin, 'item' | 'items'>> {
  /**
   * When the record itself came, ms since the epoch; an embargo is held against it. Left out, `timestamp`, from which it
   * differs for a record that was put back.
   */
  readonly arrivedAt?: number;
}

/** The origin of what is made of a record. */
export function originOf({ topic, partition, offset, timestamp, item, items }: RecordPlace): Origin {
  return { topic, partition, offset, timestamp, item: item ?? RECORD_ITSELF, items: items ?? 1 };
}

/** Names by which a page in place of an article may be titled. */
function siteNames({ source, url }: RawFields): readonly string[] {
  const host = /^https?:\/\/([^/?#]{1,200})/i.exec(url ?? '')?.[1];
  return [source.name, host].filter((name) => typeof name === 'string');
}

/** The text of an article without a page that stands in its place; the summary where there is one. */
function newsOf(fields: RawFields, maxTextChars: number): ArticleText | Rejection {
  const content = articleText(fields.title, fields.body, maxTextChars);
  const verdict = newsVerdict(content.title, content.text, () => siteNames(fields));
  if (verdict.kind === 'news') return content;
  if (verdict.kind === 'no-news')
    return rejection('no-news', `${verdict.what}: it stands in place of an article; send the article itself`);
  const marks = [...content.marks, `no-body:${verdict.what}`];
  const summary = fields.summary === '' ? null : articleText(fields.title, fields.summary, maxTextChars);
  if (summary !== null && newsVerdict(content.title, summary.text, () => []).kind === 'news')
    return { ...summary, marks: [...new Set([...marks, ...summary.marks])], isMended: true };
  return { ...content, text: '', truncated: false, marks, isMended: true };
}

/** How an item says that an article is taken back, by its status or by a text in place of the article; null for any other. */
function saysTakenBack(item: RawInput, { title, body }: RawFields, maxTextChars: number): string | null {
  const status = takenBackBy(item);
  if (status === 'withdrawn') return status;
  if (status === 'withheld') return (embargoOf(item)?.until ?? null) === null ? status : null;
  if (!maySayWithdrawn(title, body)) return null;
  const plain = plainText(title, body, maxTextChars);
  return saysWithdrawn(plain.title, plain.text) ? 'in words' : null;
}

/** The withdrawal that an item is; null for any other. */
function takenBack(
  item: RawInput,
  fields: RawFields,
  place: RecordPlace,
  { maxTextChars, outlets }: AnalyseSettings,
): Analysis | null {
  const how = saysTakenBack(item, fields, maxTextChars);
  if (how === null) return null;
  const { title, text } = plainText(fields.title, fields.body, maxTextChars);
  // A text in place of the article's own says nothing of which it was.
  const hash = how === 'in words' || (title === '' && text === '') ? null : contentHashOf(title, text);
  const decision = withdrawalOf(item, fields, hash, originOf(place), outlets, how !== 'withheld');
  if (decision !== null) return { kind: 'decision', decision };
  const detail =
    'it says that an article is withdrawn, and not which; send its address, or its publisher and id';
  return rejection('no-text', detail);
}

/**
 * Analyses one raw article: fields by the names feeds use, HTML to text, canonical URL and identity, publisher family,
 * language, times, agency credit, names, quantities and the features of matching.
 *
 * @param item the object as decoded from JSON or Avro and taken out of what it came in; anything may be in it
 * @param place coordinates and timestamp of the raw record
 */
export function analyseItem(
  given: RawInput,
  place: RecordPlace,
  settings: AnalyseSettings = DEFAULT_SETTINGS,
): Analysis {
  const item = asDeleted(given);
  const fields = readFields(item);
  if ('kind' in fields) return fields;
  const withdrawal = takenBack(item, fields, place, settings);
  if (withdrawal !== null) return withdrawal;
  const content = newsOf(fields, settings.maxTextChars);
  if ('kind' in content) return content;
  if (!isVisible(content.title) && !isVisible(content.text)) {
    const given =
      fields.title === '' && fields.body === ''
        ? 'there is no title, body or summary'
        : 'title and body hold no visible text';
    return rejection('no-text', `${given}; send a title or a body`);
  }
  const embargo = embargoOf(item, [content.title, content.text]);
  const arrivedAt = place.arrivedAt ?? place.timestamp;
  const held = underEmbargo(embargo, arrivedAt);
  if (held !== null) return held;
  const origin = originOf(place);
  const freeAt = embargo === null ? 0 : Math.min(embargo.until ?? 0, arrivedAt);
  return { kind: 'article', article: compose(item, fields, content, origin, freeAt, settings) };
}

/** Analyses a record that is one article, which may be in an envelope. One that holds many is rejected: see take-apart.ts. */
export function analyse(
  raw: RawInput,
  place: RecordPlace,
  settings: AnalyseSettings = DEFAULT_SETTINGS,
): Analysis {
  const item = openEnvelope(raw);
  const container = findContainer(item);
  if (container === null) return analyseItem(item, place, settings);
  const { path, members } = container;
  return rejection('container', `"${path}" holds ${members.length} articles: a whole feed or response`);
}
