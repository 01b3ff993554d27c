/** Holds answers against the OpenAPI document that describes them: no answer is given that is not described. */
import Ajv2020 from 'ajv/dist/2020.js';

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: 'path' | 'query';
    readonly schema: Readonly<Record<string, unknown>>;
  }[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: { readonly $ref: string } }>>;
  };
  readonly responses: Readonly<
    Record<
      string,
      { readonly content?: Readonly<Record<string, { readonly schema: { readonly $ref: string } }>> }
    >
  >;
}

/** An OpenAPI document, as far as it is read here. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

/** See the file's head. */
export class OpenApiChecker {
  readonly document: OpenApiDocument;
  readonly #ajv = new Ajv2020.default({
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allErrors: true,
  });

  /** @param document as its address gives it */
  constructor(document: unknown) {
    this.document = document as OpenApiDocument;
    this.#ajv.addVocabulary(['components']);
    this.#ajv.addSchema({ $id: 'openapi', components: this.document.components });
  }

  /** The operation that answers a path, without its query. */
  operation(path: string, method = 'GET'): Operation | undefined {
    const parts = path.split('/');
    const found = Object.entries(this.document.paths).find(([pattern]) => {
      const names = pattern.split('/');
      return (
        names.length === parts.length && names.every((name, at) => name.startsWith('{') || name === parts[at])
      );
    });
    return found?.[1][method.toLowerCase()];
  }

  /** What is wrong with an answer; empty when nothing is. */
  async faults(path: string, response: Response, method = 'GET'): Promise<readonly string[]> {
    const operation = this.operation(path.split('?')[0] ?? '', method);
    // What is not answered is not described either.
    if (operation === undefined) return response.status === 405 ? [] : [`${path} is not described`];
    const described = operation.responses[String(response.status)];
    if (described === undefined) return [`${path}: status ${response.status} is not described`];
    const [type = ''] = (response.headers.get('content-type') ?? '').split(';');
    const content = described.content?.[type];
    if (described.content === undefined) return [];
    if (content === undefined) return [`${path}: ${response.status} with ${type} is not described`];
    if (!type.endsWith('json')) return [];
    return this.faultsOf(content.schema.$ref, await response.clone().json());
  }

  /** What is wrong with a value of a schema of the document. @param ref `#/components/schemas/…` */
  faultsOf(ref: string, value: unknown): readonly string[] {
    const validate = this.#ajv.getSchema(`openapi${ref}`);
    if (validate === undefined) return [`there is no ${ref}`];
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
  }
}
