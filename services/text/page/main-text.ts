/**
 * The text of the article in a whole page, by the density of its blocks: paragraphs of an article are long, end in
 * full stops and hold few links, and they lie together. From the page downwards the element is followed that holds most
 * of such text; what lies in it is the article, without what stands around it by name or by its links.
 *
 * Ours, because libraries that do this build a tree of the page: services/ingest/DESIGN.md has the measurement.
 */
import type { Page, PageBlock } from './page-blocks.ts';
import { readPage } from './page-blocks.ts';

/** Beginnings that only whole pages have. */
const WHOLE_PAGE = /<!doctype\s+html|<html[\s>]|<body[\s>]/i;

/** How far into a body its beginning is looked for, characters. */
const BEGINNING = 4_000;

/** Elements around an article; a wrapper with none and few links has nothing to leave out. */
const FURNITURE = /<(?:nav|header|footer|aside|form|main)[\s>]/gi;
const LINK = /<a\s/gi;
const FEW_LINKS = 4;

/** Names of what stands around an article, where no element says it. */
const AROUND = /\s(?:class|id)\s{0,3}=\s{0,3}["']?[^"'>]{0,80}(?:comment|sidebar|related|newsletter|cookie)/i;

/** Characters looked at for these. */
const MAX_LOOKED_AT = 200_000;

/** Whether a body is a page with something around its article. */
export function isWholePage(source: string): boolean {
  if (!source.includes('<')) return false;
  const looked = source.slice(0, MAX_LOOKED_AT);
  const furniture = looked.match(FURNITURE)?.length ?? 0;
  if (WHOLE_PAGE.test(source.slice(0, BEGINNING)))
    return furniture > 0 || (looked.match(LINK)?.length ?? 0) > FEW_LINKS || AROUND.test(looked);
  return (
    furniture > 2 && /<nav[\s>]|<footer[\s>]/i.test(looked) && (looked.match(LINK)?.length ?? 0) > FEW_LINKS
  );
}

/** Length from which on a block weighs in full. */
const PARAGRAPH = 120;

/** Shorter blocks weigh nothing. */
const TOO_SHORT = 12;

/** Characters of a block in which its rights are looked for. */
const MAX_RIGHTS = 300;

/** Share of the weight of an element that one inside it must hold to be followed. */
const MOST = 0.8;

/** Share of linked characters from which on a block is a list of links. */
const LINKS = 0.4;

/** Shorter blocks belong to the text only between others of it. */
const SHORT = 40;

/** An article has this much text at least, characters; else nothing was found. */
const LEAST = 80;

const SENTENCE_END = /[.!?…:;。！？؟۔।]["”’»“)\]]*(?:\s|$)/u;

/** What nobody writes in an article: it begins the foot of a page that has no elements to tell. */
const RIGHTS =
  /©|\bcopyright\b|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos|todos os direitos|tutti i diritti|alle rechten voorbehouden|wszelkie prawa|tüm hakları|все права защищены|всі права захищено|جميع الحقوق|版权所有|版權所有|無断転載|著作権/i;

function linkShare({ text, linked }: PageBlock): number {
  return linked / text.length;
}

function hasRights({ text }: PageBlock): boolean {
  return RIGHTS.test(text.length > MAX_RIGHTS ? text.slice(0, MAX_RIGHTS) : text);
}

/** How much a block looks like a paragraph of an article; characters at most. */
function weightOf(block: PageBlock): number {
  const { text, isHeading } = block;
  if (isHeading || text.length < TOO_SHORT || linkShare(block) > LINKS || hasRights(block)) return 0;
  const sounds = SENTENCE_END.test(text) ? 1 : 0.15;
  return text.length * Math.min(1, text.length / PARAGRAPH) * sounds * (1 - linkShare(block));
}

/** The weight in each element, those inside it included. Elements come after the ones around them. */
function weighNodes({ nodes }: Page, blocks: readonly PageBlock[]): Float64Array {
  const weights = new Float64Array(nodes.length);
  for (const block of blocks) weights[block.node] = (weights[block.node] as number) + weightOf(block);
  for (let at = nodes.length - 1; at > 0; at--) {
    const parent = nodes[at]?.parent as number;
    weights[parent] = (weights[parent] as number) + (weights[at] as number);
  }
  return weights;
}

/** The innermost element that holds most of the weight at each step from the page downwards. */
function mainNode({ nodes }: Page, weights: Float64Array): number {
  const heaviest = new Int32Array(nodes.length).fill(-1);
  for (let at = 1; at < nodes.length; at++) {
    const parent = nodes[at]?.parent as number;
    const known = heaviest[parent] as number;
    if (known < 0 || (weights[at] as number) > (weights[known] as number)) heaviest[parent] = at;
  }
  let main = 0;
  for (;;) {
    const next = heaviest[main] as number;
    if (next < 0 || (weights[next] as number) < MOST * (weights[main] as number)) return main;
    main = next;
  }
}

/** For each element, whether it lies in one. */
function within({ nodes }: Page, main: number): Uint8Array {
  const inside = new Uint8Array(nodes.length);
  inside[main] = 1;
  for (let at = main + 1; at < nodes.length; at++) inside[at] = inside[nodes[at]?.parent as number] as number;
  return inside;
}

function isText(block: PageBlock): boolean {
  return block.text.length >= SHORT && linkShare(block) <= LINKS && SENTENCE_END.test(block.text);
}

/** The blocks of a text: from the first that is a paragraph to the last, with short ones and headings between them. */
function textOf(blocks: readonly PageBlock[]): string {
  const first = blocks.findIndex(isText);
  if (first < 0) return '';
  const last = blocks.findLastIndex(isText);
  const kept: string[] = [];
  let headings: string[] = [];
  for (const block of blocks.slice(first, last + 1)) {
    if (linkShare(block) > LINKS) headings = [];
    else if (block.isHeading) headings.push(block.text);
    else {
      kept.push(...headings, block.text);
      headings = [];
    }
  }
  return kept.join('\n\n');
}

function extract(page: Page, blocks: readonly PageBlock[]): string {
  const rights = blocks.findIndex((block, at) => at > blocks.length / 2 && hasRights(block));
  const body = rights < 0 ? blocks : blocks.slice(0, rights);
  const main = mainNode(page, weighNodes(page, body));
  const inside = within(page, main);
  return textOf(body.filter(({ node }) => inside[node] === 1));
}

const joined = (blocks: readonly PageBlock[]): string => blocks.map(({ text }) => text).join('\n\n');

/**
 * The article's text of a whole page, paragraphs separated by blank lines. A page without an article to be told gives
 * what does not stand around one by name, and one without that all that it has. Never throws; linear.
 */
export function mainText(source: string): string {
  const page = readPage(source);
  const named = page.blocks.filter((block) => !block.isFurniture);
  const text = extract(page, named);
  if (text.length >= LEAST) return text;
  // A page whose names mislead is read without them.
  const unnamed = named.length < page.blocks.length ? extract(page, page.blocks) : '';
  if (unnamed.length >= LEAST) return unnamed;
  return joined(named) || joined(page.blocks);
}
