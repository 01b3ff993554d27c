/**
 * What outlets put around their articles decides nothing once it is learned. Each property compares the stories drawn of
 * the same reports in two streams; the first reports of each outlet, which teach, are about nothing else in the stream.
 */
import type { Article } from '@newsfold/schemas/generated/records.ts';
import { articleOf, NOON } from '@newsfold/test/support/article-fixture.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSettings } from '../settings.ts';
import { apply } from '../window/apply.ts';
import { createWindow } from '../window/window.ts';
import { assign } from './assign.ts';

const HOUR = 3_600_000;
const OUTLETS = ['quayside', 'kernwald', 'orzola', 'vertmont'];
/** Reports of an outlet that teach what it puts around them. */
const TEACHING = 3;

const EVENTS = [
  'Ferry sinks off Kisumu drowning forty passengers|A ferry sank off Kisumu on Lake Victoria and forty passengers drowned. The Star of Nyanza carried twice as many people as its licence allows. Coastguards from Kenya and Uganda searched the water through the night.',
  'Reykjavik central bank cuts its key rate|The central bank in Reykjavik cut its key rate by a quarter point. Governor Sigrun Jonsdottir said inflation had fallen faster than expected. Wages decide about further steps, economists in Iceland believe.',
  'Wildfire near Pinecrest closes Sierra highway|A wildfire near Pinecrest closed the Sierra highway and campers were evacuated by boat. Fire chief Ramon Delgado feared that wind would fan the flames toward Stanislaus.',
  'Tarnow chemical plant explosion kills three workers|An explosion at a chemical plant in Tarnow killed three workers. Prosecutor Anna Nowak opened an inquiry into a valve that makes fertiliser for all of Galicia.',
  'Bergen wins cup final against Rosenborg|Bergen won the cup final against Rosenborg by two goals to one. Striker Lars Haugen scored twice before half-time in Oslo and hobbled off the pitch with a torn hamstring.',
].map((line) => line.split('|') as [title: string, text: string]);

/** Reports that nothing else in the stream resembles, one for each turn of an outlet. */
const LESSONS = [
  'Beekeepers count hives in Moravia|Beekeepers counted hives across Moravia after a mild winter. Mites were rarer than feared.',
  'Glass museum opens in Murano|Murano opened a museum of glass in a former furnace. Visitors may blow beads themselves.',
  'Rare orchid flowers in Borneo|Botanists in Borneo saw a ghost orchid flower. It smells of cinnamon and lasts one dusk.',
  'Sledge dogs retire in Nuuk|Eleven sledge dogs retired in Nuuk. Families adopted them within an afternoon.',
  'Chess prodigy beats grandmaster in Baku|A girl of nine beat a grandmaster in Baku. She answered his gambit with a knight.',
  'Tram line returns to Bologna|Bologna laid rails for a tram after sixty years. Shopkeepers grumble about dust.',
  'Salt miners find mammoth tusk in Hallstatt|Miners in Hallstatt dug up a mammoth tusk. Geologists date it to the ice age.',
  'Kite festival lifts off in Ahmedabad|Ten thousand kites rose over Ahmedabad. Birds were treated for cut wings.',
  'Perfume makers blend iris in Grasse|Grasse blends iris again after a drought. Its roots dry for three summers.',
  'Lighthouse keeper leaves Fastnet|The last keeper left the Fastnet lighthouse. A sensor trims the lamp.',
  'Cellist records under ice in Abisko|A cellist recorded suites under lake ice in Abisko. Divers held the microphones.',
  'Potters revive glaze in Fez|Potters in Fez revived a green glaze. The recipe lay in a dowry chest.',
].map((line) => line.split('|') as [title: string, text: string]);

/** Sentences of words that occur nowhere else, some with words of the trade. */
const sentence = fc
  .tuple(
    fc.uniqueArray(
      fc.constantFrom(
        ...'marmots lanterns kettles orbit velvet pebbles hum gently newsletter subscribe reserved cookies otters sway mauve'.split(
          ' ',
        ),
      ),
      { minLength: 3, maxLength: 8 },
    ),
  )
  .map(([words]) => `${words.join(' ')}.`.replace(/^./, (first) => first.toUpperCase()));

interface Habits {
  readonly before: readonly string[];
  readonly footer: readonly string[];
}

const habits = fc.record({
  before: fc.array(sentence, { maxLength: 2 }),
  footer: fc.array(sentence, { minLength: 1, maxLength: 6 }),
});

/** A report of an event by an outlet, at an hour. */
const report = fc.record({
  outlet: fc.nat({ max: OUTLETS.length - 1 }),
  event: fc.nat({ max: EVENTS.length - 1 }),
  cut: fc.nat({ max: 2 }),
});
type Report = typeof report extends fc.Arbitrary<infer T> ? T : never;

const around = (text: string, { before, footer }: Habits): string =>
  [before.join(' '), text, footer.join(' ')].filter((part) => part !== '').join('\n\n');

interface Told {
  readonly outlet: number;
  readonly title: string;
  readonly text: string;
}

const lessons = (from = 0): Told[] =>
  LESSONS.slice(from).map(([title, text], i) => ({ outlet: i % OUTLETS.length, title, text }));

/** One report of an event an outlet; sentences are left out of some, so that not all are copies. */
function reported(reports: readonly Report[]): Told[] {
  const seen = new Set<string>();
  return reports.flatMap(({ outlet, event, cut }) => {
    const key = `${outlet} ${event}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const [title, text] = EVENTS[event] as (typeof EVENTS)[number];
    const sentences = text.split(/(?<=\.) /);
    return [{ outlet, title, text: sentences.filter((_, i) => i !== cut + 1).join(' ') }];
  });
}

function articlesOf(
  told: readonly Told[],
  habitsOf: (outlet: number, at: number) => Habits,
  names = OUTLETS,
): Article[] {
  return told.map(({ outlet, title, text }, at) =>
    articleOf({
      id: `a${at}`,
      title,
      text: around(text, habitsOf(outlet, at)),
      outlet: `${names[outlet]}.example`,
      offset: at,
      publishedAt: NOON + at * HOUR,
      seenAt: NOON + at * HOUR,
    }),
  );
}

const settings = createSettings({ window: { hours: null } });

/** The stories of the articles from a place on, as the articles that each consists of; and what was matched of each. */
function drawn(articles: readonly Article[], from: number) {
  const window = createWindow(settings);
  const own = articles.map((article, offset) => {
    const assignment = assign(window, article, offset);
    apply(window, assignment);
    const left = [...assignment.leftOut].reverse().filter(({ part }) => part === 'text');
    return left
      .reduce((text, { start, end }) => text.slice(0, start) + text.slice(end), article.text)
      .replace(/\s+/g, ' ')
      .trim();
  });
  const stories = [...window.openStories.values()]
    .map(({ members }) => members.filter((slot) => slot >= from))
    .filter((members) => members.length > 0)
    .sort((a, b) => (a[0] as number) - (b[0] as number));
  return { stories, own: own.slice(from) };
}

const CLEAN: Habits = { before: [], footer: [] };

describe('boilerplate', () => {
  /*
   * Left out of the comparison: the stories of the teaching reports themselves, whose boilerplate is not known yet, and
   * other reports of an event by one outlet, which share more than half of their words and teach only what three have.
   */
  test('added to all articles of each outlet changes no story after the articles that teach it', () => {
    fc.assert(
      fc.property(
        fc.array(report, { minLength: 6, maxLength: 14 }),
        fc.tuple(habits, habits, habits, habits),
        (reports, all) => {
          const told = [...lessons(), ...reported(reports)];
          const from = OUTLETS.length * TEACHING;
          const clean = drawn(
            articlesOf(told, () => CLEAN),
            from,
          );
          const dirty = drawn(
            articlesOf(told, (outlet) => all[outlet] as Habits),
            from,
          );
          expect(dirty.own).toEqual(clean.own);
          expect(dirty.stories).toEqual(clean.stories);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('that an outlet changes is learned again without a story lost', () => {
    fc.assert(
      fc.property(
        fc.array(report, { minLength: 6, maxLength: 14 }),
        fc.tuple(habits, habits, habits, habits),
        habits,
        (reports, all, changed) => {
          const relearnt = lessons().map(({ title, text, outlet }) => ({
            outlet,
            title: `${title} again`,
            text: text.replace(/\w+/g, (word) => `${word}x`),
          }));
          const told = [...lessons(), ...relearnt, ...reported(reports)];
          const from = lessons().length + relearnt.length;
          const clean = drawn(
            articlesOf(told, () => CLEAN),
            from,
          );
          const dirty = drawn(
            articlesOf(told, (outlet, at) =>
              outlet === 0 && at >= lessons().length ? changed : (all[outlet] as Habits),
            ),
            from,
          );
          expect(dirty.stories).toEqual(clean.stories);
        },
      ),
      { numRuns: 40 },
    );
  });
});

/* The names are in no text: what an outlet calls itself there is part of how its sentences sound. */
test('renaming the outlets changes no assignment', () => {
  fc.assert(
    fc.property(
      fc.array(report, { minLength: 6, maxLength: 14 }),
      fc.tuple(habits, habits, habits, habits),
      fc.uniqueArray(fc.stringMatching(/^[a-z]{2,4}zq[a-z]{0,6}$/), { minLength: 4, maxLength: 4 }),
      (reports, all, names) => {
        const told = [...lessons(), ...reported(reports)];
        const of = (called: string[]) =>
          drawn(
            articlesOf(told, (outlet) => all[outlet] as Habits, called),
            0,
          );
        expect(of(names)).toEqual(of(OUTLETS));
      },
    ),
    { numRuns: 40 },
  );
});
