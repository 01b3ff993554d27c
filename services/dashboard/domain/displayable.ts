/**
 * A story without the words that may not be shown. Of an article whose outlet, or a contract, forbids it, headline, address,
 * outlet and times are left. What cites it is told in the words of another report that says the same, where there is one;
 * else its text is empty, and `restricted` says why.
 */
import type {
  Attribution,
  Change,
  Conflict,
  MaterialChange,
  Reference,
  Story,
  StoryArticle,
  StoryMention,
} from '@newsfold/schemas/generated/records.ts';

/** What is told of reports. */
interface Cited {
  readonly text: string;
  readonly references: readonly Reference[];
}

/** Articles of which headline and address alone may be shown. */
type Barred = ReadonlySet<string>;

function headlineAlone(article: StoryArticle): StoryArticle {
  return article.display === 'full'
    ? article
    : { ...article, authors: [], section: null, image: null, snippet: '' };
}

const mentionAlone = (mention: StoryMention): StoryMention =>
  mention.display === 'full' ? mention : { ...mention, text: '' };

const unquoted =
  (barred: Barred) =>
  (reference: Reference): Reference =>
    barred.has(reference.articleId) ? { ...reference, quote: '' } : reference;

/** What is told in words that may be shown: those at its first reference, else those at another, which then comes first. */
function reworded<T extends Cited>(item: T, barred: Barred): T {
  const references = item.references.map(unquoted(barred));
  const [first] = references;
  if (first === undefined || !barred.has(first.articleId)) return { ...item, references };
  const other = references.find(({ quote }) => quote !== '');
  if (other === undefined) return { ...item, text: '', references };
  const rest = references.filter((one) => one !== other);
  return { ...item, text: other.quote, references: [other, ...rest] };
}

/** What is told in the words of another report says neither who said so nor how it judges in words of the first. */
function ownWords<T extends Cited & { readonly attribution?: Attribution | null }>(told: T, before: T): T {
  const { text, attribution } = told;
  if (text === before.text || !attribution || text.includes(attribution.source)) return told;
  return { ...told, attribution: { ...attribution, source: '' } };
}

/** What reports tell of a story. */
type Facts = Pick<Story, 'keyPoints' | 'agreed' | 'uniqueToSource' | 'conflicts' | 'framings'>;

function rewordedFacts(facts: Facts, barred: Barred): Facts {
  const inWords = <T extends Cited>(items: readonly T[]): readonly T[] =>
    items.map((item) => ownWords(reworded(item, barred), item));
  return {
    // One that says nothing any more is none.
    keyPoints: inWords(facts.keyPoints).filter(({ text }) => text !== ''),
    agreed: inWords(facts.agreed).map((fact) => ({
      ...fact,
      history: fact.history.map((step) => ({ ...step, reference: unquoted(barred)(step.reference) })),
    })),
    uniqueToSource: inWords(facts.uniqueToSource),
    conflicts: facts.conflicts.map((conflict) => ({
      ...conflict,
      // A figure is nobody's words.
      values: conflict.values.map((value) => {
        const told = ownWords(reworded(value, barred), value);
        if (told.text === value.text) return told;
        return { ...told, text: value.value === null ? told.text : String(value.value) };
      }),
    })),
    framings: facts.framings.map((framing) => ({
      ...framing,
      tellings: inWords(framing.tellings).map((telling, at) =>
        telling.text === framing.tellings[at]?.text
          ? telling
          : { ...telling, words: telling.words.filter((word) => telling.text.includes(word)) },
      ),
    })),
  };
}

/** What may be said of changes: the words that the facts still have. */
class Sayable {
  readonly #texts: readonly string[];
  readonly #slots: ReadonlySet<string>;

  constructor(before: Facts, after: Facts) {
    this.#texts = [...after.agreed, ...after.uniqueToSource, ...after.keyPoints].map(({ text }) => text);
    const isTouched = (conflict: Conflict, at: number): boolean =>
      conflict.values.some(({ text }, of) => text !== before.conflicts[at]?.values[of]?.text);
    const touched = new Set(after.conflicts.filter(isTouched).map(({ slot }) => slot));
    this.#slots = new Set(after.conflicts.map(({ slot }) => slot).filter((slot) => !touched.has(slot)));
  }

  /** A text of a change, which may be cut; empty where it may not be said. */
  said(path: string, text: string): string {
    if (path.startsWith('conflicts.')) return this.#slots.has(path.slice('conflicts.'.length)) ? text : '';
    if (path !== 'agreed' && path !== 'uniqueToSource') return text;
    const beginning = text.replace(/…$/, '');
    return this.#texts.some((one) => one.replace(/\s+/g, ' ').startsWith(beginning)) ? text : '';
  }

  material = (change: MaterialChange): MaterialChange => ({
    ...change,
    text: this.said(change.path, change.text),
  });

  change = (change: Change): Change => ({
    ...change,
    from: change.from === null ? null : this.said(change.path, change.from),
    to: change.to === null ? null : this.said(change.path, change.to),
  });
}

/** See the file's head. An event that cites nothing restricted is given back as it is. */
export function displayable(story: Story): Story {
  const isFull = ({ display }: { readonly display: string }): boolean => display === 'full';
  if (story.restricted.length === 0 && story.articles.every(isFull) && story.mentionedIn.every(isFull))
    return story;
  const barred = new Set(
    [...story.restricted, ...story.articles]
      .filter((article) => !isFull(article))
      .map(({ articleId }) => articleId),
  );
  const facts = rewordedFacts(story, barred);
  const sayable = new Sayable(story, facts);
  return {
    ...story,
    ...facts,
    changes: story.changes.map(sayable.change),
    materialChanges: story.materialChanges.map(sayable.material),
    articles: story.articles.map(headlineAlone),
    mentionedIn: story.mentionedIn.map(mentionAlone),
    withdrawn: story.withdrawn.map((withdrawal) => ({
      ...withdrawal,
      facts: withdrawal.facts.map(unquoted(barred)),
    })),
  };
}
