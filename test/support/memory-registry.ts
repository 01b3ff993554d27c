/** A schema registry in memory: the few calls of the Confluent API that newsfold makes, for tests without Java. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a registry knows. */
export interface RegistryCopy {
  /** The schema of each id, from 1. */
  readonly schemas: readonly string[];
  readonly subjects: readonly string[];
  readonly kinds: readonly (readonly [schema: string, kind: unknown])[];
}

/** A running registry. */
export interface MemoryRegistry {
  readonly url: string;
  /** Answers the next requests with 503, as a registry that is starting. */
  fail(requests: number): void;
  /** All that it knows, as a copy of its database. */
  copy(): RegistryCopy;
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

/**
 * Starts a registry on a free port of loopback. Ids count from 1; the same schema has one id.
 * @param restored what it begins with: nothing, or what another one knew
 */
export async function startMemoryRegistry(restored?: RegistryCopy): Promise<MemoryRegistry> {
  const schemas = [...(restored?.schemas ?? [])];
  const subjects = new Set(restored?.subjects);
  const kinds = new Map(restored?.kinds);
  const levels = new Map<string, unknown>();
  let failing = 0;
  const answer = async (request: IncomingMessage): Promise<readonly [status: number, body: unknown]> => {
    const body = await bodyOf(request);
    if (failing > 0) {
      failing -= 1;
      return [503, { error_code: 50301, message: 'starting' }];
    }
    const [, first, second = '', third] = (request.url ?? '').split('/');
    const name = decodeURIComponent(second);
    if (first === 'config' && request.method === 'PUT') {
      levels.set(name, body.compatibility);
      return [200, body];
    }
    if (first === 'config') {
      const level = levels.get(name);
      return level === undefined ? [404, { error_code: 40401 }] : [200, { compatibilityLevel: level }];
    }
    if (first === 'subjects' && request.method === 'POST') {
      const schema = String(body.schema);
      if (third === undefined) {
        const found = subjects.has(`${name} ${schema}`);
        return found ? [200, { id: schemas.indexOf(schema) + 1 }] : [404, { error_code: 40403 }];
      }
      subjects.add(`${name} ${schema}`);
      if (!schemas.includes(schema)) schemas.push(schema);
      kinds.set(schema, body.schemaType ?? 'AVRO');
      return [200, { id: schemas.indexOf(schema) + 1 }];
    }
    const schema = first === 'schemas' ? schemas[Number(third) - 1] : undefined;
    if (schema !== undefined) {
      const schemaType = kinds.get(schema);
      // As Confluent's registry does it, which leaves out what is Avro.
      return [200, schemaType === 'AVRO' ? { schema } : { schema, schemaType }];
    }
    return first === 'subjects' ? [200, []] : [404, { error_code: 40403, message: 'Schema not found' }];
  };
  const server = createServer((request, response) => {
    answer(request).then(
      ([status, body]) => {
        response.writeHead(status, { 'content-type': 'application/vnd.schemaregistry.v1+json' });
        response.end(JSON.stringify(body));
      },
      (error: Error) => {
        response.writeHead(500);
        response.end(error.message);
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fail: (requests) => {
      failing = requests;
    },
    copy: () => ({ schemas: [...schemas], subjects: [...subjects], kinds: [...kinds] }),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
