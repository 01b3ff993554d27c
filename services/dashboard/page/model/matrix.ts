/**
 * Who says what: a table of facts by sources, read off the references of an event. Rows are what is contested and what is
 * agreed, by weight; columns are sources by their first report. Copies are folded into the source of their text.
 */
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { say } from '../words/tongue.ts';
import { nestedFacts } from './nested-facts.ts';
import { type Outlets, outletsOf, type Reference } from './outlets.ts';
import { topicOf } from './topic-words.ts';

/** What one source says of one fact. */
export interface MatrixCell {
  /** What stands in it: a dot for "says so", else the value that it gives. */
  readonly sign: string;
  /** The same for who does not see it. */
  readonly words: string;
  /** Where it says so; none where the event names the source without its place. */
  readonly references: readonly Reference[];
}

/** A fact. */
export interface MatrixRow {
  readonly kind: 'agreed' | 'conflict' | 'update';
  /** Whether it is a part of the fact above it, told by itself. */
  readonly isPart: boolean;
  readonly text: string;
  readonly language: string;
  readonly state: string;
  /** By the place of the column; undefined where a source says nothing of it. */
  readonly cells: readonly (MatrixCell | undefined)[];
}

/** A source. */
export interface MatrixColumn {
  readonly id: string;
  readonly name: string;
  readonly isAgency: boolean;
  /** Outlets that carry its text without one of their own. */
  readonly carriers: number;
}

/** See the file's head. */
export interface Matrix {
  readonly columns: readonly MatrixColumn[];
  readonly rows: readonly MatrixRow[];
}

/** Says so. */
export const SAYS = '●';
/** Longest value that stands in a cell as it is, characters; a longer one is cut. */
const CELL_CHARS = 12;

const cut = (text: string) => (text.length <= CELL_CHARS ? text : `${text.slice(0, CELL_CHARS - 1)}…`);

function bySource(references: readonly Reference[], outlets: Outlets): Map<string, Reference[]> {
  const found = new Map<string, Reference[]>();
  for (const reference of references) {
    const article = outlets.article(reference.articleId);
    if (article === undefined) continue;
    const source = outlets.sourceOf(article);
    found.set(source, [...(found.get(source) ?? []), reference]);
  }
  return found;
}

interface Side {
  readonly sign: string;
  readonly words: string;
  readonly bySource: ReadonlyMap<string, readonly Reference[]>;
}

function sidesOf(conflict: Story['conflicts'][number], outlets: Outlets): Side[] {
  return conflict.values.map(({ text, references, publishers }) => {
    const found = new Map<string, readonly Reference[]>(bySource(references, outlets));
    for (const publisher of publishers) if (!found.has(publisher)) found.set(publisher, []);
    return { sign: cut(text), words: say.says(text), bySource: found };
  });
}

/** The cells of a row. Of a source that gave two values, the last one stands with the first. */
function cellsOf(columns: readonly MatrixColumn[], sides: readonly Side[]): (MatrixCell | undefined)[] {
  return columns.map(({ id }) => {
    const said = sides.filter((side) => side.bySource.has(id));
    if (said.length === 0) return undefined;
    return {
      sign: said.map(({ sign }) => sign).join(' → '),
      words: said.map(({ words }) => words).join(`, ${say.andThen} `),
      references: said.flatMap((side) => side.bySource.get(id) ?? []),
    };
  });
}

function columnsOf(story: Story, outlets: Outlets, named: ReadonlySet<string>): MatrixColumn[] {
  const carriers = new Map<string, number>();
  const own = new Set<string>();
  for (const article of story.articles) {
    const source = outlets.sourceOf(article);
    if (article.role === 'copy') carriers.set(source, (carriers.get(source) ?? 0) + 1);
    else own.add(source);
  }
  const known = story.sources.map(({ id }) => id);
  const ids = [...new Set([...known, ...named, ...own])];
  return ids
    .filter((id) => named.has(id) || own.has(id))
    .map((id) => ({
      id,
      name: outlets.nameOf(id),
      isAgency: id.startsWith('agency:'),
      carriers: carriers.get(id) ?? 0,
    }));
}

/** Makes the matrix of a story. */
export function matrixOf(story: Story): Matrix {
  const outlets = outletsOf(story);
  const contested = story.conflicts.map((conflict) => ({ conflict, sides: sidesOf(conflict, outlets) }));
  const facts = nestedFacts(story.agreed).flatMap(({ fact, parts }) => [
    { fact, isPart: false },
    ...parts.map((part) => ({ fact: part, isPart: true })),
  ]);
  const agreed = facts.map(({ fact, isPart }) => {
    const side = { sign: SAYS, words: say.saysSo, bySource: bySource(fact.references, outlets) };
    return { fact, isPart, sides: [side] };
  });
  const named = new Set(
    [...contested, ...agreed].flatMap(({ sides }) => sides.flatMap((side) => [...side.bySource.keys()])),
  );
  const columns = columnsOf(story, outlets, named);
  return {
    columns,
    rows: [
      ...contested.map(({ conflict, sides }) => ({
        kind: conflict.kind,
        isPart: false,
        text: topicOf(conflict),
        language: say.code,
        state: conflict.kind === 'update' ? 'changed' : 'contested',
        cells: cellsOf(columns, sides),
      })),
      ...agreed.map(({ fact, isPart, sides }) => ({
        kind: 'agreed' as const,
        isPart,
        text: fact.text,
        language: fact.language,
        state: fact.state,
        cells: cellsOf(columns, sides),
      })),
    ],
  };
}
