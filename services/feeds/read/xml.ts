/**
 * XML of strangers, by fast-xml-parser: linear, entities within bounds and none from outside, at most a hundred elements
 * deep. Values stay texts. What is marked up inside an Atom entry stays as it was written, since its order is lost in an
 * object.
 */
import { decodeXML } from 'entities';
import { XMLParser } from 'fast-xml-parser';

/** An element: its children, its attributes as `@_name`, its text as `#text`. */
export interface XmlElement {
  readonly [name: string]: XmlValue | undefined;
}

/** A text, an element, or several of either. */
export type XmlValue = string | XmlElement | readonly XmlValue[];

const TEXTS = ['title', 'summary', 'content'];

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@_',
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  stopNodes: TEXTS.map((name) => `feed.entry.${name}`),
});

const CDATA = '<![CDATA[';
const CDATA_END = ']]>';

/**
 * The text of an element that was kept as it was written, its sections opened. Linear: a pattern would search for an
 * end from each begin.
 * @param outside makes text of what lies outside of sections
 */
function opened(raw: string, outside: (text: string) => string): string {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const begin = raw.indexOf(CDATA, at);
    const end = begin < 0 ? -1 : raw.indexOf(CDATA_END, begin + CDATA.length);
    if (end < 0) return [...parts, outside(raw.slice(at))].join('');
    parts.push(outside(raw.slice(at, begin)), raw.slice(begin + CDATA.length, end));
    at = end + CDATA_END.length;
  }
}

const textOf = (raw: string) => opened(raw, decodeXML);
const markupOf = (raw: string) => opened(raw, (text) => text);

/** What is `xhtml` is markup as it stands; anything else is a text. */
function readable(value: XmlValue | undefined): XmlValue | undefined {
  if (typeof value === 'string') return textOf(value);
  if (Array.isArray(value)) return value.map((one) => readable(one) ?? '');
  const element = value as XmlElement | undefined;
  const text = element?.['#text'];
  if (element === undefined || typeof text !== 'string') return value;
  const isMarkup = element['@_type'] === 'xhtml';
  return { ...element, '#text': isMarkup ? markupOf(text) : textOf(text) };
}

/** An entry of Atom with its texts as they are read. */
export function readableEntry(entry: XmlElement): XmlElement {
  const texts = TEXTS.filter((name) => entry[name] !== undefined).map(
    (name) => [name, readable(entry[name]) ?? ''] as const,
  );
  return { ...entry, ...Object.fromEntries(texts) };
}

/** The child of an element, the first of several; undefined when it has none that is an element. */
export function elementIn(element: XmlElement | undefined, name: string): XmlElement | undefined {
  const found = element !== undefined && Object.hasOwn(element, name) ? element[name] : undefined;
  const first = Array.isArray(found) ? found[0] : found;
  return typeof first === 'object' && !Array.isArray(first) ? (first as XmlElement) : undefined;
}

/** The children of an element by a name, those that are elements. */
export function elementsIn(element: XmlElement, name: string): readonly XmlElement[] {
  const found = Object.hasOwn(element, name) ? element[name] : undefined;
  const all: readonly XmlValue[] = Array.isArray(found)
    ? found
    : found === undefined
      ? []
      : [found as XmlValue];
  return all.filter((one): one is XmlElement => typeof one === 'object' && !Array.isArray(one));
}

/** The text of a child, the first of several; null for none. */
export function textIn(element: XmlElement | undefined, name: string): string | null {
  const found = element !== undefined && Object.hasOwn(element, name) ? element[name] : undefined;
  const first = Array.isArray(found) ? found[0] : found;
  const text = typeof first === 'object' && !Array.isArray(first) ? (first as XmlElement)['#text'] : first;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : null;
}

/** Parses a document. @throws Error that says what is wrong with it */
export function parseXml(text: string): XmlElement {
  return parser.parse(text) as XmlElement;
}
