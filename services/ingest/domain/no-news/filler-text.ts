/** The Latin that designers put where a text will be. */

/** Words of it, as its usual generators mix them. */
const FILLER_WORDS: ReadonlySet<string> = new Set(
  (
    'lorem ipsum dolor sit amet consectetur consectetuer adipiscing adipisci elit sed do eiusmod tempor incididunt ut ' +
    'labore et dolore magna aliqua enim ad minim veniam quis nostrud exercitation ullamco laboris nisi aliquip ex ea ' +
    'commodo consequat duis aute irure in reprehenderit voluptate velit esse cillum eu fugiat nulla pariatur excepteur ' +
    'sint occaecat cupidatat non proident sunt culpa qui officia deserunt mollit anim id est laborum nunc vitae mauris ' +
    'pellentesque habitant morbi tristique senectus netus malesuada fames ac turpis egestas vestibulum tortor quam ' +
    'feugiat ultricies eget ante donec libero semper aenean mi placerat leo praesent dapibus neque cursus faucibus ' +
    'vivamus integer nec odio diam nonummy nibh euismod tincidunt laoreet aliquam erat volutpat wisi at cras justo'
  ).split(' '),
);

/** Words looked at; the beginning shows it. */
const MAX_WORDS = 200;

/** Characters in which its best known words stand, if they stand anywhere. */
const BEGINNING = 400;

/** Share of the words that makes a text filler: quoted in an article it stays far below. */
const MOST = 0.5;

/** Whether a text is filler. */
export function isFiller(text: string): boolean {
  if (!/\b(?:lorem ipsum|dolor sit amet|consectetu?er adipiscing)\b/i.test(text.slice(0, BEGINNING)))
    return false;
  const words =
    text
      .slice(0, 4_000)
      .toLowerCase()
      .match(/\p{L}+/gu)
      ?.slice(0, MAX_WORDS) ?? [];
  return words.filter((word) => FILLER_WORDS.has(word)).length >= words.length * MOST;
}
