/**
 * The calls of the Confluent API that newsfold makes, as whoever the connection says.
 *
 * Rejected: @kafkajs/confluent-schema-registry, which registers before it looks, so that a registry that newsfold may only
 * read keeps it down, reads its credentials once a process, and brings a codec, a validator and protobuf for two calls.
 */
import type { RegistryConnection } from '../config/connection.ts';
import { ask, type HttpAnswer, type HttpQuestion, type HttpTarget } from '../http/http-client.ts';

const TYPE = 'application/vnd.schemaregistry.v1+json';
/** How long the registry may take, ms. */
const TIMEOUT_MS = 5000;
/** What a subject demands of later versions unless somebody has said otherwise. */
const COMPATIBILITY = 'BACKWARD_TRANSITIVE';
/** Codes of the registry for what it does not have: a subject, a version, a schema, a level. */
const UNKNOWN: ReadonlySet<unknown> = new Set([40401, 40402, 40403, 40408]);

/** Statuses that say that newsfold may not. */
const isDenied = (status: number) => status === 401 || status === 403;

/** The registry answered, but not with what was asked for. */
export class RegistryRefused extends Error {
  override readonly name = 'RegistryRefused';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** How a registry is asked. The credentials are read for each question. */
export function registryTarget({ url, tls, basicAuth, bearerToken }: RegistryConnection): HttpTarget {
  return {
    url,
    tls,
    authorization: () => {
      if (bearerToken !== undefined) return `Bearer ${bearerToken.reveal()}`;
      return basicAuth && `Basic ${Buffer.from(basicAuth.reveal()).toString('base64')}`;
    },
  };
}

interface Body {
  readonly error_code?: unknown;
  readonly message?: unknown;
  readonly id?: unknown;
}

function bodyOf({ text }: HttpAnswer): Body | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? body : undefined;
  } catch {
    // A page, or nothing: what the caller makes of it goes by the status and the type.
    return undefined;
  }
}

/** What an answer that is no use says, and what to do. */
export function describeAnswer(answer: HttpAnswer): string {
  const { status, type } = answer;
  const said = bodyOf(answer)?.message;
  const reason = typeof said === 'string' && said !== '' ? `: ${said.slice(0, 300)}` : '';
  if (status === 401)
    return `it answered 401${reason}; it wants to know who asks: look at SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO or SCHEMA_REGISTRY_BEARER_AUTH_TOKEN`;
  if (status === 403) return `it answered 403${reason}; whoever newsfold is may not do this`;
  if (type === 'text/html')
    return `it answered ${status} with a page (text/html): something else stands at this address, as a proxy or a login`;
  if (status === 404 && bodyOf(answer)?.error_code === undefined)
    return 'it answered 404: the Confluent API is not at this path';
  if (status >= 300 && status < 400) return `it answered ${status}: it points elsewhere; give that address`;
  return `it answered ${status}${reason}`;
}

/** See the file's head. */
export class RegistryClient {
  readonly #target: HttpTarget;
  readonly #autoRegister: boolean;

  constructor(connection: RegistryConnection) {
    this.#target = registryTarget(connection);
    this.#autoRegister = connection.autoRegister ?? true;
  }

  async #ask(question: Omit<HttpQuestion, 'timeoutMs'>, timeoutMs = TIMEOUT_MS): Promise<HttpAnswer> {
    try {
      const headers = { accept: `${TYPE}, application/json`, ...(question.body && { 'content-type': TYPE }) };
      return await ask(this.#target, { ...question, headers, timeoutMs });
    } catch (error) {
      throw new Error(
        `the schema registry ${this.#target.url} does not answer: ${(error as Error).message}`,
        {
          cause: error,
        },
      );
    }
  }

  /** The body of a good answer; undefined when the registry does not have it. @throws RegistryRefused otherwise */
  #read(path: string, answer: HttpAnswer): Body | undefined {
    const body = bodyOf(answer);
    if (answer.status === 200 && body !== undefined) return body;
    if (answer.status === 404 && UNKNOWN.has(body?.error_code)) return undefined;
    throw new RegistryRefused(
      answer.status,
      `the schema registry ${this.#target.url}, ${path}: ${describeAnswer(answer)}`,
    );
  }

  /**
   * What the registry has at a path; undefined for what it does not have.
   * @throws RegistryRefused when it answers something else, Error when it does not answer in time
   */
  async get<T extends object>(path: string, timeoutMs: number): Promise<T | undefined> {
    return this.#read(path, await this.#ask({ path }, timeoutMs)) as T | undefined;
  }

  /**
   * The id of an Avro schema under a subject: it is looked up, and registered when the registry does not have it yet. A
   * subject without a compatibility level gets one when its first schema of ours is registered.
   * @throws RegistryRefused or Error with the registry's reason
   */
  async idOf(subject: string, schema: string): Promise<number> {
    const path = `/subjects/${encodeURIComponent(subject)}`;
    const body = JSON.stringify({ schema });
    const found = this.#read(path, await this.#ask({ method: 'POST', path, body }));
    if (found !== undefined) return this.#idIn(path, found);
    if (!this.#autoRegister)
      throw new Error(
        `the schema registry ${this.#target.url} does not have this release's schema under ${subject}, and SCHEMA_REGISTRY_AUTO_REGISTER is false: register its file of schemas/avro there`,
      );
    await this.#ensureCompatibility(subject);
    const versions = `${path}/versions`;
    const registered = this.#read(versions, await this.#ask({ method: 'POST', path: versions, body }));
    return this.#idIn(versions, registered);
  }

  #idIn(path: string, body: Body | undefined): number {
    if (typeof body?.id === 'number') return body.id;
    throw new RegistryRefused(
      200,
      `the schema registry ${this.#target.url}, ${path}: it answered without an id`,
    );
  }

  /** A stored level is left alone, and so is one that newsfold may not see or set. */
  async #ensureCompatibility(subject: string): Promise<void> {
    const path = `/config/${encodeURIComponent(subject)}`;
    const stored = await this.#ask({ path });
    if (isDenied(stored.status) || this.#read(path, stored) !== undefined) return;
    const body = JSON.stringify({ compatibility: COMPATIBILITY });
    const set = await this.#ask({ method: 'PUT', path, body });
    if (!isDenied(set.status)) this.#read(path, set);
  }
}
