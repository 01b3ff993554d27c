/** Who a report means by a last name, by an office and by what it has named before. */
import type { Article } from '@newsfold/schemas/generated/records.ts';
import { ORGANISATION_WORDS } from '@newsfold/text/lists/entity-words.ts';

const HONORIFIC =
  /^(?:mr|mrs|ms|miss|dr|prof|sir|sen|rep|gov|herr|frau|monsieur|madame|m|mme|señor|señora|sra?|senhora?)\.?\s+/iu;
/** Characters of a report in which the holder of an office is looked for. */
const LOOKED_AT = 20_000;
const NAME = "(?:\\p{Lu}(?:\\.|[\\p{L}'’-]+)\\s){0,3}\\p{Lu}[\\p{L}'’-]+";
/** Characters before and behind an office that name who holds it. */
const AROUND = 90;
const LETTER = /\p{L}/u;
/** "President Ada Moss". */
const NAME_BEHIND = new RegExp(`^\\s(${NAME})`, 'u');
/** "Ada Moss, 61, the new president". */
const NAME_EXPLAINED = new RegExp(
  `(?<!\\p{L})(${NAME}),\\s(?:\\d+,\\s)?(?:the|an?|his|her|their|\\p{L}+['’]s)\\s(?:[\\p{L}-]+\\s){0,2}$`,
  'u',
);
/** "The Moss administration". */
const BODY_BEFORE = /((?:\p{Lu}[\p{L}.&'’-]*\s)+)$/u;
const DETERMINER = /^(?:The|An?|His|Her|Their)\s/u;
/** Words that begin with a capital in front of an office and are no name. */
const NO_NAME =
  /^(?:The|An?|His|Her|Their|Our|But|And|In|On|At|As|For|With|When|While|After|Former|Acting|Senior|Then|U\.?S\.?)$/u;

const lastWord = (name: string): string => name.slice(name.lastIndexOf(' ') + 1);

/** "J. Moss": less of a name than any other. */
const INITIAL = /^\p{Lu}\.?\s/u;

/** Offices of many: no person. */
const BODY =
  /^(?:board|company|firm|group|agency|panel|administration|government|ministry|department|office|team|service|council|police|committee|court|jury|army|navy|military|union|party|network|paper|newspaper|report|embassy|campaign|parliament|staff|crew|family|guard|brigade|bank|club|centre|center|hospital|university|school|study|survey|poll|website|statement|document|lawsuit|complaint|industry|community)$/u;
const AND = /^(?:and|und|y|et|e|и)$/u;
const FULL_NAME = /^(?!The\s)\p{Lu}[\p{L}.'’-]+(?:\s\p{Lu}[\p{L}.'’-]*){1,3}$/u;

/** Whether two names with one last word are one person's: "Ada Moss", "Ada K. Moss", "J. Moss", "Agent Ada Moss". */
function areOne(a: string, b: string): boolean {
  return (
    INITIAL.test(a) ||
    INITIAL.test(b) ||
    a.endsWith(` ${b}`) ||
    b.endsWith(` ${a}`) ||
    a.split(' ')[0] === b.split(' ')[0]
  );
}

/** The people whom a report names, asked for as its sentences name them. */
export class NamedPeople {
  readonly #text: string;
  /** Full names by their last word; null where two people have it. */
  readonly #byLast = new Map<string, string | null>();
  readonly #holders = new Map<string, string>();

  constructor({ entities, text }: Article) {
    this.#text = text.slice(0, LOOKED_AT);
    for (const { name, type } of entities) {
      if (!name.includes(' ') || type === 'place' || type === 'organisation') continue;
      const last = lastWord(name);
      const known = this.#byLast.get(last);
      if (known === undefined || (known !== null && INITIAL.test(known) && !INITIAL.test(name)))
        this.#byLast.set(last, name);
      else if (known !== null && !areOne(known, name)) this.#byLast.set(last, null);
    }
    // Where the full name never stands, the one that does.
    for (const { name, type } of entities)
      if (!name.includes(' ') && (type === 'person' || type === 'unknown') && !this.#byLast.has(name))
        this.#byLast.set(name, name);
  }

  /** A last name in full where one person of the report has it; anything else as it is. */
  inFull(speaker: string): string {
    const bare = speaker.replace(HONORIFIC, '');
    return /^[^\s]+$/u.test(bare) ? (this.#byLast.get(bare) ?? speaker) : speaker;
  }

  /** Whether a speaker is one person: a name of the report, or an office of one ("a police spokesman"). */
  isPerson(speaker: string): boolean {
    const words = speaker.split(' ');
    if (words.some((word) => AND.test(word) || ORGANISATION_WORDS.has(word.toLowerCase()))) return false;
    const last = words.at(-1) as string;
    return (
      this.#byLast.has(last) || FULL_NAME.test(speaker) || (/^\p{Ll}+(?<!s)$/u.test(last) && !BODY.test(last))
    );
  }

  /** The person whom a phrase of capitals names, empty when it names none or somebody of two. */
  personIn(phrase: string): string {
    for (const word of phrase.split(/\s+/).toReversed()) {
      const name = this.#byLast.get(word.replace(/['’]s$|[.,]$/gu, ''));
      if (name !== undefined) return name ?? '';
    }
    return '';
  }

  /** The people whom a text names by their last words. */
  allIn(text: string): string[] {
    return [...this.#byLast].flatMap(([word, name]) => (name !== null && text.includes(word) ? [name] : []));
  }

  /**
   * Who holds an office, or what body is meant, by all that the report says of it: "the president" where it has one
   * "President Ada Moss", "her lawyer" where it has "her lawyer, Ada Moss", "the administration" where it has one "Moss
   * administration". Empty when it has none or several.
   */
  holderOf(phrase: string): string {
    const office = phrase.replace(/^\p{L}+['’]?s?\s/u, '').replace(/^(?:[\p{Lu}][^\s]*\s)+/u, '');
    let holder = this.#holders.get(office);
    if (holder === undefined) {
      holder = this.#find(office);
      this.#holders.set(office, holder);
    }
    return holder;
  }

  /** Where the report has the words of an office, each with a capital or without. */
  #placesOf(office: string): number[] {
    const text = this.#text;
    const capitals = office.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
    const places: number[] = [];
    for (const form of [office, capitals])
      for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1))
        if (!LETTER.test(text[at - 1] ?? ' ') && !LETTER.test(text[at + form.length] ?? ' ')) places.push(at);
    return places;
  }

  #find(office: string): string {
    if (!/^\p{Ll}[\p{L}\s-]{3,40}$/u.test(office)) return '';
    const names = new Set<string>();
    const bodies = new Set<string>();
    const add = (name: string | undefined): void => {
      const bare = name?.replace(/(?:['’]s|\.)$/u, '') ?? '';
      const isName = bare !== '' && !bare.split(' ').some((word) => NO_NAME.test(word));
      if (isName && (bare.includes(' ') || this.#byLast.has(bare))) names.add(this.inFull(bare));
    };
    for (const at of this.#placesOf(office)) {
      add(NAME_BEHIND.exec(this.#text.slice(at + office.length, at + office.length + AROUND))?.[1]);
      const before = this.#text.slice(Math.max(0, at - AROUND), at);
      if (before.includes(',')) add(NAME_EXPLAINED.exec(before)?.[1]);
      const body = BODY_BEFORE.exec(before)?.[1]?.trim() ?? '';
      if (body !== '' && !NO_NAME.test(body)) bodies.add(`${body.replace(DETERMINER, '')} ${office}`);
    }
    if (names.size === 0) for (const body of bodies) names.add(body);
    // "Trump" and "Donald Trump" are one.
    const byLast = new Map(
      [...names].sort((a, b) => a.length - b.length).map((name) => [lastWord(name), name]),
    );
    return byLast.size === 1 ? ([...byLast.values()][0] as string) : '';
  }
}
