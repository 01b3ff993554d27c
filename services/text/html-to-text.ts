/**
 * HTML to plain text by a walker over the tokenizer of htmlparser2. The tokenizer keeps no element stack and builds
 * no tree, so depth costs nothing and unbalanced markup cannot make it search: the work is one pass over the input.
 *
 * A dropped element (nav, aside …) is written like any other and taken back when its end tag comes. One that is never
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
} from './html-elements.ts';

/** A tag of a known element, or a comment. Each attempt ends at the next angle bracket, so a scan is linear. */
const MARKUP = new RegExp(`<(?:!--|/?(?:${ELEMENT_NAME_PATTERN})(?=[\\s/>])[^<>]*>)`, 'i');

/** A tag that gives the text its lines; without one the line breaks of the source are the text's own. */
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
  /** Names of the dropped elements that are open, outermost first, with the pieces and length before each. */
  readonly open: { readonly name: string; readonly pieces: number; readonly length: number }[];
}

/** Nested dropped elements beyond this depth are treated as inline; real pages have two or three. */
const MAX_OPEN_DROPPED = 16;

function write(walk: Walk, piece: string): void {
  // Whitespace after whitespace adds nothing, and a file of nothing else must not grow the list.
  if (/^\s*$/.test(piece) && piece !== '\n' && piece !== '\n\n' && /\s$/.test(walk.pieces.at(-1) ?? ' '))
    return;
  walk.pieces.push(piece);
  walk.length += piece.length;
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

/** Writes a block break; for a list item or row only where a line was begun, so that nesting adds no lines. */
function breakBefore(walk: Walk, name: string): void {
  const gap = separator(name);
  if (gap !== '') write(walk, gap);
}

function walkMarkup(source: string, dropBeside: boolean, maxChars: number): string {
  const walk: Walk = { pieces: [], length: 0, open: [] };
  const ownLines = !BLOCK_MARKUP.test(source);
  const dropped = (name: string) => DROPPED_ELEMENTS.has(name) || (dropBeside && BESIDE_ELEMENTS.has(name));
  const nothing = () => {};
  const callbacks: TokenizerCallbacks = {
    ontext: (start, end) => {
      const text = source.slice(start, end);
      write(walk, ownLines ? text : text.replace(/[\t\n\f\r ]+/g, ' '));
      if (walk.open.length === 0 && walk.length > maxChars) tokenizer.pause();
    },
    ontextentity: (codePoint) => write(walk, String.fromCodePoint(codePoint)),
    onopentagname: (start, end) => {
      const name = source.slice(start, Math.min(end, start + 24)).toLowerCase();
      breakBefore(walk, name);
      if (dropped(name) && walk.open.length < MAX_OPEN_DROPPED) {
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
  return walk.pieces.join('');
}

/**
 * The text of a document that may be HTML or plain. Paragraphs are separated by line breaks (two or more line feeds;
 * `cleanText` reduces them); scripts, navigation, captions and the like are left out. Plain text comes back as it is,
 * "a < b" and "AT&T" included; a document escaped once too often is unescaped. Never throws; linear in the input.
 *
 * @param source HTML or plain text.
 * @param maxChars the walk may stop after this many UTF-16 units of text; more may come back, never less.
 */
export function htmlToText(source: string, maxChars: number = Number.POSITIVE_INFINITY): string {
  let document = source.replace(/<!\[CDATA\[|\]\]>/g, '');
  if (!MARKUP.test(document)) {
    if (!ESCAPED_MARKUP.test(document)) return decodeEntitiesAgain(decodeEntities(document));
    document = decodeEntities(document);
    if (!MARKUP.test(document)) document = decodeEntities(document);
  }
  const text = walkMarkup(document, true, maxChars);
  return decodeEntitiesAgain(text.trim() === '' ? walkMarkup(document, false, maxChars) : text);
}
