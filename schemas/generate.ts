/**
 * Writes the generated part of the contract from its sources: a self-contained Avro schema of each record, TypeScript
 * types, JSON Schemas and the AsyncAPI document.
 * `node schemas/generate.ts` writes; with `--check` it only compares and exits 1 when a file is stale.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { asyncApi } from './asyncapi.ts';
import { avroDefinitions } from './avro-source.ts';
import { jsonSchema } from './json-schema.ts';
import { rawJsonSchema } from './raw-fields.ts';
import { schemaFiles } from './schema-files.ts';

type Node = string | Node[] | { [key: string]: unknown };

const PRIMITIVES: Record<string, string> = {
  null: 'null',
  boolean: 'boolean',
  int: 'number',
  long: 'number',
  float: 'number',
  double: 'number',
  string: 'string',
  bytes: 'Buffer',
};

function typeOf(node: Node): string {
  if (typeof node === 'string') return PRIMITIVES[node] ?? node.replace('newsfold.v1.', '');
  if (Array.isArray(node)) {
    const members = node.map(typeOf);
    return [
      ...members.filter((member) => member !== 'null'),
      ...members.filter((member) => member === 'null'),
    ].join(' | ');
  }
  if (node.type === 'array') return `ReadonlyArray<${typeOf(node.items as Node)}>`;
  if (node.type === 'record' || node.type === 'enum') return String(node.name);
  return typeOf(node.type as Node);
}

function docBlock(text: unknown, indent: string): string {
  return typeof text === 'string' ? `${indent}/** ${text} */\n` : '';
}

function declaration(node: { [key: string]: unknown }): string {
  if (node.type === 'enum') {
    const symbols = (node.symbols as string[]).map((symbol) => `'${symbol}'`).join(' | ');
    return `${docBlock(node.doc, '')}export type ${node.name} = ${symbols};\n`;
  }
  const fields = (node.fields as { [key: string]: unknown }[]).map(
    (field) => `${docBlock(field.doc, '  ')}  readonly ${field.name}: ${typeOf(field.type as Node)};\n`,
  );
  return `${docBlock(node.doc, '')}export interface ${node.name} {\n${fields.join('')}}\n`;
}

/** The text of generated/records.ts. */
export function recordTypes(): string {
  const declarations = [...avroDefinitions().values()].map((node) =>
    declaration(node as { [key: string]: unknown }),
  );
  return `// Generated from schemas/sources by \`npm run generate\`; do not edit.\n\n${declarations.join('\n')}`;
}

/** Every generated file, by its path inside schemas/. */
export function generatedFiles(): ReadonlyMap<string, string> {
  return new Map([
    ...schemaFiles(),
    ['generated/records.ts', recordTypes()],
    ['generated/raw-article.schema.json', `${JSON.stringify(rawJsonSchema(), null, 2)}\n`],
    ['generated/story.schema.json', `${JSON.stringify(jsonSchema('Story'), null, 2)}\n`],
    ['generated/asyncapi.json', `${JSON.stringify(asyncApi(), null, 2)}\n`],
  ]);
}

function main(check: boolean): void {
  const stale: string[] = [];
  for (const [path, text] of generatedFiles()) {
    const url = new URL(path, import.meta.url);
    if (check) {
      let current = '';
      try {
        current = readFileSync(url, 'utf8');
      } catch {
        // A file that is not there is stale like one that differs.
      }
      if (current !== text) stale.push(`schemas/${path}`);
    } else {
      mkdirSync(new URL('.', url), { recursive: true });
      writeFileSync(url, text);
    }
  }
  if (stale.length > 0) {
    process.stderr.write(`stale: ${stale.join(', ')}; run \`npm run generate\` and commit the result\n`);
    process.exitCode = 1;
  }
}

if (import.meta.main) main(process.argv.includes('--check'));
