/**
 * Words that a report takes over whole, with who wrote or spoke them beside it: posts with a signature, and interviews
 * told turn by turn.
 */

/** A part of a text that is somebody's words; UTF-16 offsets. */
export interface SignedPart {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/** "— Donald J. Trump (@realDonaldTrump) July 4, 2017". */
const SIGNATURE = /\s[—–-]{1,2}\s?([^\n@()—–]{2,60}?)\s\(@\w{1,20}\)(?:\s\p{L}+\s\d{1,2},\s\d{4})?/gu;
/** Characters of a post, with the address that may end it. */
const LONGEST_POST = 420;

/** The signed posts of a text, in its order: each from where its paragraph, or the post before it, begins or ends. */
export function signedPosts(text: string): SignedPart[] {
  const found: SignedPart[] = [];
  if (!text.includes('(@')) return found;
  for (const { index, 0: signature, 1: name = '' } of text.matchAll(SIGNATURE)) {
    const paragraph = text.lastIndexOf('\n', index) + 1;
    const start = Math.max(paragraph, found.at(-1)?.end ?? 0, index - LONGEST_POST);
    const end = index + signature.length;
    found.push({ start, end, name: name.replace(/[^\p{L}\p{N}.'’ -]+/gu, '').trim() });
  }
  return found;
}

/** "DEVOS: Well, one assault is one too many." */
const TURN = /(?<=^|[\n.?!-]\s{0,2})(\p{Lu}[\p{Lu}.'’-]+(?:\s\p{Lu}[\p{Lu}.'’-]+){0,2}):\s/gu;
/** Turns that a speaker must have: a word in capitals with a colon is mostly a heading. */
const LEAST_TURNS = 3;

/** Where a label may end: its last character, a colon, a space. As in {@link TURN}, read at a colon alone. */
const LABEL_END = /(?<=[\p{Lu}.'’-]):\s/uy;

/** Whether a text has as many ends of labels as one who speaks needs turns; where not, no turn need be looked for. */
function hasTurns(text: string): boolean {
  let left = LEAST_TURNS;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
    LABEL_END.lastIndex = at;
    if (LABEL_END.test(text) && --left === 0) return true;
  }
  return false;
}

/** The turns of an interview, in the order of the text; a turn ends with its paragraph. None where nobody speaks thrice. */
export function spokenTurns(text: string): SignedPart[] {
  if (!hasTurns(text)) return [];
  const turns = [...text.matchAll(TURN)];
  const counts = new Map<string, number>();
  for (const { 1: name = '' } of turns) counts.set(name, (counts.get(name) ?? 0) + 1);
  return turns.flatMap(({ index, 0: label, 1: name = '' }, i) => {
    if ((counts.get(name) ?? 0) < LEAST_TURNS) return [];
    const paragraph = text.indexOf('\n', index + label.length);
    const ends = [turns[i + 1]?.index ?? text.length, paragraph < 0 ? text.length : paragraph];
    const shown = name.toLowerCase().replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
    return [{ start: index, end: Math.min(...ends), name: shown }];
  });
}
