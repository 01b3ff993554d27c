/**
 * Members as bytes: what a story keeps of its articles while nobody asks for them. Packed and unpacked again, a member
 * is equal to what it was, so that an event does not tell which of its story's members had been packed.
 */
import type { Article, Features, ReportReading } from '@newsfold/schemas/generated/records.ts';
import type { Member } from '../event/member.ts';

const NO_BYTES = Buffer.alloc(0);

/** Stands for the features of matching. */
const NO_FEATURES: Features = {
  version: 0,
  words: 0,
  lead: NO_BYTES,
  leadCounts: NO_BYTES,
  all: NO_BYTES,
  allCounts: NO_BYTES,
  full: NO_BYTES,
  entities: NO_BYTES,
  entityCounts: NO_BYTES,
  shingles: NO_BYTES,
  shingleScale: 1,
  titleHash: 0,
  embedding: null,
};

/** What a story needs of an article: what matching reads is left out, and fields of the feed that nobody knows. */
export function storyArticle(article: Article): Article {
  return { ...article, features: NO_FEATURES, parts: NO_BYTES, extra: null };
}

/** Bytes of the length that stands before a member's text. */
const LENGTH_BYTES = 4;

/** A member as text. */
interface Packed extends Omit<Member, 'article'> {
  readonly article: Omit<Article, 'features' | 'parts' | 'extra' | 'reading'>;
  readonly reading: Omit<ReportReading, 'bytes'> | null;
}

/** @param member its article as `storyArticle` gives it */
export function packMember(member: Member): Uint8Array {
  const { features: _features, parts: _parts, extra: _extra, reading, ...article } = member.article;
  const { bytes: read, ...bounds } = reading ?? { bytes: NO_BYTES };
  const rest = { ...member, article, reading: reading === null ? null : bounds };
  const text = Buffer.from(JSON.stringify(rest));
  const bytes = Buffer.allocUnsafe(LENGTH_BYTES + text.length + read.length);
  bytes.writeUInt32LE(text.length);
  bytes.set(text, LENGTH_BYTES);
  bytes.set(read, LENGTH_BYTES + text.length);
  return bytes;
}

/** The member that was packed. */
export function unpackMember(packed: Uint8Array): Member {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.length);
  const end = LENGTH_BYTES + bytes.readUInt32LE();
  const { reading, ...member } = JSON.parse(bytes.toString('utf8', LENGTH_BYTES, end)) as Packed;
  const read = reading === null ? null : { ...reading, bytes: bytes.subarray(end) };
  return { ...member, article: storyArticle({ ...member.article, reading: read } as Article) };
}
