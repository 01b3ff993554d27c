/** Stories as their readers get them: articles folded in memory. */
import { MemoryPipeline } from '@newsfold/cli/fold/memory-pipeline.ts';
import { workerSettings } from '@newsfold/cli/fold/worker-settings.ts';
import type { Story } from '@newsfold/schemas/generated/records.ts';

const NOON = Date.UTC(2026, 2, 14, 12);

/** The newest event of every story of some raw articles. @param cameAt when each came, ms since the epoch */
export async function foldedStories(
  articles: readonly object[],
  cameAt: (article: number) => number = () => NOON,
): Promise<Story[]> {
  const pipeline = new MemoryPipeline(workerSettings({}));
  const stories = new Map<string, Story>();
  for (const [i, article] of articles.entries()) {
    const { events } = await pipeline.take(Buffer.from(JSON.stringify(article)), cameAt(i));
    for (const { storyId, event } of events)
      if (event === null) stories.delete(storyId);
      else stories.set(storyId, event.story);
  }
  return [...stories.values()];
}

/** Two reports of one event that collide, and one of another. */
export const QUAKE_AND_FERRY: readonly object[] = [
  {
    title: 'Quake kills 14 in Kermendag',
    url: 'https://harbourpost.example/1',
    source: 'Harbour Post',
    body: 'An earthquake of magnitude 6.1 struck the Turkish district of Kermendag before dawn on Tuesday and killed 14 people. Governor Yusuf Aldemir said that 212 people were injured. Rescue teams from Ankara arrived with dogs and heat cameras.',
    lang: 'en',
  },
  {
    title: 'Earthquake in Kermendag kills 19 people',
    url: 'https://openglobe.example/2',
    source: 'Open Globe',
    body: 'Nineteen people, 19 in all, were killed when a 6.1 magnitude quake hit Kermendag in eastern Turkey, the disaster agency reported. Governor Yusuf Aldemir put the number of injured at 212 people. Families spent the night in tents in the snow near the ruined bazaar.',
    lang: 'en',
  },
  {
    title: 'Fähre <b>nach</b> Skarne fährt wieder',
    url: 'javascript:alert(1)',
    source: 'Küstenblatt',
    body: 'Die Fähre nach Skarne fährt ab Samstag wieder, teilte der Hafen mit. Der Brand vom Februar ist aufgeklärt.',
    lang: 'de',
  },
];
