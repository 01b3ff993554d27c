/**
 * The worked examples of docs/extend.md: what each adds to the tree. A block belongs to the path in the line above it. A
 * `diff` block changes that file: its lines begin with a space, `+` or `-`, and `@@` lies between two places. Any other
 * block after `New` is the whole text of a new file.
 */

/** One block of an example. */
export interface Edit {
  readonly path: string;
  readonly isNew: boolean;
  /** The text of a new file, or the lines of a diff. */
  readonly text: string;
}

/** A section of the document with its edits. */
export interface WorkedExample {
  readonly title: string;
  readonly edits: readonly Edit[];
}

const BLOCK = /^(New )?`([\w./-]+)`\n\n```(\w+)\n([\s\S]*?)\n```$/gm;

/** The sections of a document that have edits, in its order. */
export function workedExamples(document: string): readonly WorkedExample[] {
  return document
    .split(/^## /m)
    .slice(1)
    .map((section) => ({
      title: section.slice(0, section.indexOf('\n')),
      edits: [...section.matchAll(BLOCK)].map(([, isNew, path = '', , text = '']) => ({
        path,
        isNew: isNew !== undefined,
        text,
      })),
    }))
    .filter(({ edits }) => edits.length > 0);
}

/** One place of a diff: the lines that must be there, and those that replace them. */
function replaceOnce(source: string, place: string, path: string): string {
  const lines = place.split('\n');
  const side = (mark: '-' | '+') =>
    `\n${lines
      .filter((line) => line === '' || line.startsWith(' ') || line.startsWith(mark))
      .map((line) => line.slice(1))
      .join('\n')}\n`;
  const parts = `\n${source}`.split(side('-'));
  if (parts.length !== 2)
    throw new Error(`${path}: ${parts.length - 1} places, not one, have the lines\n${side('-')}`);
  return parts.join(side('+')).slice(1);
}

/**
 * The text of a file after an edit.
 * @param source the file as it is; null when there is none
 * @throws Error when the place of a diff is not found exactly once, or a new file exists
 */
export function applyEdit({ path, isNew, text }: Edit, source: string | null): string {
  if (isNew !== (source === null)) throw new Error(`${path} ${isNew ? 'exists' : 'does not exist'}`);
  if (source === null) return `${text}\n`;
  return text.split('\n@@\n').reduce((result, place) => replaceOnce(result, place, path), source);
}
