/**
 * What a partition keeps as bytes: the members of stories that nobody asks for, and the last event of a story at rest.
 * They are held in memory as long as the worker has room, and else put away on a shelf, from where they come back byte
 * for byte. Neither decides anything.
 */
import type { Composed } from '../event/composed.ts';
import type { RestingReports } from '../event/examined-reports.ts';
import type { Member } from '../event/member.ts';
import { packMember, unpackMember } from './packed-member.ts';
import { type PackedHolder, PackedRoom } from './packed-room.ts';

/** What is kept of a story at rest beside its members. */
export interface RestingStory {
  /** Its last event. */
  readonly event: Composed;
  readonly reports: RestingReports;
}

/** Makes bytes smaller; both are inverse to each other. */
export interface Compression {
  compress(bytes: Uint8Array): Uint8Array;
  expand(bytes: Uint8Array): Uint8Array;
}

/** Where bytes lie that do not fit into memory. */
export interface Shelf {
  /** Lays bytes down. @returns their place; null when they cannot be laid down */
  put(bytes: Uint8Array): number | null;
  /** The bytes at a place. @throws StateLost when they are not there any more */
  read(place: number, length: number): Uint8Array;
  /** Gives a place back. */
  free(place: number, length: number): void;
  /** Gives everything back. */
  close(): void;
}

const NO_COMPRESSION: Compression = { compress: (bytes) => bytes, expand: (bytes) => bytes };

/** Puts nothing away. */
const NO_SHELF: Shelf = {
  put: () => null,
  read: () => {
    throw new Error('nothing was laid down here');
  },
  free: () => undefined,
  close: () => undefined,
};

/** Bytes that a store keeps. */
export interface Kept {
  /** Null while they lie on the shelf. */
  bytes: Uint8Array | null;
  readonly length: number;
  /** Their place on the shelf. */
  place: number;
}

/** See the top of the file. */
export class MemberStore implements PackedHolder {
  readonly #compression: Compression;
  readonly #room: PackedRoom;
  readonly #shelf: Shelf;
  /** What is held in memory, the least recently kept first. */
  readonly #inMemory = new Set<Kept>();
  #held = 0;
  #away = 0;

  /**
   * @param compression none, unless given
   * @param room shared by the stores of a worker; without a bound unless given
   * @param shelf none, unless given: everything is held in memory
   */
  constructor(
    compression: Compression = NO_COMPRESSION,
    room: PackedRoom = new PackedRoom(),
    shelf: Shelf = NO_SHELF,
  ) {
    this.#compression = compression;
    this.#room = room;
    this.#shelf = shelf;
    room.enter(this);
  }

  get held(): number {
    return this.#held;
  }

  /** How many members and events were unpacked again, in all stores of the room. */
  get unpacked(): number {
    return this.#room.figures.unpacked;
  }

  /** @param member its article as `storyArticle` gives it */
  keepMember(member: Member): Kept {
    return this.#keep(packMember(member));
  }

  /** The member that was kept. @throws StateLost when its bytes are gone */
  memberOf(kept: Kept): Member {
    return unpackMember(this.#expanded(kept));
  }

  keepStory(story: RestingStory): Kept {
    return this.#keep(Buffer.from(JSON.stringify(story)));
  }

  /** The story that was kept. @throws StateLost when its bytes are gone */
  storyOf(kept: Kept): RestingStory {
    const { buffer, byteOffset, length } = this.#expanded(kept);
    return JSON.parse(Buffer.from(buffer, byteOffset, length).toString()) as RestingStory;
  }

  /** Counts bytes as the most recently kept. */
  renew(kept: Kept): void {
    if (this.#inMemory.delete(kept)) this.#inMemory.add(kept);
  }

  /** Gives bytes up. */
  drop(kept: Kept): void {
    if (this.#inMemory.delete(kept)) this.#note(-kept.length);
    else {
      this.#shelf.free(kept.place, kept.length);
      this.#noteAway(-kept.length);
    }
  }

  putAway(): boolean {
    const { figures } = this.#room;
    const [oldest] = this.#inMemory;
    if (!oldest?.bytes) return false;
    const place = this.#shelf.put(oldest.bytes);
    if (place === null) {
      figures.refused++;
      return false;
    }
    figures.putAway++;
    this.#inMemory.delete(oldest);
    oldest.bytes = null;
    oldest.place = place;
    this.#note(-oldest.length);
    this.#noteAway(oldest.length);
    return true;
  }

  /** Gives everything up; nothing can be asked of it afterwards. */
  close(): void {
    this.#room.leave(this);
    this.#note(-this.#held);
    this.#noteAway(-this.#away);
    this.#inMemory.clear();
    this.#shelf.close();
  }

  #keep(packed: Uint8Array): Kept {
    const bytes = this.#compression.compress(packed);
    const kept: Kept = { bytes, length: bytes.length, place: 0 };
    this.#inMemory.add(kept);
    this.#note(kept.length);
    this.#room.fit();
    return kept;
  }

  #expanded(kept: Kept): Uint8Array {
    const { figures } = this.#room;
    figures.unpacked++;
    if (kept.bytes === null) figures.fetched++;
    return this.#compression.expand(kept.bytes ?? this.#shelf.read(kept.place, kept.length));
  }

  #note(bytes: number): void {
    this.#held += bytes;
    this.#room.note(bytes);
  }

  #noteAway(bytes: number): void {
    this.#away += bytes;
    this.#room.away += bytes;
  }
}
