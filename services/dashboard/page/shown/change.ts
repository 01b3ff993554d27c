/** A change that a reader is asked about before it is made: what will happen, what is still needed, and what came of it. */

/** Something that the reader fills in. */
export interface Field {
  readonly name: string;
  readonly label: string;
  /** What stands there at first. */
  readonly value: string;
  readonly kind: 'text' | 'password' | 'choice' | 'story';
  /** Whether it may stay empty. */
  readonly mayBeEmpty: boolean;
  /** Of a choice: what can be chosen, with its words. */
  readonly choices: readonly (readonly [value: string, words: string])[];
  /** Of a story: the one that cannot be meant. */
  readonly except: string;
}

/** A story that was found while somebody types. */
export interface FoundStory {
  readonly storyId: string;
  readonly title: string;
  readonly language: string;
}

/** How far the search for a story is. */
export interface StorySearch {
  readonly found: readonly FoundStory[];
  /** Whether the words that stand there were answered. */
  readonly isAnswered: boolean;
  /** Which of them the keys are at; -1 for none. */
  readonly marked: number;
  /** The one that was chosen. */
  readonly chosen: FoundStory | null;
}

/** Nothing is searched yet. */
export const NO_SEARCH: StorySearch = { found: [], isAnswered: false, marked: -1, chosen: null };

/** What was filled in, by the names of fields. */
export type Filled = Readonly<Record<string, string>>;

/** See the file's head. */
export interface Change {
  readonly title: string;
  /** What will happen, in sentences. */
  readonly says: readonly string[];
  /** Words of the button that does it; null where nothing would be done. */
  readonly confirm: string | null;
  readonly fields: readonly Field[];
  /** Does it. @returns a word to the reader @throws Error that says why not */
  readonly run: (filled: Filled) => Promise<string>;
}

/** A change as it is shown. */
export interface ShownChange {
  readonly change: Change;
  readonly search: StorySearch;
  readonly isRunning: boolean;
  readonly problem: string | null;
}

/** A field. */
export const field = (name: string, label: string, more: Partial<Field> = {}): Field => ({
  name,
  label,
  value: '',
  kind: 'text',
  mayBeEmpty: false,
  choices: [],
  except: '',
  ...more,
});

/** An article as a decision speaks of it. */
export interface Named {
  readonly articleId: string;
  readonly title: string;
}

/** What can be decided about one article of a story. */
export type ArticleVerb = 'alone' | 'apart' | 'pin' | 'withdraw';

/** Letters of a worker with a reason. */
export interface LettersMeant {
  readonly worker: string;
  readonly reason: string;
}
