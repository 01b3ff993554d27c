/** What a reader can do. Views call these; the controller carries them out. */
import type { Address, ListChoice } from '../model/address.ts';

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
}
