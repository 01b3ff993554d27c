/** Looks into a value as feed parsers hand it over: elements with attributes, lists of one, wrapped texts. */
import { shapeKeys } from '@newsfold/schemas/raw-shapes.ts';

const ATTRIBUTES = shapeKeys('attributes');
const PREFIXES = shapeKeys('prefix');

/** How far lists of one are opened. */
const MAX_NESTED = 3;

/** An own property of any value; undefined if it has none. */
export function property(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}

/** True for an object that is no list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The only item of a list of one, else the value. Lists in lists are data and stay. */
export function only(value: unknown): unknown {
  const item = Array.isArray(value) && value.length === 1 ? value[0] : value;
  return Array.isArray(item) ? value : item;
}

/** A property or an attribute of an element, whichever way its parser writes attributes; undefined if it has none. */
export function member(value: unknown, key: string): unknown {
  const own = property(value, key);
  if (own !== undefined && own !== null) return only(own);
  for (const prefix of PREFIXES) {
    const attribute = property(value, prefix + key);
    if (attribute !== undefined) return only(attribute);
  }
  for (const group of ATTRIBUTES) {
    const attribute = property(property(value, group), key);
    if (attribute !== undefined) return only(attribute);
  }
  return undefined;
}

/** Locales as content systems write them as keys: en-US. A bare "en" or "id" may be the name of another thing. */
const LOCALE = /^[a-z]{2}[-_][A-Z]{2}$/;

/**
 * The value of a field that is given by locale, {"en-US": "Tram returns"} of Contentful: the first locale by its
 * letters, so that the order of keys does not matter. Any other value as it is.
 */
export function ofAnyLocale(value: unknown): unknown {
  if (!isObject(value)) return value;
  for (const key in value) if (!LOCALE.test(key)) return value;
  const [first] = Object.keys(value).sort();
  return first === undefined ? value : value[first];
}

/** True for what parsers write where nothing is given: null, false, '', {}, [], and objects of these. */
export function isEmptyValue(value: unknown, depth = 0): boolean {
  if (value === null || value === undefined || value === false || value === '') return true;
  if (typeof value !== 'object' || depth > MAX_NESTED) return false;
  if (Array.isArray(value)) return value.length <= 1 && isEmptyValue(value[0], depth + 1);
  return Object.values(value).every((inner) => isEmptyValue(inner, depth + 1));
}

/** Attributes that elements with a text have, where a parser puts them beside it under their bare names. */
const TEXT_ATTRIBUTES = /^(?:type|mode|format|protected|language|(?:xml:)?(?:lang|base))$/;

/** Whether a key of an element is an attribute of it, or holds its attributes. */
export function isAttribute(key: string, value: unknown): boolean {
  if (ATTRIBUTES.includes(key)) return typeof value === 'object';
  return key.startsWith('@_') || (key.startsWith('@') && key !== '@value') || TEXT_ATTRIBUTES.test(key);
}

/** True for an element that has attributes and no text, and for an empty value. */
export function isEmptyElement(value: unknown): boolean {
  const element = only(value);
  if (!isObject(element)) return isEmptyValue(element);
  return Object.keys(element).every((key) => isAttribute(key, element[key]) || isEmptyValue(element[key]));
}
