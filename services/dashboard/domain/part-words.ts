/** The parts of a match score in words, by the names that they have in assignments and in story events. */

/** What each part says; of a part that is not here its name has to do. */
const WORDS = {
  bias: 'where every pair begins',
  leadCosine: 'their opening paragraphs use the same words',
  leadOverlap: 'the shorter opening is contained in the other',
  coverage: 'each opening is found in the other text',
  entityCosine: 'they name the same people, places and bodies',
  rarestShared: 'they share a rare word',
  gap: 'days between them',
  otherLanguage: 'reports in languages other than English share fewer words',
  embedding: 'means the same',
  numbersDiffer: 'both give numbers, and none is the same',
  sameOutlet: 'one outlet has both, and seldom reports an event twice',
  age: 'the ages of people that they give',
  localNews: 'both are short items of outlets that report one place, judged by numbers of their own',
  otherDay: 'reports of that story that tell of another day',
};

/** Names of parts. */
export type ScorePart = keyof typeof WORDS;

/** What each part says, by its name. */
export const PART_WORDS: Readonly<Record<string, string>> = WORDS;
