/** Stories made of parts, for properties: reports that agree, contradict, deny, correct and copy each other at random. */
import { findQuantities } from '@newsfold/text/quantities.ts';
import fc from 'fast-check';
import { article, MINUTE, member, publisher, START } from './fixture-article.ts';
import type { Member } from './live-story.ts';

const toll = fc.constantFrom('Nine', 'At least nine', 'Eleven', 'Twelve', 'More than 350', '353', '1,200');
const dying = fc.constantFrom('died', 'were killed', 'lost their lives', 'were injured', 'are still missing');
const day = fc.constantFrom(
  'on Monday',
  'on Tuesday night',
  'early on Wednesday',
  'in March',
  'from 22 September',
);
const speaker = fc.constantFrom(
  'police said',
  'minister Daniel Kiprono said',
  'according to the operator',
  'the mayor denied',
);
const money = fc.constantFrom('40 million euros', '$2.3bn', '65 million euros', 'a third of its value');

/** A sentence of a report. */
const sentence = fc.oneof(
  fc
    .tuple(toll, dying, day, speaker)
    .map(
      ([n, verb, when, who]) => `${n} people ${verb} when a ferry capsized on Lake Victoria ${when}, ${who}.`,
    ),
  fc
    .tuple(fc.constantFrom('The toll', 'The number of dead'), toll)
    .map(([what, n]) => `${what} has risen to ${n.toLowerCase()}, up from nine earlier.`),
  fc
    .tuple(fc.constantFrom('was', 'was not'), speaker)
    .map(([was, who]) => `The ferry of Sunbird Lines ${was} overloaded, ${who}.`),
  money.map((sum) => `The damage amounts to ${sum}, the insurer Harrow reckons.`),
  day.map(
    (when) => `The inquiry into the sinking near Kisumu begins ${when}, and not on Friday as first reported.`,
  ),
  fc.constantFrom(
    'No one was hurt.',
    'Fishermen pulled 41 people from the water.',
    'Schools along the shore were closed, while classrooms sheltered families.',
    '"We heard a crash," said Peter Omondi, 46, who lost his brother.',
    '',
  ),
);

/** The text of a report: up to six sentences in paragraphs. */
const body = fc.array(sentence, { minLength: 0, maxLength: 6 }).map((sentences) => sentences.join('\n\n'));
const family = fc.constantFrom('a.example', 'b.example', 'c.example', 'd.example', null);
const title = fc.constantFrom(
  'Ferry capsizes on Lake Victoria',
  'UPDATE: Ferry toll rises',
  'Nine dead in ferry disaster | Daily News',
  '',
);

/** A member `id` seen some minutes after START. */
function toMember(id: string, of: readonly [string, string, string | null, number]): Member {
  const [headline, text, source, minutes] = of;
  const fields = { title: headline, text, seenAt: START + minutes * MINUTE };
  return member(
    article(id, { ...fields, quantities: findQuantities(text, 'en'), publisher: publisher(source) }),
  );
}

/** Reports of one story, up to seven, none of them a copy. */
export const storyMembers: fc.Arbitrary<readonly Member[]> = fc
  .array(fc.tuple(title, body, family, fc.nat(600)), { minLength: 1, maxLength: 7 })
  .map((reports) => reports.map((report, i) => toMember(`r${i}`, report)));

/** A verbatim copy of a member under another id, by another outlet, some time later. */
export function copyOf(original: Member, articleId: string): Member {
  const seenAt = original.firstSeenAt + MINUTE;
  return {
    ...original,
    firstSeenAt: seenAt,
    article: { ...original.article, articleId, seenAt, publisher: publisher('copy.example') },
  };
}
