/**
 * What the HTML walker does with each element. Anything not named here is inline: its text joins the text
 * around it.
 */

/** Elements that form paragraphs: a blank line before and after. */
export const PARAGRAPH_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'address article blockquote body center dd details dialog div dl dt fieldset figure footer form h1 h2 h3 h4 ' +
    'h5 h6 header hgroup hr html main ol p pre section summary table tbody tfoot thead ul'
  ).split(' '),
);

/** Elements that begin a new line inside a paragraph. Two in a row make a blank line. */
export const LINE_ELEMENTS: ReadonlySet<string> = new Set(['br', 'li', 'tr', 'caption', 'optgroup']);

/** Table cells: a space separates neighbours. */
export const CELL_ELEMENTS: ReadonlySet<string> = new Set(['td', 'th']);

/** Elements whose content is never prose of the article. */
export const DROPPED_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'script style nav noscript noembed noframes iframe svg math head title template object audio video canvas ' +
    'button select option textarea map'
  ).split(' '),
);

/** Dropped elements whose content the tokenizer does not read as markup. */
export const RAW_TEXT_ELEMENTS: ReadonlySet<string> = new Set([
  'script',
  'style',
  'noembed',
  'noframes',
  'iframe',
]);

/**
 * Elements beside the article: captions carry photo credits ("Photo: Agency") that do not credit the text, asides
 * carry teasers of other articles. They are dropped unless nothing else is left.
 */
export const BESIDE_ELEMENTS: ReadonlySet<string> = new Set(['figcaption', 'aside']);

const INLINE_NAMES =
  'a abbr acronym amp-ad amp-img b base basefont bdi bdo big cite code data del dfn em font i img input ins kbd label ' +
  'link main mark meta meter param picture progress q rp rt ruby s samp small source span strike strong sub sup time ' +
  'track tt u var video wbr';

/** Alternation of all known element names, longest first, for patterns that distinguish HTML from plain text. */
export const ELEMENT_NAME_PATTERN: string = [
  ...new Set([
    ...PARAGRAPH_ELEMENTS,
    ...LINE_ELEMENTS,
    ...CELL_ELEMENTS,
    ...DROPPED_ELEMENTS,
    ...BESIDE_ELEMENTS,
    ...INLINE_NAMES.split(' '),
  ]),
]
  .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  .join('|');
