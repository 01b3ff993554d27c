/**
 * The schemas that records were written with, by their id: asked of the registry, with those that they refer to. What was
 * asked once is kept; a store keeps it for when the registry is away.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { NotNow } from '../loop/not-now.ts';
import { MalformedRecord } from './malformed-record.ts';
import type { RegistryClient } from './registry-client.ts';

/** A schema as the registry has it. */
export interface WrittenSchema {
  /** AVRO, JSON or PROTOBUF. */
  readonly kind: string;
  readonly text: string;
  /** Texts of the schemas that it refers to, each after those that it refers to itself. */
  readonly references: readonly string[];
}

/** Keeps schemas where they outlive the registry's absence. */
export interface SchemaStore {
  /** Reads what was kept, by anybody, again. @throws when it cannot be read */
  load(): Promise<void>;
  /** Keeps a schema; does nothing when it is kept already. */
  keep(id: number, schema: WrittenSchema): void;
  schemaOf(id: number): WrittenSchema | undefined;
  /** Keeps the id that a subject's schema was registered under. */
  keepId(subject: string, text: string, id: number): void;
  idOf(subject: string, text: string): number | undefined;
}

/** Attempts, the pause after the first failure and the time of each, ms: together well within a group's session. */
const ATTEMPTS = 4;
const PAUSE_MS = 300;
const TIMEOUT_MS = 2000;
/** References followed from one schema; more are a circle. */
const MAX_REFERENCES = 100;

interface Reference {
  readonly subject: string;
  readonly version: number;
}

interface Answer {
  readonly schema?: unknown;
  readonly schemaType?: unknown;
  readonly references?: readonly Reference[];
}

/** See the file's head. */
export class WrittenSchemas {
  readonly #registry: RegistryClient;
  readonly #store: SchemaStore | undefined;
  readonly #known = new Map<number, WrittenSchema>();

  constructor(registry: RegistryClient, store?: SchemaStore) {
    this.#registry = registry;
    this.#store = store;
  }

  /** Notes a schema that this process has registered itself. */
  note(id: number, schema: WrittenSchema): void {
    this.#known.set(id, schema);
    this.#store?.keep(id, schema);
  }

  /**
   * The schema with an id.
   * @throws MalformedRecord when the registry does not know it; NotNow when it does not answer and nobody has kept it
   */
  async get(id: number): Promise<WrittenSchema> {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const schema = await this.#ask(id).catch(async (error: unknown) => {
      if (error instanceof MalformedRecord) throw error;
      const kept = await this.#kept(id);
      if (kept !== undefined) return kept;
      throw new NotNow('registry', `schema ${id} cannot be asked for: ${(error as Error).message}`, {
        cause: error,
      });
    });
    this.note(id, schema);
    return schema;
  }

  async #kept(id: number): Promise<WrittenSchema | undefined> {
    // Without the store there is what the registry has: nothing, now.
    await this.#store?.load().catch(() => undefined);
    return this.#store?.schemaOf(id);
  }

  async #ask(id: number): Promise<WrittenSchema> {
    const answer = await this.#get(`/schemas/ids/${id}`);
    if (answer === undefined)
      throw new MalformedRecord('unknown-schema', `the registry knows no schema with id ${id}`);
    const { schema: text, schemaType = 'AVRO', references = [] } = answer;
    if (typeof text !== 'string')
      throw new MalformedRecord('unknown-schema', `the registry's schema ${id} is none`);
    return { kind: String(schemaType), text, references: await this.#referenced(references) };
  }

  async #referenced(first: readonly Reference[]): Promise<readonly string[]> {
    const texts = new Map<string, string>();
    const follow = async (references: readonly Reference[], depth: number): Promise<void> => {
      for (const { subject, version } of references) {
        const key = `${subject}/${version}`;
        if (texts.has(key) || depth > MAX_REFERENCES) continue;
        const answer = await this.#get(`/subjects/${encodeURIComponent(subject)}/versions/${version}`);
        if (typeof answer?.schema !== 'string')
          throw new MalformedRecord('unknown-schema', `a schema refers to ${key}, which the registry lacks`);
        await follow(answer.references ?? [], depth + 1);
        texts.set(key, answer.schema);
      }
    };
    await follow(first, 1);
    return [...texts.values()];
  }

  /** What the registry answers; undefined for what it does not have. @throws when it does not answer in time */
  async #get(path: string): Promise<Answer | undefined> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#registry.get<Answer>(path, TIMEOUT_MS);
      } catch (error) {
        if (attempt === ATTEMPTS) throw error;
        await sleep(PAUSE_MS * attempt);
      }
    }
  }
}
