/** The words of an outlet's name: by them a line or a headline's affix shows that it speaks of the outlet. */
import type { Publisher } from '@newsfold/schemas/generated/records.ts';

const NOT_A_WORD = /[^\p{L}\p{N}]+/u;

/** Words of a text in lower case. */
export function plainWords(text: string): string[] {
  return text
    .toLowerCase()
    .split(NOT_A_WORD)
    .filter((word) => word !== '');
}

/** Words of the outlet's name and of its host without the last label. */
export function outletWords({ id, name }: Publisher): ReadonlySet<string> {
  const host = id.includes('.') ? id.slice(0, id.lastIndexOf('.')) : id;
  return new Set([...plainWords(name), ...plainWords(host)]);
}
