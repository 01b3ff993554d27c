/**
 * Finds articles under keys that nobody has told of: in a document that says nothing itself, and is no article for any
 * other reason, whatever is plainly a list of articles is one.
 */
import { RAW_FIELDS, type RawFieldName } from '@newsfold/schemas/raw-fields.ts';
import { type Container, isArticle, joinContainers } from '../find-container.ts';
import { FoundFields, rankOfName } from '../find-fields.ts';
import { openMember } from '../open-envelope.ts';
import type { RawInput } from '../parse-raw.ts';
import { isObject } from '../read-value.ts';

/** Objects in objects that are searched. */
const MAX_DEPTH = 3;
/** Keys of an object that are looked at. */
const MAX_KEYS = 100;
/** Members of a list that are looked at. */
const MAX_LOOKED_AT = 5;
/** Fewest values of an object that holds articles by their ids. */
const MIN_BY_ID = 2;

/** Fields that hold lists of other things with a name and an address: people, tags, links. */
const OTHER_THINGS = (Object.keys(RAW_FIELDS) as RawFieldName[]).filter(
  (field) => field !== 'body' && field !== 'summary' && field !== 'title',
);

const isOfOtherThings = (key: string) => OTHER_THINGS.some((field) => rankOfName(field, key) >= 0);

/** Stricter than in a list whose key says what it holds: a picture or a tag has a name and an address too. */
function isNews(member: unknown): boolean {
  const raw = openMember(member);
  if (raw === null) return false;
  const found = new FoundFields(raw);
  const has = (field: RawFieldName) => found.of(field).length > 0;
  const isHeadlined = found.of('title').some(({ name }) => name.toLowerCase() !== 'name');
  return isHeadlined && (has('url') || has('id')) && (has('body') || has('summary') || has('publishedAt'));
}

/** The articles of a list, or of an object that holds them by their ids. */
function newsIn(key: string, value: unknown): readonly unknown[] {
  if (isOfOtherThings(key)) return [];
  if (Array.isArray(value)) return value.slice(0, MAX_LOOKED_AT).some(isNews) ? value : [];
  if (!isObject(value)) return [];
  const values = Object.values(value);
  const isById =
    values.length >= MIN_BY_ID &&
    values.every(isObject) &&
    values
      .slice(0, MAX_LOOKED_AT)
      .every((one) => isNews(one) || (isArticle(one, key) && !Object.hasOwn(one, 'name')));
  return isById ? values : [];
}

function within(document: RawInput, path: string, around: readonly RawInput[]): Container | null {
  const keys = Object.keys(document).slice(0, MAX_KEYS);
  const chain = [...around, document];
  // An API may list its articles by section: all of them count.
  const found = keys.flatMap((key): Container | readonly Container[] => {
    const members = newsIn(key, document[key]);
    if (members.length > 0) return [{ path: path + key, members, around: chain }];
    const inner = document[key];
    if (around.length === MAX_DEPTH || !isObject(inner) || isOfOtherThings(key)) return [];
    return within(inner, `${path}${key}.`, chain) ?? [];
  });
  return joinContainers(found, chain);
}

/**
 * The list of articles in a document that has no title, body or summary; null for one that has an address or a time of
 * its own, which is an article without a text. Never throws.
 */
export function findUnnamed(document: RawInput): Container | null {
  const found = new FoundFields(document);
  const isPlaced = (['url', 'publishedAt'] as const).some((field) =>
    found.of(field).some(({ part, value }) => part === null && typeof value !== 'object'),
  );
  if (isPlaced) return null;
  const byId = newsIn('', document);
  return byId.length > 0 ? { path: '', members: byId, around: [] } : within(document, '', []);
}
