/**
 * HTML to plain text by a walker over the tokenizer of htmlparser2. The tokenizer keeps no element stack and builds
 * no tree, so depth costs nothing and unbalanced markup cannot make it search: the work is one pass over the input.
 *
 * A dropped element (nav, aside …) is written like any other and removed when its end tag comes. One that is never
 * closed therefore keeps its text: a forgotten `</nav>` must not swallow the article.
 */
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { decodeEntities, decodeEntitiesAgain } from './decode-entities.ts';
import {
  BESIDE_ELEMENTS,
  CELL_ELEMENTS,
  DROPPED_ELEMENTS,
  ELEMENT_NAME_PATTERN,
  LINE_ELEMENTS,
  PARAGRAPH_ELEMENTS,
  RAW_TEXT_ELEMENTS,
} from './html-elements.ts';

/** A tag of a known element, or a comment. Each attempt ends at the next angle bracket, so a scan is linear. */
const MARKUP = new RegExp(`<(?:!--|/?(?:${ELEMENT_NAME_PATTERN})(?=[\\s/>])[^<>]*>)`, 'i');

/** A tag that gives the text its lines; without one the line breaks of the source are those of the text. */
const BLOCK_MARKUP = new RegExp(
  `<(?:${[...PARAGRAPH_ELEMENTS, ...LINE_ELEMENTS, ...CELL_ELEMENTS].join('|')})(?=[\\s/>])`,
  'i',
);

/** A tag whose angle brackets were escaped: the whole document was escaped once too often. */
const ESCAPED_MARKUP = new RegExp(`&(?:amp;)?lt;/?(?:${ELEMENT_NAME_PATTERN})(?:\\s|/|&(?:amp;)?gt;)`, 'i');

interface Walk {
  readonly pieces: string[];
  /** Characters written so far. */
  length: number;
  endsInSpace: boolean;
  /** True when an element beside the article was dropped. */
  leftOut: boolean;
  /** Names of the dropped elements that are open, outermost first, with the pieces and length before each. */
  readonly open: { readonly name: string; readonly pieces: number; readonly length: number }[];
}

/** Nested dropped elements beyond this depth are treated as inline; real pages have two or three. */
const MAX_OPEN_DROPPED = 16;

/** Whitespace after whitespace adds nothing, and a file of nothing else must not grow the list. */
function writeText(walk: Walk, piece: string): void {
  if (walk.endsInSpace && /^\s*$/.test(piece)) return;
  walk.pieces.push(piece);
  walk.length += piece.length;
  walk.endsInSpace = /\s/.test(piece.at(-1) ?? ' ');
}

function writeBreak(walk: Walk, gap: string): void {
  if (walk.pieces.at(-1) === '\n\n') return;
  walk.pieces.push(gap);
  walk.length += gap.length;
  walk.endsInSpace = true;
}

function separator(name: string): string {
  if (PARAGRAPH_ELEMENTS.has(name)) return '\n\n';
  if (LINE_ELEMENTS.has(name)) return '\n';
  return CELL_ELEMENTS.has(name) ? ' ' : '';
}

function closeDropped(walk: Walk, name: string): void {
  const at = walk.open.findLastIndex((entry) => entry.name === name);
  const entry = walk.open[at];
  if (entry === undefined) return;
  walk.open.length = at;
  walk.pieces.length = entry.pieces;
  walk.length = entry.length;
}

function breakBefore(walk: Walk, name: string): void {
  const gap = separator(name);
  if (gap !== '') writeBreak(walk, gap);
}

/** One walk. Empty with `leftOut` when nothing but elements beside the article had text. */
function walkMarkup(
  source: string,
  dropBeside: boolean,
  maxChars: number,
): { text: string; leftOut: boolean } {
  const walk: Walk = { pieces: [], length: 0, endsInSpace: true, leftOut: false, open: [] };
  const ownLines = !BLOCK_MARKUP.test(source);
  const dropped = (name: string) => DROPPED_ELEMENTS.has(name) || (dropBeside && BESIDE_ELEMENTS.has(name));
  const nothing = () => {};
  const callbacks: TokenizerCallbacks = {
    ontext: (start, end) => {
      const text = source.slice(start, end);
      writeText(walk, ownLines ? text : text.replace(/[\t\n\f\r ]+/g, ' '));
      if (walk.open.length === 0 && walk.length > maxChars) tokenizer.pause();
    },
    ontextentity: (codePoint) => writeText(walk, String.fromCodePoint(codePoint)),
    onopentagname: (start, end) => {
      const name = source.slice(start, Math.min(end, start + 24)).toLowerCase();
      breakBefore(walk, name);
      if (dropped(name) && walk.open.length < MAX_OPEN_DROPPED) {
        walk.leftOut ||= BESIDE_ELEMENTS.has(name);
        walk.open.push({ name, pieces: walk.pieces.length, length: walk.length });
      }
    },
    onclosetag: (start, end) => {
      const name = source.slice(start, Math.min(end, start + 24)).toLowerCase();
      if (dropped(name)) closeDropped(walk, name);
      else if (name !== 'br') breakBefore(walk, name);
    },
    onattribdata: nothing,
    onattribentity: nothing,
    onattribend: nothing,
    onattribname: nothing,
    oncdata: nothing,
    oncomment: nothing,
    ondeclaration: nothing,
    onend: nothing,
    onopentagend: nothing,
    onprocessinginstruction: nothing,
    onselfclosingtag: nothing,
  };
  const tokenizer = new Tokenizer({ decodeEntities: true }, callbacks);
  tokenizer.write(source);
  tokenizer.end();
  // Code and style are no prose even when their end tag is missing: they reach to the end, as in a browser.
  const raw = walk.open.find((entry) => RAW_TEXT_ELEMENTS.has(entry.name));
  if (raw !== undefined) walk.pieces.length = raw.pieces;
  return { text: walk.pieces.join(''), leftOut: walk.leftOut };
}

/**
 * The text of a document that may be HTML or plain. Paragraphs are separated by line breaks (two or more line feeds;
 * `cleanText` reduces them); scripts, navigation, captions and the like are left out. Plain text is returned unchanged,
 * "a < b" and "AT&T" included; a document escaped once too often is unescaped. Never throws; linear in the input.
 *
 * @param source HTML or plain text.
 * @param maxChars the walk may stop after this many UTF-16 units of text; more may come back, never less.
 */
export function htmlToText(source: string, maxChars: number = Number.POSITIVE_INFINITY): string {
  // Most titles and many bodies hold neither sign; markup, references and the ends of CDATA sections need one.
  if (!/[<&]|\]\]>/.test(source)) return source;
  let document = source.replace(/<!\[CDATA\[|\]\]>/g, '');
  if (!MARKUP.test(document)) {
    if (!ESCAPED_MARKUP.test(document)) return decodeEntitiesAgain(decodeEntities(document));
    document = decodeEntities(document);
    if (!MARKUP.test(document)) document = decodeEntities(document);
  }
  const walked = walkMarkup(document, true, maxChars);
  const nothing = walked.leftOut && walked.text.trim() === '';
  return decodeEntitiesAgain(nothing ? walkMarkup(document, false, maxChars).text : walked.text);
}
