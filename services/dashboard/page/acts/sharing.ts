/** A story given away: as one file, as text, on paper. */
import { writeAddress } from '../model/address.ts';
import { type SharedStory, sharedHtml, sharedMarkdown, sharedStory } from '../model/share.ts';
import { say } from '../words/tongue.ts';
import type { Room } from './room.ts';

function sharedOf({ state }: Room): SharedStory | null {
  const { value } = state.story;
  if (value === null) return null;
  const { storyId } = value.story;
  const address = writeAddress({ view: 'story', storyId, asOf: value.asOf?.at ?? null });
  return sharedStory(value.story, new URL(address, location.href).href);
}

/** Saves the story as one file. */
export function saveHtml(room: Room): void {
  const shared = sharedOf(room);
  if (shared === null) return;
  const url = URL.createObjectURL(new Blob([sharedHtml(shared)], { type: 'text/html' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'story.html';
  link.click();
  URL.revokeObjectURL(url);
}

/** Copies the story as Markdown. */
export function copyMarkdown(room: Room): void {
  const shared = sharedOf(room);
  if (shared === null) return;
  navigator.clipboard.writeText(sharedMarkdown(shared)).then(
    () => room.notice(say.copied),
    () => room.notice(say.notCopied),
  );
}
