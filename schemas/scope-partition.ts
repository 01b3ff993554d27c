/** Which partition a scope lives in. Part of the contract: every writer of articles.v1 must agree. */

/** 32-bit FNV-1a over the UTF-8 bytes of a text (Fowler, Noll, Vo). */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text, 'utf8')) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/** The partition, 0 to partitions − 1, that holds a scope. */
export function scopePartition(scope: string, partitions: number): number {
  return fnv1a(scope) % partitions;
}
