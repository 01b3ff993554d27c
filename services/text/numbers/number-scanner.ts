/**
 * Finds the numbers of a text: digits, and number words of its language. One regular expression says what a number is.
 * A walk over the text's units finds where to try it: trying it at every character of a report, with its lookbehind and
 * two hundred words, costs more than all that is done with the numbers found.
 */
import { codeUnits } from '../words/code-units.ts';
import { type Lexicon, MAX_RAW_LENGTH } from '../words/lexicon.ts';
import type { ReadWords } from '../words/read-words.ts';
import { numberWords } from './number-words.ts';

const DIGITS =
  "[\\d０-９](?:[\\d０-９.,'’]{0,24}[\\d０-９])?(?:[ \\u00a0\\u202f]\\d{3}(?!\\d))*(?:(?<=[ \\u00a0\\u202f]\\d{3})[.,]\\d{1,2}(?!\\d))?";
const BLOCKERS = '[\\p{Script=Latin}\\p{Script=Cyrillic}\\d]';

/** Code of a digit; the characters of number words have the codes from 2 on. */
const DIGIT = 1;
/** Flag of a unit after which no number begins. */
const BLOCKS = 0x80;
const CODES = 0x80;
/** Characters of all number words of a language must have codes below it. */
const MAX_CODES = 0x7f;

/** Classes of all UTF-16 units for one language, and a trie of its number words over the codes. */
interface Table {
  readonly pattern: RegExp;
  /** Code of each unit, with BLOCKS. */
  readonly classes: Uint8Array;
  /** Node and code to the next node; 0 is none. Negative: a word ends there. */
  readonly next: Int16Array;
}

const inClass = (char: string) => char.replace(/[-\\^\]]/, '\\$&');

/** Units that a case-insensitive pattern treats as equal have one code: the pattern itself decides. */
function classify(letters: readonly string[]): Uint8Array {
  const classes = new Uint8Array(65_536);
  const any = new RegExp(`[\\d０-９${letters.map(inClass).join('')}]`, 'iu');
  const each = letters.map((letter) => new RegExp(`^[${inClass(letter)}]$`, 'iu'));
  const blocks = new RegExp(BLOCKERS, 'iu');
  for (let unit = 0; unit < classes.length; unit++) {
    const char = String.fromCharCode(unit);
    const letter = any.test(char) ? each.findIndex((pattern) => pattern.test(char)) : -1;
    const code = letter >= 0 ? letter + 2 : any.test(char) ? DIGIT : 0;
    classes[unit] = code | (blocks.test(char) ? BLOCKS : 0);
  }
  return classes;
}

function buildTrie(words: readonly string[], letters: readonly string[]): Int16Array {
  const nodes: number[][] = [[]];
  for (const word of words) {
    let node = 0;
    for (const [at, char] of [...word].entries()) {
      const code = letters.indexOf(char) + 2;
      const known = nodes[node]?.[code] ?? 0;
      const to = known === 0 ? nodes.push([]) - 1 : Math.abs(known);
      (nodes[node] as number[])[code] = known < 0 || at === word.length - 1 ? -to : to;
      node = to;
    }
  }
  const next = new Int16Array(nodes.length * CODES);
  nodes.forEach((codes, node) => {
    codes.forEach((to, code) => {
      next[node * CODES + code] = to;
    });
  });
  return next;
}

function build(language: string): Table {
  const words = [...numberWords(language).keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const alternatives = words.length === 0 ? DIGITS : `${DIGITS}|(?:${words.join('|')})(?![\\p{L}\\p{N}])`;
  const letters = [...new Set(words.join(''))];
  if (letters.length + 2 > MAX_CODES) throw new RangeError(`${letters.length} characters in number words`);
  return {
    pattern: new RegExp(`(?<!${BLOCKERS})(?:${alternatives})`, 'iuy'),
    classes: classify(letters),
    next: buildTrie(words, letters),
  };
}

const tables = new Map<string, Table>();

/** The table of a language; one for all that have no number words. */
function tableOf(language: string): Table {
  const key = numberWords(language).size === 0 ? '' : language;
  let table = tables.get(key);
  if (!table) {
    table = build(key);
    tables.set(key, table);
  }
  return table;
}

/** Whether a number word, or something that begins with one, is at `at`; at the end also what may still become one. */
function holdsWord({ classes, next }: Table, units: Uint16Array, end: number, at: number): boolean {
  let node = 0;
  for (let place = at; place < end; place++) {
    const to = next[node * CODES + ((classes[units[place] as number] as number) & ~BLOCKS)] as number;
    if (to <= 0) return to < 0;
    node = to;
  }
  return true;
}

/** The next place from `at` on where a number may begin, `end` when there is none. */
function nextStart(table: Table, units: Uint16Array, at: number, end: number): number {
  const { classes } = table;
  let before = at === 0 ? 0 : (classes[units[at - 1] as number] as number);
  for (let place = at; place < end; place++) {
    const kind = classes[units[place] as number] as number;
    if (before < BLOCKS && kind !== 0 && kind !== BLOCKS) {
      const code = kind & ~BLOCKS;
      if (code === DIGIT || holdsWord(table, units, end, place)) return place;
    }
    before = kind;
  }
  return end;
}

/** A number as a text writes it. */
export interface WrittenNumber {
  readonly written: string;
  /** First UTF-16 unit. */
  readonly start: number;
}

/** Progress of the search for numbers in one text. */
interface Search {
  readonly text: string;
  readonly units: Uint16Array;
  readonly table: Table;
  readonly most: number;
  readonly found: WrittenNumber[];
  /** End of the number found last: they do not overlap. */
  readTo: number;
}

function search(of: Search, from: number, to: number): void {
  const { text, units, table, found } = of;
  let at = Math.max(from, of.readTo);
  while (at < to && found.length < of.most) {
    // A number may reach beyond the range that it begins in.
    const start = nextStart(table, units, at, to);
    if (start === to) return;
    table.pattern.lastIndex = start;
    const written = table.pattern.exec(text)?.[0];
    at = start + (written?.length ?? 1);
    if (written === undefined) continue;
    found.push({ written, start });
    of.readTo = at;
  }
}

/** What is known of a word: not asked yet, no number begins in it, one may. */
const UNKNOWN = 0;
const WITHOUT = 1;
const WITH = 2;

/** By lexicon and place; what is known of a lexicon's words is forgotten with it. */
const lexicons = new WeakMap<Lexicon, Uint8Array>();

/** What is known of the words of a lexicon, with room for all that it has room for. */
function knownOf(lexicon: Lexicon): Uint8Array {
  let known = lexicons.get(lexicon);
  if (known === undefined || known.length < lexicon.capacity) {
    const larger = new Uint8Array(lexicon.capacity);
    larger.set(known ?? []);
    known = larger;
    lexicons.set(lexicon, known);
  }
  return known;
}

/** Whether a number may begin inside the word from `start` to `end`. */
function mayHoldNumber({ units, table }: Search, start: number, end: number): boolean {
  // A lexicon has one place for all words that begin with the same MAX_RAW_LENGTH units.
  if (end - start >= MAX_RAW_LENGTH) return true;
  const word = units.subarray(start, end);
  return nextStart(table, word, 0, word.length) < word.length;
}

/** Searches the words that may hold a number. Most words hold none, and each spelling is asked once. */
function searchWords(of: Search, { lexicon, places, bounds }: ReadWords): void {
  const known = knownOf(lexicon);
  for (let i = 0; i < places.length; i++) {
    const place = places[i] as number;
    let state = known[place] as number;
    if (state === WITHOUT) continue;
    const start = bounds[2 * i] as number;
    const end = bounds[2 * i + 1] as number;
    if (state === UNKNOWN) {
      state = mayHoldNumber(of, start, end) ? WITH : WITHOUT;
      known[place] = state;
    }
    if (state === WITH) search(of, start, end);
  }
}

/**
 * The numbers of a text that do not overlap, in its order. Linear; never throws.
 * @param language ISO 639-1 tag
 * @param most numbers looked for; the search stops there
 * @param read the words of the text or of its beginning in this language, if they were read: saves most of the search
 */
export function findNumbers(text: string, language: string, most: number, read?: ReadWords): WrittenNumber[] {
  const of: Search = { text, units: codeUnits(text), table: tableOf(language), most, found: [], readTo: 0 };
  if (read !== undefined) searchWords(of, read);
  search(of, read?.text.length ?? 0, text.length);
  return of.found;
}
