import { Document } from '@newsfold/report/documents/document.ts';
import type { Article } from '@newsfold/schemas/generated/records.ts';

/** The owner of documents: at most one for an article, kept until it is forgotten. */
export class DocumentMemory {
  readonly #documents = new Map<string, Document>();

  /** How many documents are kept. */
  get size(): number {
    return this.#documents.size;
  }

  /** Ids of their articles. */
  get articleIds(): Iterable<string> {
    return this.#documents.keys();
  }

  /** The document of an article; that of another version is forgotten. */
  of(article: Article): Document {
    const { articleId } = article;
    const known = this.#documents.get(articleId);
    if (known?.article === article) return known;
    known?.forget();
    const document = new Document(article);
    this.#documents.set(articleId, document);
    return document;
  }

  /** Forgets all that was derived from an article, alone and together with others. */
  forget(articleId: string): void {
    this.#documents.get(articleId)?.forget();
    this.#documents.delete(articleId);
  }
}
