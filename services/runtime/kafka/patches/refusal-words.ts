/**
 * Patch of kafkajs: where the broker refuses to create a topic or to change its settings it says why ("Replication factor:
 * 3 larger than available brokers: 1"), and kafkajs keeps the error's code alone.
 */
import { kafkajsInternals } from './kafkajs.ts';

/** What one topic of a request got as its answer. */
interface Answer {
  readonly topic?: string;
  readonly resourceName?: string;
  readonly errorCode: number;
  readonly errorMessage?: string | null;
}

interface Response {
  parse(data: { readonly topicErrors?: readonly Answer[]; readonly resources?: readonly Answer[] }): unknown;
}

const RESPONSES = [
  'createTopics/v1',
  'createTopics/v2',
  'createTopics/v3',
  'alterConfigs/v0',
  'alterConfigs/v1',
] as const;

/** What the broker said of each topic that it refused. */
function wordsOf(answers: readonly Answer[]): string {
  return answers
    .filter(({ errorCode }) => errorCode !== 0)
    .map(({ topic, resourceName, errorMessage }) => `${topic ?? resourceName}: ${errorMessage ?? ''}`)
    .join('; ');
}

/**
 * Applies the patch.
 * @throws Error when kafkajs does not look as expected
 */
export function patchRefusalWords(): void {
  for (const path of RESPONSES) {
    const response = kafkajsInternals.load<Response>(`src/protocol/requests/${path}/response.js`);
    const original = response.parse;
    kafkajsInternals.confirm('the words of a refusal', typeof original === 'function');
    response.parse = async (data) => {
      try {
        return await original(data);
      } catch (error) {
        const words = wordsOf(data.topicErrors ?? data.resources ?? []);
        if (error instanceof Error && words !== '') error.message = `${error.message}: ${words}`;
        throw error;
      }
    };
  }
}
