/**
 * What a reader has seen, kept in the reader's browser alone: which revision of which story was shown, and when the reader
 * last looked. It is what makes "new" and "changed since you last looked" true for each reader.
 */

/** What is kept. */
export interface Seen {
  /** When the reader last looked, ms since the epoch; null for a reader who was never here. */
  readonly lookedAt: number | null;
  /** Revisions by story. */
  readonly revisions: ReadonlyMap<string, number>;
}

/** Stories that are remembered; of more, those seen last. */
const MOST = 4000;

export const NOTHING_SEEN: Seen = { lookedAt: null, revisions: new Map() };

/** What became of a story since it was last seen. */
export function sinceSeen(
  seen: Seen,
  story: { readonly storyId: string; readonly revision: number },
): 'new' | 'changed' | null {
  if (seen.lookedAt === null) return null;
  const known = seen.revisions.get(story.storyId);
  if (known === undefined) return 'new';
  return known < story.revision ? 'changed' : null;
}

/** Adds what is shown now. */
export function withShown(
  seen: Seen,
  stories: Iterable<{ readonly storyId: string; readonly revision: number }>,
  lookedAt: number,
): Seen {
  const revisions = new Map(seen.revisions);
  for (const { storyId, revision } of stories) {
    const known = revisions.get(storyId) ?? revision;
    // What was seen last stands last, and is forgotten last.
    revisions.delete(storyId);
    revisions.set(storyId, Math.max(known, revision));
  }
  const kept = [...revisions].slice(-MOST);
  return { lookedAt, revisions: new Map(kept) };
}

/** As it is kept. */
export const writeSeen = ({ lookedAt, revisions }: Seen): string =>
  JSON.stringify({ lookedAt, revisions: [...revisions] });

/** Reads what was kept; anything else is nothing. */
export function readSeen(text: string | null): Seen {
  try {
    const { lookedAt, revisions } = JSON.parse(text ?? '') as { lookedAt: unknown; revisions: unknown };
    if (typeof lookedAt !== 'number' || !Array.isArray(revisions)) return NOTHING_SEEN;
    const pairs = revisions.filter(
      (pair): pair is [string, number] =>
        Array.isArray(pair) && typeof pair[0] === 'string' && typeof pair[1] === 'number',
    );
    return { lookedAt, revisions: new Map(pairs.slice(-MOST)) };
  } catch {
    // Nobody was here, or somebody else wrote there.
    return NOTHING_SEEN;
  }
}
