/** The launcher's figures, counted on the topics of the deployment: what is restarted loses none of them. */
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import type { Codec } from '@newsfold/runtime/registry/codec.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import { stageLags } from '../cluster/drain.ts';
import { LetterCounter } from '../status/letter-counter.ts';
import type { Figures } from './view.ts';

/** Counts them, again and again. */
export class DeploymentFigures {
  readonly #broker: Broker;
  readonly #prefix: string;
  readonly #letters: LetterCounter;

  constructor(broker: Broker, codec: Codec, prefix: string) {
    this.#broker = broker;
    this.#prefix = prefix;
    this.#letters = new LetterCounter(broker, codec, prefix);
  }

  async #ends(topic: string): Promise<number> {
    return (await this.#broker.offsets(topic)).reduce((sum, { high }) => sum + high, 0);
  }

  /** @param stories how many are live */
  async count(stories: number): Promise<Figures> {
    const rejected = new Map<string, number>();
    for (const reasons of Object.values(await this.#letters.update()))
      for (const [reason, count] of Object.entries(reasons ?? {}))
        rejected.set(reason, (rejected.get(reason) ?? 0) + count);
    const lags = await stageLags(this.#broker, this.#prefix);
    return {
      raw: await this.#ends(topicName(this.#prefix, 'raw')),
      articles: await this.#ends(topicName(this.#prefix, 'articles')),
      rejected,
      stories,
      behind: lags.reduce((sum, { behind }) => sum + behind, 0),
    };
  }
}
