/** A saved page as a record: its HTML, from which ingest takes the text, and what its head says of the article. */
import { Parser } from 'htmlparser2';

/** Properties of meta elements beside those with a prefix: names that the table of fields knows. */
const WORDS: ReadonlySet<string> = new Set([
  'author',
  'description',
  'keywords',
  'date',
  'robots',
  'news_keywords',
]);

/** What is read of a page's head. */
interface Head {
  title: string;
  readonly meta: Record<string, string>;
  canonical: string | undefined;
  lang: string | undefined;
}

function headOf(html: string): Head {
  const head: Head = { title: '', meta: {}, canonical: undefined, lang: undefined };
  let isTitle = false;
  const parser = new Parser({
    onopentag: (name, { property, name: called, content, rel, href, lang }) => {
      const key = property ?? called;
      if (name === 'html') head.lang = lang;
      else if (name === 'title') isTitle = head.title === '';
      else if (name === 'link' && rel === 'canonical') head.canonical ??= href;
      else if (
        name === 'meta' &&
        key !== undefined &&
        content !== undefined &&
        (key.includes(':') || WORDS.has(key))
      )
        head.meta[key] ??= content;
      else if (name === 'body') parser.pause();
    },
    ontext: (text) => {
      if (isTitle) head.title += text;
    },
    onclosetag: (name) => {
      if (name === 'title') isTitle = false;
    },
  });
  parser.end(html);
  return head;
}

/** The record of a page. @param url where it was fetched, if that is known; else its canonical address counts */
export function pageRecord(html: string, url?: string): Buffer {
  const { title, meta, canonical, lang } = headOf(html);
  const address = url ?? canonical ?? meta['og:url'];
  const record = {
    ...meta,
    title: meta['og:title'] ?? title.trim(),
    ...(address !== undefined && { url: address }),
    ...(meta['og:site_name'] !== undefined && { siteName: meta['og:site_name'] }),
    ...(lang !== undefined && lang !== '' && { lang }),
    html,
  };
  return Buffer.from(JSON.stringify(record));
}
