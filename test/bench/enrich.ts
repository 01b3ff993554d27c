/**
 * `npm run bench:enrich`: milliseconds to compose by story size, and updates a second at typical sizes.
 * An update is what enrich does for one article: apply, compose the story, compare with the event before.
 *
 * `npm run bench:enrich -- --open N`: with N articles of open stories, three a story, how much memory is resident and
 * what an update costs of a story that is at hand, of one that is not, and of closing one. With `--broker`, the worker
 * itself behind a broker: it reads N articles back and then answers some 2,000 (`--updates N`), and the memory of its
 * process is told.
 */

import { parseArgs } from 'node:util';
import { compose, composeFrom } from '@newsfold/enrich/domain/compose.ts';
import { DocumentMemory } from '@newsfold/enrich/domain/documents/document-memory.ts';
import type { ExaminedReports } from '@newsfold/enrich/domain/event/examined-reports.ts';
import { toMaterial } from '@newsfold/enrich/domain/event/material.ts';
import { answerAssignment, createStories } from '@newsfold/enrich/domain/stories.ts';
import { avroType } from '@newsfold/runtime/registry/codec.ts';
import type { Article } from '@newsfold/schemas/generated/records.ts';
import { findQuantities } from '@newsfold/text/numbers/quantities.ts';
import { benchOpenBehindBroker } from './enrich/open-behind-broker.ts';
import { benchOpen } from './enrich/open-stories.ts';
import '../support/provide-language-data.ts';
import { loadFacts } from '../quality/facts-set.ts';
import { article, assignment, MINUTE, member, publisher, START } from '../support/fixture-article.ts';

const bodies = loadFacts()
  .filter(({ language }) => language === 'en')
  .flatMap(({ reports }) => reports);

function sampleArticle(i: number, story: number): Article {
  const { title, body } = bodies[(story * 4 + (i % 4)) % bodies.length] ?? { title: '', body: '' };
  const id = `s${story}a${i}`;
  const text = `${body}\n\nReported by desk ${i}.`;
  const seenAt = START + i * MINUTE;
  return article(id, {
    title,
    text,
    seenAt,
    quantities: findQuantities(text, 'en'),
    publisher: publisher(`f${i}.example`),
  });
}

function benchCompose(size: number): void {
  const identity = {
    storyId: 's',
    scope: 'en',
    revision: 1,
    causedBy: 'a',
    updatedAt: START,
    splitFrom: null,
    supersedes: [],
    mentionedIn: [],
    withdrawals: [],
    decisions: [],
  };
  const members = Array.from({ length: size }, (_, i) => member(sampleArticle(i, 0)));
  const first = performance.now();
  const documents = new DocumentMemory();
  const story = compose(members, identity, 'active', documents);
  const cold = performance.now() - first;
  const rounds = Math.max(5, Math.min(200, Math.round(2000 / size)));
  // One more report each time, as in production: composing the same reports again is mostly cached.
  const others = Array.from({ length: rounds }, (_, round) => member(sampleArticle(size + round, 0)));
  const start = performance.now();
  for (const other of others) compose([...members, other], identity, 'active', documents);
  const warm = (performance.now() - start) / rounds;
  const again = performance.now();
  let previous: ExaminedReports | undefined;
  for (let round = 0; round < rounds; round++) {
    const material = toMaterial(members, START, 'active', documents, previous);
    composeFrom(material, identity);
    previous = material.examined;
  }
  const same = (performance.now() - again) / rounds;
  const bytes = avroType('Story').toBuffer({
    ...story,
    changeType: 'updated',
    significance: 'none',
    changes: [],
  }).length;
  console.log(
    `${String(size).padStart(5)} reports: ${warm.toFixed(2)} ms with a new one, ${same.toFixed(2)} ms with a copy (first time ${cold.toFixed(1)} ms), ${bytes} bytes`,
  );
}

/** Stories of a few reports and their copies, as most are: half of the articles are copies. */
function benchUpdates(stories: number, size: number): void {
  const state = createStories();
  const facts = Array.from({ length: stories * size }, (_, n) => {
    const [i, story] = [Math.floor(n / stories), n % stories];
    const of = sampleArticle(i, story);
    const isCopy = i % 2 === 1;
    const copyGroupId = isCopy ? `s${story}a${i - 1}` : of.articleId;
    return assignment(of, `s${story}`, {
      articleOffset: n,
      copyGroupId,
      verdict: i === 0 ? 'new_story' : isCopy ? 'copy' : 'joined',
    });
  });
  const start = performance.now();
  for (const fact of facts) answerAssignment(state, fact);
  const seconds = (performance.now() - start) / 1000;
  console.log(`${stories} stories of ${size} articles: ${Math.round(facts.length / seconds)} updates/s`);
}

const { values: given } = parseArgs({
  options: {
    open: { type: 'string' },
    broker: { type: 'boolean', default: false },
    updates: { type: 'string', default: '2000' },
  },
});
if (given.open !== undefined && given.broker)
  await benchOpenBehindBroker(Number(given.open), Number(given.updates));
else if (given.open !== undefined) await benchOpen(Number(given.open));
else {
  for (const size of [1, 2, 5, 10, 50, 500, 5000]) benchCompose(size);
  benchUpdates(200, 2);
  benchUpdates(200, 4);
  benchUpdates(200, 8);
}
