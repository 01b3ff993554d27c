/** Reads a headline or body out of the shapes that feeds and their converters give it. */
import { shapeKeys } from '@newsfold/schemas/raw-shapes.ts';
import { isAttribute, isObject, member, only, property } from './read-value.ts';

/** Items of a list that are read; longer lists are cut. */
const MAX_ITEMS = 1_000;

/** Levels of wrapping that are opened. */
const MAX_DEPTH = 4;

const TEXT_KEYS = shapeKeys('text');

/** Keys whose value is a text even when the parser made a number of it: <title>1984</title>. */
const ELEMENT_KEYS: ReadonlySet<string> = new Set(['#text', '_', '#', '$t', '_text', '__text']);

/** Characters of a text that are compared with another rendering of it. */
const MAX_COMPARED = 250_000;

/** Renderings of one text differ a little in length: in marks, entities and captions. The preferred one is then as good. */
const NEARLY = 0.9;
const A_FEW_CHARS = 20;

/** Roles and types of a text that accompanies the main one. */
const LESSER_ROLE =
  /caption|summary|teaser|abstract|sub|short|kicker|credit|seo|social|print|deck|alt|push|note|byline|sidebar/i;

/** Media types of texts. */
const TEXT_TYPE = /^(?:text\/|application\/(?:xhtml|xml|html|json))/i;

function typeOf(item: unknown): string {
  const type = member(item, 'contentType') ?? member(item, 'contenttype') ?? member(item, 'type');
  return typeof type === 'string' ? type : '';
}

/** True for one of several renderings or parts by role, in contrast to a paragraph. */
function isRendering(item: unknown): boolean {
  return isObject(item) && (typeof member(item, 'role') === 'string' || typeOf(item).includes('/'));
}

function renderingsOf(items: readonly unknown[], depth: number): readonly string[] {
  const texts = items.filter((item) => !typeOf(item).includes('/') || TEXT_TYPE.test(typeOf(item)));
  const main = texts.filter((item) => !LESSER_ROLE.test(String(property(item, 'role') ?? '')));
  return (main.length > 0 ? main : texts).flatMap((item) => readRenderings(item, depth));
}

/** Blocks of rich text, whose pieces make one line: Portable Text, ProseMirror, Contentful, Slate. */
const PIECES = ['children', 'content'];

function isPiece(item: unknown): boolean {
  if (!isObject(item)) return false;
  const kind = property(item, '_type') ?? property(item, 'nodeType') ?? property(item, 'type');
  const text = property(item, 'text') ?? property(item, 'value');
  return typeof text === 'string' && (kind === undefined || kind === 'span' || kind === 'text');
}

/** The text of a block that is made of pieces, some of which may be links with pieces of their own; null for others. */
function ofPieces(value: object, depth: number): string | null {
  for (const key of PIECES) {
    const pieces = property(value, key);
    if (!Array.isArray(pieces) || pieces.length < 2 || !pieces.some(isPiece)) continue;
    const texts = pieces.slice(0, MAX_ITEMS).map((piece) => {
      const text = property(piece, 'text') ?? property(piece, 'value');
      if (typeof text === 'string') return text;
      return isObject(piece) && depth < MAX_DEPTH
        ? (ofPieces(piece, depth + 1) ?? readRenderings(piece, depth + 1)[0] ?? '')
        : '';
    });
    return texts.join('');
  }
  return null;
}

/** Elements of XHTML that begin a paragraph. */
const BLOCK =
  /^(?:xhtml:)?(?:div|p|h[1-6]|li|ul|ol|blockquote|section|article|pre|td|tr|table|tbody|figcaption)$/;

/** Attributes of XHTML, where a parser puts them among the elements. */
const XHTML_ATTRIBUTE = /^(?:xmlns.*|class|style|id|href|src|alt|rel|target|title|dir)$/;

/** An element of XHTML as a parser of XML made it: its text, with that of the elements inside of it, paragraph by paragraph. */
function ofElement(value: unknown, depth: number): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'object' || value === null || depth > 2 * MAX_DEPTH) return '';
  if (Array.isArray(value))
    return value
      .slice(0, MAX_ITEMS)
      .map((item) => ofElement(item, depth + 1))
      .join('\n\n');
  let line = '';
  const blocks: string[] = [];
  for (const [key, inner] of Object.entries(value)) {
    if (isAttribute(key, inner) || XHTML_ATTRIBUTE.test(key)) continue;
    const text = ofElement(inner, depth + 1);
    if (ELEMENT_KEYS.has(key)) line = line === '' ? text : `${text} ${line}`;
    else if (BLOCK.test(key)) blocks.push(text);
    else line += ` ${text.replaceAll('\n\n', ' ')}`;
  }
  return [line.trim(), ...blocks].filter((text) => text !== '').join('\n\n');
}

const ELEMENTS = ['div', 'xhtml:div'];

function ofList(list: readonly unknown[], depth: number): readonly string[] {
  if (list.some(Array.isArray)) return [];
  if (list.length === 1 || list.some(isRendering)) return renderingsOf(list, depth + 1);
  const parts = list.map((item) => readRenderings(item, depth + 1)[0]).filter((part) => part !== undefined);
  return parts.length === 0 ? [] : [parts.join('\n\n')];
}

function ofObject(value: object, depth: number): readonly string[] {
  const pieces = ofPieces(value, depth);
  if (pieces !== null) return [pieces];
  const element = ELEMENTS.map((key) => property(value, key)).find((inner) => typeof inner === 'object');
  if (element !== undefined) return [ofElement(element, 0)];
  return TEXT_KEYS.flatMap((key) => {
    const inner = property(value, key);
    if (inner === undefined || inner === null) return [];
    if (typeof inner === 'number' && ELEMENT_KEYS.has(key)) return [String(inner)];
    // Under "$" lies a text in one convention and the attributes in another.
    return key === '$' && typeof inner !== 'string' ? [] : readRenderings(inner, depth + 1);
  });
}

/**
 * The renderings of a text, the preferred first: a string, an object that wraps one or several, a list of paragraphs,
 * or of renderings by type or role. Empty when there is none. Never throws.
 */
export function readRenderings(value: unknown, depth = 0): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return [];
  return Array.isArray(value) ? ofList(value.slice(0, MAX_ITEMS), depth) : ofObject(value, depth);
}

/** The renderings of a headline, of which one may be a number: parsers of XML make one of "1984". */
export function readHeadlines(value: unknown): readonly string[] {
  const inner = only(value);
  return typeof inner === 'number' && Number.isFinite(inner) ? [String(inner)] : readRenderings(value);
}

function visibleLength(text: string): number {
  return text
    .slice(0, MAX_COMPARED)
    .replace(/<[^<>]*>/g, '')
    .replace(/\s+/g, ' ').length;
}

/** The longest of several texts without their markup; the earlier of those that are about as long. '' of none. */
export function fullestOf(texts: readonly string[]): string {
  if (texts.length < 2) return texts[0] ?? '';
  const lengths = texts.map(visibleLength);
  const enough = Math.max(...lengths) * NEARLY - A_FEW_CHARS;
  return texts[lengths.findIndex((length) => length >= enough)] ?? '';
}
