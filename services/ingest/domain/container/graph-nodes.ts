/** The nodes of a graph in JSON-LD: which of them are news, and what they say of each other. */
import type { RawInput } from '../parse-raw.ts';
import { isObject, only } from '../read-value.ts';

/** Types of nodes that describe a site, a page or a person, and are no news beside an article. */
const DESCRIBING =
  /^(?:https?:\/\/schema\.org\/)?(?:WebSite|(?:\w+)?WebPage|CollectionPage|AboutPage|ProfilePage|SearchAction|SearchResultsPage|(?:\w+)?Organization|Corporation|Person|(?:\w+)?Object|Brand|BreadcrumbList|ItemList|ListItem|SiteNavigationElement|WPHeader|WPFooter|WPSideBar|Place|PostalAddress)$/;

const ARTICLE = /(?:Article|Posting|Report|CriticReview|OpinionPiece)$/;

/** Fields of an article that may name another node by its id. */
const REFERENCES = ['publisher', 'author', 'creator', 'sourceOrganization', 'provider'];

/** Longer names and addresses of a node are not copied into the articles that refer to it, characters. */
const MAX_CHARS = 300;
/** References of one field that are looked up. */
const MAX_REFERENCES = 20;

const isShort = (value: unknown): value is string => typeof value === 'string' && value.length <= MAX_CHARS;

function hasType(node: RawInput, type: RegExp): boolean {
  const given = node['@type'];
  return (Array.isArray(given) ? given : [given]).some((one) => isShort(one) && type.test(one));
}

/** Name and address of the nodes that have both an id and a name. */
function namesOf(nodes: readonly unknown[]): ReadonlyMap<string, RawInput> {
  const names = new Map<string, RawInput>();
  for (const node of nodes) {
    if (!isObject(node) || !isShort(node['@id'])) continue;
    const name = only(node.name);
    const url = isShort(node.url) ? { url: node.url } : {};
    if (isShort(name) && name !== '') names.set(node['@id'], { name, ...url });
  }
  return names;
}

function resolved(value: unknown, names: ReadonlyMap<string, RawInput>): unknown {
  if (Array.isArray(value))
    return value.slice(0, MAX_REFERENCES).map((one) => (Array.isArray(one) ? one : resolved(one, names)));
  if (!isObject(value) || !isShort(value['@id']) || value.name !== undefined) return value;
  return names.get(value['@id']) ?? value;
}

function withNames(node: unknown, names: ReadonlyMap<string, RawInput>): unknown {
  if (!isObject(node)) return node;
  const changed = REFERENCES.filter((field) => Object.hasOwn(node, field)).flatMap(
    (field): [string, unknown][] => {
      const value = resolved(node[field], names);
      return value === node[field] ? [] : [[field, value]];
    },
  );
  return changed.length === 0 ? node : { ...node, ...Object.fromEntries(changed) };
}

/**
 * The members of a list that are news: all, unless some are articles by their `@type`; then those that only describe a
 * site, a page or a person are left out, and publishers and authors that are named by an `@id` are filled in.
 */
export function newsOf(members: readonly unknown[]): readonly unknown[] {
  if (!members.some((member) => isObject(member) && hasType(member, ARTICLE))) return members;
  const names = namesOf(members);
  return members
    .filter((member) => !isObject(member) || !hasType(member, DESCRIBING) || hasType(member, ARTICLE))
    .map((member) => withNames(member, names));
}
