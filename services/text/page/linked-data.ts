/** The text of an article that a page gives only to machines: `articleBody` in its JSON-LD. Pages that are drawn by a script often have no other. */

const SCRIPT = /<script\b[^>]{0,200}application\/ld\+json[^>]{0,200}>/gi;
const END = '</script';

/** Scripts of a page that are looked at, characters of one, and objects in objects. */
const MAX_SCRIPTS = 10;
const MAX_CHARS = 500_000;
const MAX_DEPTH = 4;
const MAX_MEMBERS = 200;

function bodyIn(value: unknown, depth = 0): string {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return '';
  const { articleBody } = value as { articleBody?: unknown };
  if (typeof articleBody === 'string') return articleBody;
  for (const inner of Object.values(value).slice(0, MAX_MEMBERS)) {
    const body = bodyIn(inner, depth + 1);
    if (body !== '') return body;
  }
  return '';
}

function bodyOf(json: string): string {
  try {
    return bodyIn(JSON.parse(json));
  } catch (error) {
    if (error instanceof SyntaxError) return '';
    throw error;
  }
}

/** The first `articleBody` in the JSON-LD of a page, as it stands there; empty when there is none. Never throws; linear. */
export function linkedBody(source: string): string {
  if (!source.includes('articleBody')) return '';
  const scripts = source.matchAll(SCRIPT).take(MAX_SCRIPTS);
  for (const { 0: tag, index } of scripts) {
    const start = index + tag.length;
    const end = source.indexOf(END, start);
    const body = end < 0 || end - start > MAX_CHARS ? '' : bodyOf(source.slice(start, end));
    if (body !== '') return body;
  }
  return '';
}
