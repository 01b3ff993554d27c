/**
 * The operator's last word on a record: to pass it. It is said through the cluster, so that it reaches whichever member
 * has the partition, and also one that has not started yet: the group `GROUP.skips` has committed the offset after the
 * record. The command appends the record's dead letter first.
 */
import type { Broker } from '../log/broker.ts';
import type { LoopContext } from './loop-context.ts';

/** The group whose committed offsets say which records to pass. */
export function skipGroup(groupId: string): string {
  return `${groupId}.skips`;
}

/** What the operator has said, as far as it was asked for. */
export class Skips {
  readonly #broker: Broker;
  readonly #group: string;
  /** The offset to pass, by partition. */
  readonly #offsets = new Map<string, number>();

  constructor(broker: Broker, groupId: string) {
    this.#broker = broker;
    this.#group = skipGroup(groupId);
  }

  /** Asks again. @throws the broker's errors */
  async ask(topic: string): Promise<void> {
    for (const { partition, offset } of await this.#broker.committed(this.#group, topic))
      this.#offsets.set(`${topic}/${partition}`, offset - 1);
  }

  /** Whether a record is to be passed, as far as is known. */
  has({ topic, partition, offset }: { topic: string; partition: number; offset: number }): boolean {
    return this.#offsets.get(`${topic}/${partition}`) === offset;
  }

  /** Asks again, and whether a record is to be passed; a broker that is away has said nothing. */
  async hasNow(
    place: { readonly topic: string; readonly partition: number; readonly offset: number },
    { logger }: Pick<LoopContext, 'logger'>,
  ): Promise<boolean> {
    try {
      await this.ask(place.topic);
    } catch (error) {
      logger.debug({ err: error }, 'whether a record is to be skipped cannot be asked now');
    }
    return this.has(place);
  }
}
