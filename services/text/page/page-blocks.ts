/**
 * A page as its blocks of text, each with the elements it lies in, by one walk over the tokenizer of htmlparser2. The
 * stack of elements is bounded and so is the search in it: the work is one pass, whatever the nesting.
 */
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import {
  type Attributes,
  BLOCK_ELEMENTS,
  HEADING,
  isFurniture,
  PARAGRAPHS,
  UNREAD_ELEMENTS,
  VOID_ELEMENTS,
} from './page-elements.ts';

/** An element that may hold blocks. */
export interface PageNode {
  /** Place of the element around it; -1 for the page. */
  readonly parent: number;
}

/** A paragraph, heading, item, cell or run of text. */
export interface PageBlock {
  readonly text: string;
  /** Characters of it inside links. */
  readonly linked: number;
  /** Place of the element it lies in. */
  readonly node: number;
  readonly isHeading: boolean;
  /** Whether it stands around the article by the names of its elements. */
  readonly isFurniture: boolean;
}

/** A page read. */
export interface Page {
  readonly nodes: readonly PageNode[];
  readonly blocks: readonly PageBlock[];
}

/** Elements nested deeper are read as part of the one at this depth. */
const MAX_DEPTH = 250;

/** How far down the stack an end tag looks for its element. */
const MAX_UNCLOSED = 24;

/** Characters of an attribute that are looked at. */
const MAX_ATTRIBUTE = 200;

/** Blocks and elements beyond this number are not read; long pages have some 5,000. */
const MAX_BLOCKS = 10_000;

/** Reading ends after this much text, characters: the longest pages have a third of it. */
const MAX_TEXT = 600_000;

interface Open {
  readonly name: string;
  readonly node: number;
  readonly isFurniture: boolean;
  readonly isUnread: boolean;
  readonly isHeading: boolean;
  readonly isPre: boolean;
}

const HIDDEN_STYLE = /display\s*:\s*none|visibility\s*:\s*hidden/i;

const NO_ATTRIBUTES: Attributes = { names: '', role: '', hidden: false };

/** Reads the attributes of the tag that is open in the tokenizer; the first of a name counts, as in a browser. */
class TagAttributes {
  private names = '';
  private role = '';
  private style = '';
  private hidden = false;
  private isUsed = false;
  private name = '';

  begin(name: string): void {
    this.name = name;
    if (name === 'hidden') this.isUsed = this.hidden = true;
  }

  add(value: string): void {
    switch (this.name) {
      case 'class':
      case 'id':
        if (this.names.length < 2 * MAX_ATTRIBUTE) this.names += ` ${value}`;
        break;
      case 'role':
        this.role ||= value;
        break;
      case 'style':
        this.style ||= value;
        break;
      case 'aria-hidden':
        this.hidden ||= value === 'true';
        break;
      default:
        return;
    }
    this.isUsed = true;
  }

  take(): Attributes {
    if (!this.isUsed) return NO_ATTRIBUTES;
    const attributes = {
      names: this.names.toLowerCase(),
      role: this.role.toLowerCase(),
      hidden: this.hidden || (this.style !== '' && HIDDEN_STYLE.test(this.style)),
    };
    this.names = this.role = this.style = '';
    this.hidden = this.isUsed = false;
    return attributes;
  }
}

class PageReader {
  readonly nodes: PageNode[] = [{ parent: -1 }];
  readonly blocks: PageBlock[] = [];
  private readonly stack: Open[] = [
    { name: '', node: 0, isFurniture: false, isUnread: false, isHeading: false, isPre: false },
  ];
  /** Elements beyond MAX_DEPTH that are open. */
  private beyond = 0;
  private pieces: string[] = [];
  private linked = 0;
  private links = 0;
  private breaks = 0;
  /** Characters of text read so far. */
  length = 0;

  private get top(): Open {
    return this.stack[this.stack.length - 1] as Open;
  }

  text(text: string): void {
    const { isUnread, isPre } = this.top;
    if (isUnread) return;
    const plain = isPre || !/[\t\n\f\r]| {2}/.test(text) ? text : text.replace(/[\t\n\f\r ]+/g, ' ');
    if (plain !== ' ') this.breaks = 0;
    this.pieces.push(plain);
    if (this.links > 0) this.linked += plain.trim().length;
    this.length += plain.length;
  }

  /** A line break; the second in a row ends a paragraph. */
  lineBreak(): void {
    this.breaks++;
    if (this.breaks > 1) this.endBlock();
    else this.pieces.push('\n');
  }

  private endBlock(): void {
    if (this.pieces.length === 0) return;
    const text = this.pieces.join('').trim();
    if (text !== '' && this.blocks.length < MAX_BLOCKS) {
      const { node, isHeading, isFurniture: around } = this.top;
      this.blocks.push({
        text,
        linked: Math.min(this.linked, text.length),
        node,
        isHeading,
        isFurniture: around,
      });
    }
    this.pieces = [];
    this.linked = 0;
    this.breaks = 0;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'a') {
      // Links do not nest: one that nobody closed ends where the next begins.
      this.links = 1;
      return;
    }
    const isUnread = UNREAD_ELEMENTS.has(name);
    const isOwn = name.includes('-');
    if (!isUnread && !isOwn && !BLOCK_ELEMENTS.has(name)) return;
    this.endBlock();
    if (PARAGRAPHS.has(this.top.name) && this.stack.length > 1) this.stack.pop();
    if (VOID_ELEMENTS.has(name)) return;
    if (this.stack.length > MAX_DEPTH || this.nodes.length > MAX_BLOCKS) {
      this.beyond++;
      return;
    }
    const { node: parent, isFurniture: around, isUnread: unread, isHeading, isPre } = this.top;
    this.nodes.push({ parent });
    this.stack.push({
      name,
      node: this.nodes.length - 1,
      isFurniture: around || isFurniture(name, attributes),
      isUnread: unread || isUnread,
      isHeading: isHeading || HEADING.test(name),
      isPre: isPre || name === 'pre',
    });
  }

  close(name: string): void {
    if (name === 'a') {
      this.links = 0;
      return;
    }
    if (name === 'br') {
      this.lineBreak();
      return;
    }
    if (!UNREAD_ELEMENTS.has(name) && !name.includes('-') && !BLOCK_ELEMENTS.has(name)) return;
    this.endBlock();
    const deepest = Math.max(1, this.stack.length - MAX_UNCLOSED);
    for (let at = this.stack.length - 1; at >= deepest; at--) {
      if (this.stack[at]?.name !== name) continue;
      this.stack.length = at;
      return;
    }
    if (this.beyond > 0) this.beyond--;
  }

  end(): Page {
    this.endBlock();
    return { nodes: this.nodes, blocks: this.blocks };
  }
}

/** Reads a page. Never throws; linear. */
export function readPage(source: string): Page {
  const reader = new PageReader();
  const attributes = new TagAttributes();
  let name = '';
  const nothing = () => {};
  const openTag = () => {
    const given = attributes.take();
    if (name === 'br') reader.lineBreak();
    else reader.open(name, given);
  };
  const callbacks: TokenizerCallbacks = {
    ontext: (start, end) => {
      reader.text(source.slice(start, end));
      if (reader.length > MAX_TEXT) tokenizer.pause();
    },
    ontextentity: (codePoint) => reader.text(String.fromCodePoint(codePoint)),
    onopentagname: (start, end) => {
      name = source.slice(start, Math.min(end, start + 32)).toLowerCase();
    },
    onattribname: (start, end) =>
      attributes.begin(source.slice(start, Math.min(end, start + 16)).toLowerCase()),
    onattribdata: (start, end) => attributes.add(source.slice(start, Math.min(end, start + MAX_ATTRIBUTE))),
    onopentagend: openTag,
    onselfclosingtag: openTag,
    onclosetag: (start, end) => reader.close(source.slice(start, Math.min(end, start + 32)).toLowerCase()),
    onattribentity: nothing,
    onattribend: nothing,
    oncdata: nothing,
    oncomment: nothing,
    ondeclaration: nothing,
    onend: nothing,
    onprocessinginstruction: nothing,
  };
  const tokenizer = new Tokenizer({ decodeEntities: true }, callbacks);
  tokenizer.write(source);
  tokenizer.end();
  return reader.end();
}
