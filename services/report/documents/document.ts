import type { Article } from '@newsfold/schemas/generated/records.ts';
import type { ReadText } from '@newsfold/text/words/read-words.ts';
import type { Annotated, Annotations } from './annotation.ts';
import { PackedReading } from './packed-reading.ts';
import { DEFAULT_BOUNDS, type ReadBounds } from './read-bounds.ts';

/** The words of an article that were read before: of its title, and of the beginning of its text. */
export interface WordsRead {
  readonly title: ReadText;
  readonly body: ReadText;
}

/** A version of an article whose text is in use. With all its annotations it takes some 100 KB. */
export class Document implements Annotated {
  readonly article: Article;
  readonly annotations: Annotations = new Map();
  /** The pairs that it is part of, by the other document; each pair is listed in both. */
  readonly pairs = new Map<Document, DocumentPair>();
  /** What was read of the article before and came with it; null where its text has to be read. */
  readonly packed: PackedReading | null;

  /** Its words, where whoever made it has read them; null where they have to be. */
  readonly words: WordsRead | null;

  constructor(article: Article, words: WordsRead | null = null) {
    this.words = words;
    this.article = article;
    this.packed = PackedReading.of(article);
  }

  /** How much of the text is read. */
  get bounds(): ReadBounds {
    return this.article.reading ?? DEFAULT_BOUNDS;
  }

  /** Drops its annotations and those of its pairs. */
  forget(): void {
    for (const other of this.pairs.keys()) other.pairs.delete(this);
    this.pairs.clear();
    this.annotations.clear();
  }
}

/** Two documents in the order of their article ids, whichever was named first. */
export interface DocumentPair extends Annotated {
  readonly a: Document;
  readonly b: Document;
}

/** The pair of two documents. */
export function pairOf(one: Document, other: Document): DocumentPair {
  const known = one.pairs.get(other);
  if (known) return known;
  const [a, b] = one.article.articleId <= other.article.articleId ? [one, other] : [other, one];
  const pair: DocumentPair = { a, b, annotations: new Map() };
  one.pairs.set(other, pair);
  other.pairs.set(one, pair);
  return pair;
}
