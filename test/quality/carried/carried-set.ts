/**
 * Texts that were taken back, six kinds of edited copy of each, and reports of the same event in words of their own. Written
 * for this test: one half to tune on, the other to measure with.
 */
import { readFileSync } from 'node:fs';

/** A text and who writes about the same. */
export interface CarriedCase {
  readonly name: string;
  readonly language: string;
  readonly original: string;
  /** By kind of edit. */
  readonly copies: Readonly<Record<string, string>>;
  readonly independent: readonly string[];
}

/** Marks of the originals: a word and another for it, a name or number and another for it. */
const WORD = /\{([^|{}]*)\|([^|{}]*)\}/gu;
const NAME = /<([^|<>]*)\|([^|<>]*)>/gu;
/** A sentence with a quotation. */
const QUOTING = /["“”„«»]/u;

const plain = (marked: string): string => marked.replace(WORD, '$1').replace(NAME, '$1');
const sentencesOf = (paragraph: string): string[] =>
  paragraph.split(/(?<=[.؟?!])\s+|(?<=[。！？])/u).filter((one) => one.trim() !== '');
const joined = (paragraphs: readonly string[]): string => paragraphs.join('\n\n');

/** Other quotation marks, dashes, spaces and apostrophes. */
const retyped = (text: string): string =>
  text
    .replace(/[“”„«»]\s?/gu, '"')
    .replace(/\s[–-]\s/gu, ' — ')
    .replace(/'/gu, '’')
    .replace(/，/gu, ', ');

function withoutQuotations(paragraphs: readonly string[]): string[] {
  return paragraphs.map((paragraph) =>
    sentencesOf(paragraph)
      .filter((sentence) => !QUOTING.test(sentence))
      .join(' '),
  );
}

/** Every fifth word another one: in a script without spaces every ninth character. */
function worn(text: string): string {
  if (!text.includes(' ')) return [...text].map((char, i) => (i % 9 === 8 ? '另' : char)).join('');
  return text.replace(/\S+/gu, (word, at: number) => {
    const place = text.slice(0, at).split(/\s+/u).length;
    return place % 5 === 0 ? `q${word.length}x` : word;
  });
}

/** The first sentences of a paragraph, as many as make a passage. */
function passageOf(paragraph: string): string {
  const sentences = sentencesOf(paragraph);
  const lengthOf = (text: string): number => (text.includes(' ') ? text.split(' ').length : text.length / 2);
  const enough = sentences.findIndex((_, i) => lengthOf(sentences.slice(0, i + 1).join(' ')) >= 18);
  return sentences.slice(0, enough < 0 ? sentences.length : enough + 1).join(' ');
}

/** Another outlet's report with a passage of an original in its middle, or with two of them apart. */
function embedded(own: string, passages: readonly string[]): string {
  const paragraphs = own.split('\n\n');
  const [first = '', ...rest] = paragraphs;
  const [one = '', ...more] = passages;
  return joined([first, one, ...rest, ...more]);
}

function toCase(block: string): CarriedCase {
  const [head = '', ...parts] = block.split(/^--- \w+\n/mu);
  const [, language = '', name = '', lead = ''] = /^(\w+) (\S+)\nlead: (.*)/u.exec(head) ?? [];
  const [marked = [], ...reports] = parts.map((part) => part.trim().split('\n'));
  const own = reports.map(joined);
  const paragraphs = marked.map(plain);
  const [first = '', second = '', third = '', fourth = ''] = paragraphs;
  const passages = [passageOf(second), passageOf(third)];
  return {
    name,
    language,
    original: joined(paragraphs),
    independent: own,
    copies: {
      verbatim: joined(paragraphs),
      shortened: joined([first, sentencesOf(second).slice(0, 1).join(' ')]),
      reordered: joined([first, fourth, third, second]),
      'other lead': joined([lead, second, third, fourth]),
      'words exchanged': joined(marked.map((one) => plain(one.replace(WORD, '$2')))),
      'every fifth word exchanged': worn(joined(paragraphs)),
      'one passage': embedded(own[0] ?? '', [sentencesOf(second).join(' ')]),
      'two passages': embedded(own[1] ?? '', passages),
      'a passage in a long report': embedded(joined([...own, ...own.slice(0, 1)]), passages.slice(0, 1)),
      'names and typography': retyped(
        joined(withoutQuotations(marked.map((one) => plain(one.replace(NAME, '$2'))))),
      ),
    },
  };
}

/** The cases of a half. */
export function carriedCases(half: 'dev' | 'shut'): readonly CarriedCase[] {
  const text = readFileSync(new URL(`texts/${half}.txt`, import.meta.url), 'utf8');
  return text.split(/^=== /mu).slice(1).map(toCase);
}
