/** The articles that the analysis is measured on: real reports of about 3 KB where there are some, else made-up ones. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { EVALUATION, hasEvaluation } from '../../quality/quality-sets.ts';
import { corpus, REALISTIC } from '../../support/corpus.ts';

const SEED = 20_261_121;
const MADE_UP = 1_000;
/** Bodies of this many UTF-16 units are taken: reports as agencies and papers write them. */
const SHORTEST = 2_000;
const LONGEST = 4_000;

/** Articles as a feed sends them, in two renderings of the same texts. */
interface BenchArticles {
  /** Where they come from, for the report. */
  readonly origin: string;
  /** Records with plain bodies. */
  readonly plain: readonly Buffer[];
  /** Records with bodies in HTML. */
  readonly html: readonly Buffer[];
}

interface RawText {
  readonly title: string;
  readonly body: string;
}

/** A body as content systems write it: paragraphs, references, a link, a picture with its caption. */
export function toHtml(body: string): string {
  const paragraphs = body
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('’', '&#8217;')
    .split(/\n+/)
    .map((text) => `<p class="story-body__text">${text}</p>`);
  const picture =
    '<figure><img src="https://images.example/1.jpg" alt="A harbour"><figcaption>Photo: Someone</figcaption></figure>';
  paragraphs.splice(1, 0, picture);
  const link = '<a href="https://outlet.example/related?utm_source=feed" target="_blank">$1</a>';
  return `<div>${paragraphs.join('\n').replace(/(\w+ \w+)(?=\.<\/p>)/, link)}<br/></div>`;
}

function evaluationTexts(): RawText[] {
  const lines = gunzipSync(readFileSync(new URL('roundups-2016-2018.jsonl.gz', EVALUATION)))
    .toString()
    .trim()
    .split('\n');
  return lines.map((line) => {
    const { label, dateImputed, split, ...raw } = JSON.parse(line);
    return raw;
  });
}

/** Reads or makes the articles; the same ones every time. */
export function benchArticles(): BenchArticles {
  const real = hasEvaluation();
  const texts: readonly RawText[] = real ? evaluationTexts() : corpus(SEED, MADE_UP, REALISTIC);
  const chosen = texts.filter(({ body }) => body.length >= SHORTEST && body.length <= LONGEST);
  return {
    origin: real ? 'round-ups 2016 to 2018, real reports' : 'made-up articles, no evaluation texts here',
    plain: chosen.map((text) => Buffer.from(JSON.stringify(text))),
    html: chosen.map((text) => Buffer.from(JSON.stringify({ ...text, body: toHtml(text.body) }))),
  };
}
