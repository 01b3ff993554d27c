/** What a reader can do. Views call these; the controller carries them out. */
import type { Address, ListChoice } from '../model/address.ts';
import type { Watch } from '../net/answers.ts';
import type { ArticleVerb, Filled, LettersMeant, Named, StorySearch } from './change.ts';

/** See the file's head. */
export interface Actions {
  /** Goes to a place of the page, as a link does. */
  go(address: Address): void;
  /** Shows another list. */
  choose(choice: ListChoice): void;
  /** Searches while somebody types: the address changes without a step back. */
  search(words: string): void;
  /** Shows the next stories of the list. */
  more(): void;
  /** Asks again for what is shown. */
  refresh(): void;
  /** Shows what is new. */
  showNew(): void;
  /** Shows the story as it stood at a moment; null for now. */
  showMoment(at: number | null): void;
  /** Opens the quotations of a cell of the matrix, or closes them. */
  toggleCell(row: number, column: number): void;
  toggleHelp(isOpen: boolean): void;
  nextTheme(): void;
  saveHtml(): void;
  copyMarkdown(): void;
  print(): void;
  /** Asks for a token: without one nothing can be changed. */
  askToken(): void;
  forgetToken(): void;
  /** Makes the change that is asked about. */
  makeChange(filled: Filled): void;
  /** Leaves it. */
  dropChange(): void;
  /** Looks for the story that is meant while somebody types. @param except the story that is not */
  findStories(words: string, except: string): void;
  /** How far that search is at this moment. */
  storySearch(): StorySearch;
  /** Moves among the stories that were found, chooses one, or closes them. */
  showSearch(search: StorySearch): void;
  /** These ask about a change first. */
  mergeStory(storyId: string): void;
  /** @param other the article that it is kept with, or apart from */
  changeArticle(verb: ArticleVerb, article: Named, other: Named): void;
  /** @param what the decision in words */
  takeBack(storyId: string, decisionId: string, what: string): void;
  redrive(meant: LettersMeant): void;
  /** @param query the search that it begins with */
  makeWatch(query: string): void;
  pauseWatch(watch: Watch): void;
  deleteWatch(watch: Watch): void;
  /** Shows what a watch would have matched. */
  tryWatch(watch: Watch): void;
}
