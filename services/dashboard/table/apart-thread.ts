/** The thread that reads events and makes their rows while a table is built: half of the work, on a core of its own. */
import { parentPort } from 'node:worker_threads';
import { displayable } from '../domain/displayable.ts';
import type { ReadRequest, ReadResult } from './apart-reader.ts';
import { packEvent, unpackEvent } from './packed-event.ts';
import { writtenStory } from './written-story.ts';

const port = parentPort;
if (port === null) throw new Error('this is a thread of the dashboard');

/** What is in a body; null where it cannot be read: whoever asks reads it himself, and tells why. */
function readBody(body: Uint8Array, shownAt: number): ReadResult['stories'][number] {
  try {
    const whole = unpackEvent(body);
    const shown = displayable(whole);
    return {
      story: writtenStory(shown, shownAt, false),
      // A copy of its own: what is sent takes all of its memory along.
      event: shown === whole ? null : Uint8Array.from(packEvent(shown)),
    };
  } catch {
    return null;
  }
}

port.on('message', ({ id, bytes, ends, shownAt }: ReadRequest) => {
  const stories = shownAt.map((at, nth) => readBody(bytes.subarray(ends[nth - 1] ?? 0, ends[nth]), at));
  port.postMessage({ id, stories } satisfies ReadResult);
});
