/** Digests of everything that the analysis makes of every available text: the same before and after an optimisation. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { analyse } from '@newsfold/ingest/domain/analyse.ts';
import type { RawInput } from '@newsfold/ingest/domain/parse-raw.ts';
import { parseRaw } from '@newsfold/ingest/domain/parse-raw.ts';
import { developmentSets, ownSets } from '../../quality/quality-sets.ts';
import { toHtml } from './articles.ts';
import { ORIGIN } from './stages.ts';

const SAMPLE = new URL('../../../services/cli/sample/articles.jsonl', import.meta.url);

/** Outputs of one set of texts. */
interface OutputDigest {
  readonly set: string;
  readonly outputs: number;
  /** First 16 hexadecimal digits of SHA-256 over the outputs as JSON. */
  readonly digest: string;
}

/** An article as it is, without its language, and as HTML, which take different paths through the analysis. */
function renderings(raw: RawInput): RawInput[] {
  const { lang, ...undeclared } = raw;
  const { body } = raw;
  return typeof body === 'string' ? [raw, undeclared, { ...raw, body: toHtml(body) }] : [raw, undeclared];
}

function digest(set: string, raws: readonly RawInput[]): OutputDigest {
  const hash = createHash('sha256');
  const all = raws.flatMap(renderings);
  for (const raw of all) hash.update(`${JSON.stringify(analyse(raw, ORIGIN))}\n`);
  return { set, outputs: all.length, digest: hash.digest('hex').slice(0, 16) };
}

/** Digests of the development sets, of the labelled sets in this repository and of the sample. */
export async function outputDigests(): Promise<OutputDigest[]> {
  const sets = [...(await developmentSets()), ...(await ownSets())];
  const sample = readFileSync(SAMPLE, 'utf8')
    .split('\n')
    .map((line) => parseRaw(Buffer.from(line)))
    .flatMap((parsed) => (parsed.kind === 'parsed' ? [parsed.raw] : []));
  return [
    ...sets.map(({ name, lines }) =>
      digest(
        name,
        lines.flatMap(({ raw }) => (raw === null ? [] : [raw])),
      ),
    ),
    digest('sample', sample),
  ];
}
