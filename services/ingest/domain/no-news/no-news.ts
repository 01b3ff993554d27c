/**
 * Pages and stubs that reach a feed in place of an article: walls of bot protection, error pages, "[Removed]", "More to
 * follow", items of a test. Two outlets that send the same one are no two sources of anything.
 *
 * What has a headline of its own stays an article without a body, and is marked: the headline came from the feed, and
 * only the fetch of its text failed. What has none is refused. News about such pages tells who said what, or says more
 * than such a page does, and stays.
 */
import { isFiller } from './filler-text.ts';
import { ADDRESS, PAGE_SENTENCES, type PageKind, REPORTED, TECHNICAL } from './sentences-of-pages.ts';
import { pageKindBesideName, pageKindOfTitle } from './titles-of-pages.ts';

/** What stands in place of an article; a filler text is Latin of designers. */
export type NoNewsKind = PageKind | 'filler-text';

/** An article as it is, one without its body, or none. */
export type NewsVerdict =
  | { readonly kind: 'news' }
  | { readonly kind: 'headline-only' | 'no-news'; readonly what: NoNewsKind };

const NEWS: NewsVerdict = { kind: 'news' };

/** Longer texts are articles, whatever they say. */
const MAX_PAGE_CHARS = 2_500;

const MAX_STUB_CHARS = 500;

/** Share of the sentences that must be a page's; fewer under the title of one. */
const MOST = 0.6;
const MANY = 0.4;

/** Shorter sentences count on neither side: "Begin", "Thank you!" */
const SHORT_SENTENCE = 14;

/** Most words of a title that says nothing by itself. */
const FEW_WORDS = 3;

const SENTENCE_END = /(?<=[.!?…;]["”’)\]]*)\s+|(?<=[。！？؟])\s*|\n+/u;

function sentencesOf(text: string): readonly string[] {
  return text.split(SENTENCE_END).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** Kinds in the order of trying. */
const BY_ALL_SENTENCES: readonly PageKind[] = ['more-follows', 'placeholder', 'test-item'];
const BY_MOST_SENTENCES: readonly PageKind[] = ['block-page', 'error-page', 'maintenance', 'login-wall'];

/** Bodies that stand under a headline of the article that they are not. */
const STUBS: ReadonlySet<NoNewsKind> = new Set(['more-follows', 'placeholder', 'login-wall']);

/** A number that a wall gives for support to find the visit by. */
const VISIT_ID =
  /\b(?=[\da-f-]*\d)(?:[\da-f]{12,}|[\da-f]{8}-[\da-f-]{12,})\b|\b\d{12,}(?:-\d+)+\b|#?\b\d+(?:\.[\da-f]{6,}){2,}\b/i;

/** Whether a sentence speaks to the reader about browsers, robots and the like, as a wall does in any language. */
function isOfWall(sentence: string): boolean {
  return TECHNICAL.test(sentence) && ADDRESS.test(sentence);
}

/** A body that is nothing but the sentences of a stub. */
function stubKind(sentences: readonly string[]): PageKind | null {
  const stub = BY_ALL_SENTENCES.find((kind) =>
    sentences.every((one) => PAGE_SENTENCES[kind].test(one) || PAGE_SENTENCES['more-follows'].test(one)),
  );
  return stub ?? null;
}

/** A body most of whose sentences are those of a page. */
function pageKind(all: readonly string[], share: number): { kind: PageKind | null; spoken: number } {
  const long = all.filter((sentence) => sentence.length > SHORT_SENTENCE);
  const sentences = long.length > 0 ? long : all;
  const counts = new Map<PageKind, number>();
  let spoken = 0;
  let others = 0;
  const mostOthers = Math.floor(sentences.length * (1 - share));
  for (const sentence of sentences) {
    const kind = BY_MOST_SENTENCES.find((one) => PAGE_SENTENCES[one].test(sentence));
    if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    else if (isOfWall(sentence)) spoken++;
    else if (++others > mostOthers) return { kind: null, spoken: 0 };
  }
  const [first] = [...counts].sort(([, a], [, b]) => b - a);
  return { kind: first?.[0] ?? null, spoken };
}

/** What kind of page a body is; null for a text. */
function pageKindOfBody(text: string, hasPageTitle: boolean): NoNewsKind | null {
  if (isFiller(text)) return 'filler-text';
  if (text.length > MAX_PAGE_CHARS) return null;
  const lower = text.toLowerCase();
  if (text.length > MAX_STUB_CHARS && REPORTED.test(lower)) return null;
  const sentences = sentencesOf(lower);
  if (sentences.length === 0) return null;
  const stub = stubKind(sentences);
  if (stub !== null) return stub;
  if (REPORTED.test(lower)) return null;
  const { kind, spoken } = pageKind(sentences, hasPageTitle ? MANY : MOST);
  if (kind !== null) return kind;
  return spoken > 0 && (hasPageTitle || VISIT_ID.test(text)) ? 'block-page' : null;
}

const lettersOf = (name: string) => name.toLowerCase().replace(/^www\.|[^\p{L}\p{N}]+/gu, '');

function isHost(text: string): boolean {
  return /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$/i.test(text);
}

/** Whether a title tells an event: not a few words, nothing of browsers and robots. */
function isHeadline(title: string): boolean {
  if (TECHNICAL.test(title.toLowerCase())) return false;
  const isSpaced = !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(title);
  return isSpaced ? title.split(/\s+/).length > FEW_WORDS : title.length > 2 * FEW_WORDS;
}

/**
 * Whether a title and a body are an article. Never throws; the work is bounded.
 * @param title clean, one line
 * @param text clean
 * @param siteNames names and host of the outlet; asked for only where they matter
 */
export function newsVerdict(title: string, text: string, siteNames: () => readonly string[]): NewsVerdict {
  const isKnownName = (part: string) =>
    isHost(part) || siteNames().some((name) => lettersOf(name) === lettersOf(part));
  const titleKind = title === '' ? null : pageKindOfTitle(title);
  if (text === '') {
    const kind = titleKind ?? pageKindBesideName(title, isKnownName);
    return kind === null ? NEWS : { kind: 'no-news', what: kind };
  }
  const loose = titleKind ?? pageKindBesideName(title, () => true);
  const what = pageKindOfBody(text, loose !== null);
  if (what === null) return NEWS;
  if (what === 'filler-text' || loose !== null || title === '' || isKnownName(title))
    return { kind: 'no-news', what };
  // A stub stands under a headline, however short; another page brings its own title.
  return { kind: STUBS.has(what) || isHeadline(title) ? 'headline-only' : 'no-news', what };
}
