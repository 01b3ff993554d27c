/** What the reader's browser keeps, for good or for as long as a tab is open; one that keeps nothing has nothing. */

/** Reads what is kept. */
export function kept(store: () => Storage, key: string): string | null {
  try {
    return store().getItem(key);
  } catch {
    // The reader's browser forbids it: nothing is remembered.
    return null;
  }
}

/** Keeps a text; null forgets it. */
export function keep(store: () => Storage, key: string, value: string | null): void {
  try {
    if (value === null) store().removeItem(key);
    else store().setItem(key, value);
  } catch {
    // As above, or it is full.
  }
}

/** For good. */
export const forGood = (): Storage => localStorage;
/** As long as the tab is open. */
export const forTab = (): Storage => sessionStorage;
