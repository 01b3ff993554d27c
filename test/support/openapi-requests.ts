/** Requests made up from an OpenAPI document: what it describes, and what stumbles over it. */
import fc from 'fast-check';
import type { OpenApiDocument } from './openapi-checker.ts';

/** A request. */
export interface MadeUpRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** What is sent; undefined for nothing. */
  readonly body?: string;
}

type Schema = Readonly<Record<string, unknown>>;

/** Values that no parameter should stumble over. */
export const ODD: readonly string[] = [
  ...['', ' ', '0', '-1', '1e9', '9007199254740993', 'true', 'null', '"', '""', "'", '*', '-', '^', '%00'],
  ...['a AND', 'NEAR(', '{words}:x', '\u0000', '\ud800', '\u202e', '地', 'אב', '../../etc', '<b>'],
  ...['2026-02-31', '2026-03-14T08:14:00+01:00', 'x'.repeat(400)],
];

/** Values of what has no words of its own. */
const USUAL = ['en', 'a', 'courier.example', '1', '5', 'yes', 'q=quake&minSources=2'];

const text = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...ODD) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
);

function parameter(schema: Schema): fc.Arbitrary<string> {
  const { enum: words, items } = schema as { enum?: string[]; items?: { enum?: string[] } };
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...(words ?? items?.enum ?? USUAL)) },
    { weight: 1, arbitrary: text },
  );
}

/** A value of a schema, mostly one that it takes. */
function madeOf(schema: Schema): fc.Arbitrary<unknown> {
  const {
    anyOf,
    enum: words,
    type,
    minimum = 0,
    maximum = 1e6,
    properties,
  } = schema as {
    readonly anyOf?: readonly Schema[];
    readonly enum?: readonly string[];
    readonly type?: string;
    readonly minimum?: number;
    readonly maximum?: number;
    readonly properties?: Readonly<Record<string, Schema>>;
  };
  const taken = (): fc.Arbitrary<unknown> => {
    if (anyOf !== undefined) return fc.oneof(...anyOf.map(madeOf));
    if (words !== undefined) return fc.constantFrom(...words);
    if (type === 'null') return fc.constant(null);
    if (type === 'boolean') return fc.boolean();
    if (type === 'integer') return fc.integer({ min: minimum, max: maximum });
    if (properties === undefined) return fc.oneof(fc.constantFrom(...USUAL), text);
    const members = Object.entries(properties).map(([name, one]) => [name, madeOf(one)] as const);
    return fc.record(Object.fromEntries(members), { requiredKeys: [] });
  };
  return fc.oneof({ weight: 12, arbitrary: taken() }, { weight: 1, arbitrary: fc.jsonValue() });
}

function bodyOf(document: OpenApiDocument, ref: string): fc.Arbitrary<string> {
  const schema = document.components.schemas[ref.split('/').at(-1) ?? ''] as Schema;
  return fc.oneof(
    { weight: 12, arbitrary: madeOf(schema).map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: fc.constantFrom('', '{', '[]', '"', '{"__proto__":{"name":1}}') },
  );
}

/**
 * Requests of every operation of a document. Each is made as often as any other, with a path that names one of `ids`, or
 * what is none.
 * @param ids what is there, by path
 */
export function requestsOf(
  document: OpenApiDocument,
  ids: readonly string[],
): readonly fc.Arbitrary<MadeUpRequest>[] {
  const id = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...ids) },
    { weight: 1, arbitrary: fc.constantFrom('nobody', ...ODD.filter((odd) => odd !== '')) },
  );
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { parameters, requestBody }]) => {
      const query = fc
        .subarray(parameters.filter((one) => one.in === 'query'))
        .chain((chosen) =>
          fc.tuple(...chosen.map(({ name, schema }) => parameter(schema).map((value) => [name, value]))),
        );
      const ref = requestBody?.content['application/json']?.schema.$ref;
      const body = ref === undefined ? fc.constant(undefined) : bodyOf(document, ref);
      return fc.tuple(id, query, body).map(([one, search, sent]) => {
        const at = path.replace('{id}', encodeURIComponent(one.toWellFormed()));
        const asked = new URLSearchParams(search as [string, string][]).toString();
        const request = { method: method.toUpperCase(), path: asked === '' ? at : `${at}?${asked}` };
        return sent === undefined ? request : { ...request, body: sent };
      });
    }),
  );
}
