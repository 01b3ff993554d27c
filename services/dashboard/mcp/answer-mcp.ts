/**
 * POST /mcp: the Model Context Protocol over streamable HTTP, without sessions: each request is answered by itself, so that
 * nothing is kept of whoever asks. Loaded with the first request: the SDK is three times what the rest of the dashboard is.
 */
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { z } from 'zod';
import { Problem } from '../http/problem.ts';
import {
  type Agent,
  checkAgainstStories,
  explainPair,
  readFacts,
  readStory,
  searchStories,
} from './tools.ts';
import { untrusted, WARNING } from './untrusted.ts';

const READS = { readOnlyHint: true, openWorldHint: true } as const;
const id = z.string().min(1).max(300).describe('A storyId that a search gave.');
const filter = (words: string) => z.string().max(300).optional().describe(words);

/** What a tool answers; what is wrong with a question is an answer too. */
function answered(work: () => object) {
  try {
    return untrusted(work());
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { content: [{ type: 'text' as const, text: error.message }], isError: true };
  }
}

function serverOf(agent: Agent): McpServer {
  const server = new McpServer(
    { name: 'newsfold', version: '1.0.0' },
    { instructions: `Stories folded from near-duplicate news reports. ${WARNING}` },
  );
  server.registerTool(
    'search_stories',
    {
      description: 'Stories that have some words, the most important first.',
      inputSchema: {
        q: filter('Words, "phrases in quotes", -words that must not occur; any language.'),
        language: filter('Languages, separated by commas: en,de.'),
        topic: filter('Subjects: health, or an IPTC id.'),
        place: filter('Places by English name, or country codes.'),
        publisher: filter('Outlets, by id.'),
        limit: z.number().int().min(1).max(25).default(10),
      },
      annotations: READS,
    },
    ({ limit, ...search }) => answered(() => searchStories(agent, search, limit)),
  );
  server.registerTool(
    'get_story',
    {
      description: 'One story in short, with its articles.',
      inputSchema: { storyId: id },
      annotations: READS,
    },
    ({ storyId }) => answered(() => readStory(agent, storyId)),
  );
  server.registerTool(
    'get_facts',
    {
      description: 'What independent sources of a story agree on, what they contest, and what one alone has.',
      inputSchema: { storyId: id },
      annotations: READS,
    },
    ({ storyId }) => answered(() => readFacts(agent, storyId)),
  );
  server.registerTool(
    'why',
    {
      description: 'Why two articles are one story, or are not.',
      inputSchema: {
        a: z.string().min(1).max(2000).describe('An article: its id or address.'),
        b: z.string().min(1).max(2000).describe('Another.'),
      },
      annotations: READS,
    },
    ({ a, b }) => answered(() => explainPair(agent, a, b)),
  );
  server.registerTool(
    'check_claim',
    {
      description:
        'Whether stories agree on a claim, contest it, or leave it unknown, with citations. It compares words and numbers, not meaning: read the citations.',
      inputSchema: {
        claim: z.string().min(3).max(500).describe('One sentence, best in the language of the reports.'),
        storyId: id.optional().describe('The story to check against; else those that a search finds.'),
      },
      annotations: READS,
    },
    ({ claim, storyId }) => answered(() => checkAgainstStories(agent, claim, storyId)),
  );
  return server;
}

/** Answers a request whose body has been read. */
export async function answerMcp(agent: Agent, body: unknown): Promise<void> {
  const server = serverOf(agent);
  // No generator of session ids: none is kept.
  const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
  agent.response.once('close', () => {
    void transport.close();
    void server.close();
  });
  // The SDK's own types differ where optional members may be undefined.
  await server.connect(transport as Transport);
  await transport.handleRequest(agent.request, agent.response, body);
}
