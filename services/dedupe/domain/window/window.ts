/**
 * One scope's memory: the fingerprints of the articles in the window, which story and copy group each belongs to,
 * and the index that finds candidates.
 *
 * Articles leave from the front, in the order they came. An edit takes a new slot and empties its old one. Only
 * `apply` changes a window; everything in it is a function of the assignments applied.
 */

import { DecisionMemory } from '../decisions/decision-memory.ts';
import { PendingNotices } from '../decisions/pending-notices.ts';
import type { TakenBack } from '../decisions/standing.ts';
import { FingerprintView } from '../fingerprint/fingerprint-view.ts';
import { ResidentForm } from '../fingerprint/resident.ts';
import { TermTables } from '../fingerprint/term-tables.ts';
import type { MatchSettings } from '../settings.ts';
import { Arena } from './arena.ts';
import { DocumentFrequency } from './document-frequency.ts';
import { Identities } from './identities.ts';
import { OutletMemory } from './outlet-memory.ts';
import { PairCache } from './pair-cache.ts';
import { ScoreTable } from './score-table.ts';
import { SlotTable, type WindowArticle } from './slot-table.ts';
import { TermIndex } from './term-index.ts';

/** A story that is open. */
export interface WindowStory {
  readonly storyId: string;
  /** Stream time of its founding. */
  readonly foundedAt: number;
  /** Slots of its members in the window, ascending. */
  members: number[];
}

/** Articles of a restore whose terms are counted together. */
const COUNTED_AT_ONCE = 2_048;
const HOUR_MS = 3_600_000;

/** An empty window, with the decisions of its partition. */
export function createWindow(settings: MatchSettings, decisions = new DecisionMemory()): Window {
  return new Window(settings, decisions);
}

/** See the top of the file. Methods that begin with a verb of change are for `apply` alone. */
export class Window {
  readonly settings: MatchSettings;
  readonly index: TermIndex;
  readonly arena = new Arena();
  readonly slots = new SlotTable();
  readonly outlets: OutletMemory;
  /** The partition's; its windows share it. */
  readonly decisions: DecisionMemory;
  /** Notices whose articles have not come yet. */
  readonly notices: PendingNotices = new PendingNotices();
  /** Articles that have left. */
  readonly identities: Identities;
  readonly openStories = new Map<string, WindowStory>();
  /** Not state: see pair-cache.ts. */
  readonly pairs = new PairCache();
  /** Not state: lent to whoever needs the resident form of a new fingerprint. */
  readonly form = new ResidentForm();
  /** Not state: lent to candidate searches. */
  readonly scores = new ScoreTable();
  /** Not state: lent to comparisons with the new article, and with another one at a time. */
  readonly probeTables = new TermTables();
  readonly otherTables = new TermTables();
  /** Articles that the bounds pushed out before their time, since this process began. */
  evictedEarly = 0;
  streamTime = 0;
  /** Offset of the last article applied. */
  lastOffset = -1;
  /** Articles with a smaller offset have left. */
  floorOffset = 0;
  readonly #frequencies = new DocumentFrequency();
  /** Slots from here on are not yet counted in the frequencies. */
  #uncounted = 0;
  /** Topic of the last article's raw record: usually that of all. */
  #topic = '';
  readonly #slotOf = new Map<string, number>();
  /** By the id that ingest gave, the slots of articles that another one's id stands for, ascending. */
  readonly #variants = new Map<string, number[]>();
  /** Names of outlets and agencies, each kept once. */
  readonly #names = new Map<string, string>();
  readonly #view = new FingerprintView();

  constructor(settings: MatchSettings, decisions: DecisionMemory) {
    this.settings = settings;
    this.decisions = decisions;
    this.outlets = new OutletMemory(settings.outlets);
    this.index = new TermIndex(settings.search.indexedTerms);
    this.identities = new Identities(settings.window.identities);
  }

  /** Open stories. */
  get stories(): number {
    return this.openStories.size;
  }

  /** Bytes of fingerprints kept. */
  get bytes(): number {
    return this.arena.bytes;
  }

  /** Articles in the window. */
  get articles(): number {
    return this.#slotOf.size;
  }

  /** Document frequencies of the articles in the window. A restore, which does not ask, counts them in blocks. */
  get frequencies(): DocumentFrequency {
    this.#count();
    return this.#frequencies;
  }

  #count(): void {
    const positions: number[] = [];
    for (; this.#uncounted < this.slots.next; this.#uncounted++) {
      const article = this.slots.at(this.#uncounted);
      if (article) positions.push(article.position);
    }
    if (positions.length === 0) return;
    this.#frequencies.addAll(positions.length, (i) => this.arena.point(positions[i] as number, this.#view));
  }

  /** The slot of an article. */
  slotOf(articleId: string): number | undefined {
    return this.#slotOf.get(articleId);
  }

  /** Articles in the window whose id another article had. */
  get variants(): number {
    let count = 0;
    for (const slots of this.#variants.values()) count += slots.length;
    return count;
  }

  /** The slots of all articles that came under an id which ingest gave, ascending. */
  slotsUnder(articleId: string): readonly number[] {
    const slot = this.#slotOf.get(articleId);
    const variants = this.#variants.get(articleId);
    if (variants === undefined) return slot === undefined ? [] : [slot];
    return slot === undefined ? variants : [slot, ...variants].sort((a, b) => a - b);
  }

  /** Points a view at the fingerprint in a slot. */
  view(slot: number, view: FingerprintView): FingerprintView {
    const article = this.slots.at(slot);
    if (!article) throw new Error(`window: slot ${slot} is empty`);
    return this.arena.point(article.position, view);
  }

  /** Puts an article into the next slot and into its story, which is founded if unknown. */
  insert(given: Omit<WindowArticle, 'position'>, fingerprint: Uint8Array): void {
    const form = this.form.make(fingerprint);
    const { articleId, storyId } = given;
    if (given.topic !== this.#topic) this.#topic = given.topic;
    // Of equal strings one is kept: every record that is read back brings its own copy.
    const slot = this.slots.push({
      articleId,
      variantOf: given.variantOf,
      guidKey: given.guidKey,
      contentHash: given.contentHash,
      articleOffset: given.articleOffset,
      streamTime: given.streamTime,
      topic: this.#topic,
      partition: given.partition,
      offset: given.offset,
      item: given.item,
      timestamp: given.timestamp,
      copyGroupId: given.copyGroupId === articleId ? articleId : given.copyGroupId,
      credit: this.#kept(given.credit),
      storyId: this.openStories.get(storyId)?.storyId ?? storyId,
      position: this.arena.append(form.memory, form.length),
    });
    this.#slotOf.set(articleId, slot);
    if (given.variantOf !== '') this.#addVariant(given.variantOf, slot);
    this.index.add(slot, form);
    if (slot - this.#uncounted >= COUNTED_AT_ONCE) this.#count();
    this.#enter(storyId, slot);
  }

  /** Takes a version out as `remove` does, and remembers that it was here. @param takenBack by whom it was taken back */
  leave(slot: number, takenBack?: TakenBack): void {
    const article = this.slots.at(slot);
    if (article) this.identities.add(article, takenBack);
    this.remove(slot);
  }

  /** Takes an article out of its story and empties its slot. */
  remove(slot: number): void {
    const article = this.slots.at(slot);
    if (!article) return;
    if (slot < this.#uncounted) this.#frequencies.remove(this.arena.point(article.position, this.#view));
    this.#leave(article, slot);
    if (this.#slotOf.get(article.articleId) === slot) this.#slotOf.delete(article.articleId);
    if (article.variantOf !== '') this.#removeVariant(article.variantOf, slot);
    this.slots.clear(slot);
  }

  /** Moves an article to another story, which is founded if unknown. */
  move(articleId: string, storyId: string): void {
    const slot = this.#slotOf.get(articleId);
    const article = slot === undefined ? undefined : this.slots.at(slot);
    if (slot === undefined || !article) return;
    this.#leave(article, slot);
    article.storyId = storyId;
    this.#enter(storyId, slot);
  }

  /** Ends a story; its members stay for copies and frequencies until they leave the window. */
  close(storyId: string): void {
    this.openStories.delete(storyId);
  }

  /** Drops all slots at the front whose article offset is below the floor. */
  evictBefore(articleOffset: number): void {
    this.floorOffset = Math.max(this.floorOffset, articleOffset);
    let slot = this.slots.first;
    for (; slot < this.slots.next; slot++) {
      const article = this.slots.at(slot);
      if (!article) continue;
      if (article.articleOffset >= articleOffset) break;
      if (!this.#isDue(article)) this.evictedEarly++;
      this.leave(slot);
    }
    this.slots.dropBefore(slot);
    this.index.dropBefore(slot);
    const oldest = this.slots.oldest();
    if (oldest) this.arena.dropBefore(oldest.position);
  }

  /** Of equal names one is kept. */
  #kept(name: string): string {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    this.#names.set(name, name);
    return name;
  }

  #isDue(article: WindowArticle): boolean {
    const { hours } = this.settings.window;
    return hours !== null && article.streamTime < this.streamTime - hours * HOUR_MS;
  }

  #addVariant(articleId: string, slot: number): void {
    const slots = this.#variants.get(articleId);
    if (slots === undefined) this.#variants.set(articleId, [slot]);
    else slots.push(slot);
  }

  #removeVariant(articleId: string, slot: number): void {
    const slots = this.#variants.get(articleId)?.filter((one) => one !== slot) ?? [];
    if (slots.length === 0) this.#variants.delete(articleId);
    else this.#variants.set(articleId, slots);
  }

  #enter(storyId: string, slot: number): void {
    const story = this.openStories.get(storyId);
    if (!story) this.openStories.set(storyId, { storyId, foundedAt: this.streamTime, members: [slot] });
    else {
      story.members.push(slot);
      if ((story.members.at(-2) ?? -1) > slot) story.members.sort((a, b) => a - b);
    }
  }

  #leave(article: WindowArticle, slot: number): void {
    const story = this.openStories.get(article.storyId);
    if (!story) return;
    story.members = story.members.filter((member) => member !== slot);
    if (story.members.length === 0) this.openStories.delete(story.storyId);
  }
}
