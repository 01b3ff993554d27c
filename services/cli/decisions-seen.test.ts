/** What commands see of decisions, which are answered in every partition: through the workers, on a broker in memory. */

import { decide, decisionOf } from '@newsfold/runtime/decide/override-run.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import { throughPipeline } from '@newsfold/test/support/in-process.ts';
import { MemoryBroker } from '@newsfold/test/support/memory-broker.ts';
import { type MemoryRegistry, startMemoryRegistry } from '@newsfold/test/support/memory-registry.ts';
import { provideLanguageData } from '@newsfold/text/language-data.ts';
import { loadLanguageData } from '@newsfold/text/load-language-data.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drain } from './cluster/drain.ts';
import { loggedDecisions } from './explain/cluster-decisions.ts';
import { type Decision, explainPair } from './explain/explain-pair.ts';
import { pairEvidence } from './explain/pair-evidence.ts';
import { type Fate, MemoryPipeline } from './fold/memory-pipeline.ts';
import { workerSettings } from './fold/worker-settings.ts';
import { Tally } from './input/tally.ts';
import { articleIdOf } from './override/article-name.ts';
import { answerStart, countAnswers } from './publish/count-answers.ts';
import { storiesHtml } from './stories/story-html.ts';
import { storyMarkdown } from './stories/story-markdown.ts';
import { storyText } from './stories/story-text.ts';
import { storyLines, tailedTopics } from './tail/tailed-topics.ts';

const PREFIX = 'd.';
const NOW = Date.UTC(2026, 2, 14, 9);
const at = (minute: number) => new Date(Date.UTC(2026, 2, 14, 8, minute)).toISOString();
const url = (host: string) => `https://${host}.example/fire`;
const WIRE =
  'A fire at the Skarne ferry terminal killed seven people on Saturday, Norland police said. The blaze began in a ' +
  'waiting hall shortly after six in the morning, fire chief Tora Lind told reporters. Some 300 passengers were taken ' +
  'to a school in Vestby.';
const item = (host: string, minute: number, title: string, body: string) => ({
  url: url(host),
  source: host,
  title,
  body,
  publishedAt: at(minute),
  seenAt: at(minute),
});
const REWRITE =
  'people died when flames tore through the ferry terminal in Skarne, according to police in Norland. Fire chief Tora ' +
  'Lind said crews were called at about six on Saturday morning. About 300 travellers waited in a Vestby school.';
const TITLE = 'Fire at Skarne ferry terminal kills seven';

/** A withdrawal before its article, a wire story, copies, rewrites, a kill, a correction and a withdrawal. */
const RAWS = [
  { url: url('late'), source: 'late', pubStatus: 'canceled', seenAt: at(0) },
  item('norpress', 1, TITLE, WIRE),
  item('courier', 2, TITLE, `${WIRE} (Norpress)`),
  item('gazette', 3, TITLE, `${WIRE} (Norpress)`),
  item('ledger', 4, 'Seven dead in Skarne terminal blaze', `Seven ${REWRITE}`),
  item('late', 5, 'Skarne fire was arson, minister says', 'The fire at the Skarne terminal was arson.'),
  {
    ...item(
      'norpress',
      6,
      `MANDATORY KILL: ${TITLE}`,
      'Editors: a kill is mandatory. Please do not use the story, the number was wrong.',
    ),
    url: 'https://norpress.example/kill',
    retracts: [url('norpress')],
  },
  {
    ...item(
      'ledger',
      7,
      'CORRECTED-Five dead in Skarne terminal blaze',
      `(Corrects number of dead to five from seven) Five ${REWRITE}`,
    ),
    url: 'https://ledger.example/fire-corrected',
  },
  { url: url('gazette'), source: 'gazette', status: 'withdrawn', seenAt: at(8) },
];
const LINES = RAWS.map((raw) => Buffer.from(JSON.stringify(raw)));

let registry: MemoryRegistry;
let codec: Codec;
const broker = new MemoryBroker({ now: () => NOW });
const tally = new Tally(() => undefined);
let story: Story;

beforeAll(async () => {
  provideLanguageData(loadLanguageData());
  registry = await startMemoryRegistry();
  codec = new Codec({ url: registry.url });
  await throughPipeline({ broker, registryUrl: registry.url, prefix: PREFIX }, async () => {
    const before = await answerStart(broker, PREFIX);
    const topic = topicName(PREFIX, 'raw');
    broker.put(
      topic,
      0,
      LINES.map((value) => ({ key: null, value })),
    );
    await drain(broker, PREFIX, 30_000, () => undefined);
    const offsets = new Map(LINES.map((_, offset) => [offset, `line ${offset + 1}`]));
    await countAnswers(broker, codec, PREFIX, before, { topic, partition: 0, offsets }, tally);
    const request = { storyIds: [], takesBack: '', by: 'night desk', why: 'read by a person' };
    const articleIds = [articleIdOf(url('courier')), articleIdOf(url('ledger'))];
    const apart = decisionOf({ ...request, kind: 'apart', articleIds }, NOW);
    expect(await decide(broker, codec, PREFIX, apart, 30_000)).toMatchObject({ outcome: 'applied' });
  });
  const decode = codec.decoder('Story');
  for (let partition = 0; partition < 4; partition += 1)
    for (const { value } of broker.records(topicName(PREFIX, 'stories'), partition)) {
      const event = value === null ? null : await decode(value);
      if (event?.articles.some((one) => one.url === url('courier')) && event.withdrawn.length > 2)
        story ??= event;
    }
}, 60_000);
afterAll(() => registry.close());

describe('decisions, as commands see them', () => {
  it('count as one item each, as in a fold', async () => {
    const pipeline = new MemoryPipeline(workerSettings({}));
    const fates: Fate[] = [];
    for (const line of LINES) fates.push(...(await pipeline.take(line, NOW)).fates);
    expect(fates.map(({ kind }) => kind)).toEqual(LINES.map(() => 'accepted'));
    expect(tally.total).toEqual({ accepted: LINES.length, repeated: 0, rejected: {} });
  });

  const explained = async (a: string, b: string) => {
    const decisions = await loggedDecisions(broker, codec, PREFIX, [a, b]);
    const of = (name: string) => decisions.find(({ article }) => article.url === name) as Decision;
    const lines = explainPair(decisions, of(a), of(b));
    return { text: lines.join('\n'), together: pairEvidence(decisions, of(a), of(b), lines).together };
  };

  it('explain what a deployment has drawn by them, and say them once', async () => {
    const { text, together } = await explained(url('courier'), url('ledger'));
    expect(text).toContain('are in two stories');
    expect(text.match(/night desk decided that .* are not one story \("read by a person"\)/g)).toHaveLength(
      1,
    );
    expect(text).not.toContain('belonged elsewhere');
    expect(together).toBe(false);
  });

  it('take an article out of what is explained, whenever they come', async () => {
    const { text, together } = await explained(url('late'), url('gazette'));
    expect(text).toContain(
      `in no common story: ${url('late')} is taken back; ${url('gazette')} is taken back`,
    );
    expect(together).toBe(false);
  });

  it('a kill is explained as a notice', async () => {
    const { text } = await explained(url('norpress'), 'https://norpress.example/kill');
    expect(text).toContain('in no common story: https://norpress.example/kill is a notice to editors');
    expect(text).toContain(`is a kill of ${url('norpress')}`);
  });

  it('stand between the articles that are followed, each once', async () => {
    const filter = { words: [], languages: [], publishers: [], significance: undefined };
    const shown: string[] = [];
    for (const languages of [[], ['en']]) {
      const tailed = tailedTopics('articles', codec, PREFIX, { ...filter, languages }, { colours: false });
      for (let partition = 0; partition < 4; partition += 1)
        for (const record of broker.records(topicName(PREFIX, 'articles'), partition))
          shown.push((await tailed.show(record))?.text ?? '');
    }
    expect(shown.filter((line) => line.includes('decision of')).map((line) => line.slice(9, 40))).toEqual([
      expect.stringMatching(/^decision of late\.example: withd/),
      expect.stringMatching(/^decision of gazette\.example: wi/),
      expect.stringMatching(/^decision of night desk: apart/),
    ]);
  });

  it('are told with the story: what was killed, corrected and withdrawn, and what is an update', () => {
    expect(story.withdrawn.map(({ kind }) => kind).sort()).toEqual(['corrected', 'killed', 'withdrawn']);
    const text = storyText(story);
    expect(text).toMatch(/↻ .*Seven people died .* → Five people died/);
    expect(text).toMatch(/✕ killed by norpress\.example: 1 article still carries it/);
    expect(text).toMatch(/^ {4}killed norpress: Fire at Skarne/m);
    expect(text).not.toMatch(/≠ .*Seven people died .*Five people died/);
    expect(storyLines({ ...story, changeType: 'updated' }, NOW, { colours: false })).toMatch(
      /↻ .*Seven people died/,
    );
    expect(storyMarkdown(story)).toMatch(/\*\*Updated\*\*\n\n- .*Seven people died/);
    expect(storyMarkdown(story)).toMatch(/norpress \(killed\)/);
    expect(storiesHtml([story], '')).toMatch(/<h3>Taken back<\/h3><ul><li>killed by norpress\.example/);
  });

  it('are not missed in events of releases that had none', () => {
    const { withdrawn: _, ...older } = story;
    expect(storyText(older as Story)).not.toContain('✕');
  });
});
