/**
 * True text that looks like boilerplate because one outlet has it twice: quotations, updates, an agency's report inside
 * another, the background of a saga. Written by hand in five languages, and planted into the labelled sets.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type { ReplayLine } from '@newsfold/cli/replay/replay-lines.ts';
import { ownSets } from './quality-sets.ts';
import { ownBank, type Surrounded, surrounded } from './variants.ts';

/** Kinds of true text that an outlet has twice. */
export const KINDS = ['quotations', 'update', 'agency', 'saga'] as const;

interface TrueTexts {
  readonly outlet: string;
  /** Headlines and bodies, in the order in which they appear. */
  readonly quotations: readonly (readonly [title: string, body: string])[];
  readonly update: TrueTexts['quotations'];
  readonly agency: TrueTexts['quotations'];
  readonly saga: TrueTexts['quotations'];
}

/** Articles of one outlet in one language. */
export interface TrueSet {
  readonly name: string;
  readonly language: string;
  readonly articles: readonly Surrounded[];
}

const FOLDER = new URL('./true-text/', import.meta.url);

function lineOf(position: number, outlet: string, lang: string, title: string, body: string): ReplayLine {
  const id = `${lang}-${position}`;
  return { position, number: position + 1, id, raw: { id, lang, source: outlet, title, body } };
}

/** The hand-written articles, in every language among the outlet's other articles, without and with boilerplate. */
export async function handWritten(kind: (typeof KINDS)[number]): Promise<TrueSet[]> {
  const sets = await ownSets();
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const language = file.replace('.json', '');
      const { outlet, [kind]: texts } = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as TrueTexts;
      const lines = texts.map(([title, body], i) => lineOf(i, outlet, language, title, body));
      const bank = ownBank(language);
      const before = sets.find((set) => set.lines[0]?.raw?.lang === language)?.lines.slice(0, 3) ?? [];
      const others = before.map(({ raw }, i) =>
        lineOf(texts.length + i, outlet, language, String(raw?.title), String(raw?.body)),
      );
      const articles = bank
        ? surrounded([...others, ...lines], bank)
        : lines.map((line) => ({ line, boilerplate: [] }));
      return { name: `${language} ${kind}`, language, articles };
    });
}

const QUOTATION = /[^.!?\n]*[“"„«][^”"“»\n]{20,}[”"“»][^.!?\n]*[.!?]/u;
const paragraphsOf = (line: ReplayLine): string[] => String(line.raw?.body ?? '').split(/\n+/);

/** Shorter bodies are teasers. */
const LEAST_BODY = 150;

/** A pair of independent reports of each story that has two with bodies. */
function pairsOf(lines: readonly ReplayLine[]): [ReplayLine, ReplayLine][] {
  const first = new Map<string, ReplayLine>();
  const paired = new Set<ReplayLine>();
  const pairs: [ReplayLine, ReplayLine][] = [];
  for (const line of lines) {
    const { label, copyGroup } = line.raw ?? {};
    const known = first.get(String(label));
    if (String(line.raw?.body ?? '').length < LEAST_BODY) continue;
    if (!known) first.set(String(label), line);
    else if (known.raw?.copyGroup !== copyGroup && !paired.has(known)) {
      paired.add(known);
      pairs.push([known, line]);
    }
  }
  return pairs;
}

/**
 * The labelled sets with true text planted: of each pair of reports of one story, the second quotes a sentence of the
 * first (`quotations`), or repeats all of it after a new paragraph (`update`). One outlet has both reports.
 */
export async function planted(kind: 'quotations' | 'update'): Promise<TrueSet[]> {
  return (await ownSets()).map(({ name, lines }) => {
    const language = String(lines[0]?.raw?.lang);
    const articles = pairsOf(lines).flatMap(([one, other], i) => {
      const outlet = `Outlet ${i % 4}`;
      const [lead = '', ...rest] = paragraphsOf(other);
      const quotation = QUOTATION.exec(String(one.raw?.body))?.[0];
      const body =
        kind === 'update' ? [lead, ...paragraphsOf(one)] : [`${lead} ${quotation ?? ''}`.trim(), ...rest];
      return [
        [String(one.raw?.title), String(one.raw?.body)],
        [String(other.raw?.title), body.join('\n\n')],
      ].map(([title = '', text = ''], j) => lineOf(2 * i + j, outlet, language, title, text));
    });
    return {
      name: `${name} ${kind}`,
      language,
      articles: articles.map((line) => ({ line, boilerplate: [] })),
    };
  });
}

/** Outlets that a language's articles are spread over, so that each has ten and more. */
const OUTLETS: Readonly<Record<string, number>> = { english: 8 };

/** The labelled sets as of few outlets with boilerplate, in the languages that we have phrases in. */
export async function fewOutlets(): Promise<TrueSet[]> {
  return (await ownSets()).flatMap(({ name, lines }) => {
    const language = String(lines[0]?.raw?.lang);
    const bank = ownBank(language);
    if (!bank) return [];
    const count = OUTLETS[name] ?? 2;
    const ofFew = lines
      .filter(({ raw }) => String(raw?.body ?? '') !== '')
      .map(({ raw }, i) =>
        lineOf(i, `Marlowe ${'ABCDEFGH'[i % count]}`, language, String(raw?.title), String(raw?.body)),
      );
    return [{ name, language, articles: surrounded(ofFew, bank) }];
  });
}
