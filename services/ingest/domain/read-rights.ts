/** What an outlet says of the use of an article: terms, and what it reserves against mining and machine learning. */
import { isPlaceholderId } from './no-news/placeholder-id.ts';
import { isObject } from './read-value.ts';
import { PROHIBITS_DISPLAY } from './rights/display-right.ts';

/** Levels that are opened, and texts that are kept of one value. */
const MAX_DEPTH = 5;
const MAX_TEXTS = 20;

/** Keys of what says how a text is written, not what it says. */
const NOT_SAID = /^[@_$]*(?:type|mode|base|language|lang|xml:lang|langid|role|format|xmlns(?::\w+)?)$/i;

/** Every text in a value, in its order. */
function textsIn(value: unknown, into: string[] = [], depth = 0): readonly string[] {
  if (into.length >= MAX_TEXTS || depth > MAX_DEPTH) return into;
  if (typeof value === 'string') {
    if (value.trim() !== '') into.push(value.trim());
  } else if (Array.isArray(value))
    for (const item of value.slice(0, MAX_TEXTS)) textsIn(item, into, depth + 1);
  else if (isObject(value))
    for (const key of Object.keys(value).slice(0, MAX_TEXTS))
      if (!NOT_SAID.test(key)) textsIn(value[key], into, depth + 1);
  return into;
}

/** A prohibition of ODRL or RightsML: its key, and actions that are showing or hold showing in them. */
const PROHIBITION = /(?:^|[:/#])prohibitions?$/i;
const SHOWING = /(?:^|[:/#])(?:display|present|play|use)$/i;
/** The same in XML or JSON that is given as text. */
const PROHIBITION_AS_TEXT =
  /\bprohibitions?\b(?:(?!\b(?:permission|duty|obligation)s?\b)[^\n]){0,1000}?[:/#"'>](?:display|present|play|use)["'</]/i;

const MAX_POLICY_DEPTH = 10;

/** Whether a value holds a policy that prohibits showing; whatever narrows the prohibition, a reader may be meant. */
function prohibitsDisplay(value: unknown, within = false, depth = 0): boolean {
  if (depth > MAX_POLICY_DEPTH) return false;
  if (typeof value === 'string')
    return within ? SHOWING.test(value.trim()) : PROHIBITION_AS_TEXT.test(value.slice(0, 20_000));
  if (Array.isArray(value))
    return value.slice(0, MAX_TEXTS).some((item) => prohibitsDisplay(item, within, depth + 1));
  if (!isObject(value)) return false;
  return Object.keys(value)
    .slice(0, MAX_TEXTS)
    .some((key) => prohibitsDisplay(value[key], within || PROHIBITION.test(key), depth + 1));
}

/**
 * Terms of use: the texts and addresses of licences in a value, in any shape, with PROHIBITS_DISPLAY before them where a
 * policy of ODRL among them says so. Never throws.
 */
export function readTerms(value: unknown): readonly string[] {
  const said = [...new Set(textsIn(value))].filter((text) => !isPlaceholderId(text));
  return prohibitsDisplay(value) ? [PROHIBITS_DISPLAY, ...said] : said;
}

/** Marks in directives for robots, with their usual spelling. */
const MARKS: ReadonlyArray<readonly [RegExp, string]> = [
  [/\bno-?ai\b/i, 'noai'],
  [/\bno-?image-?ai\b/i, 'noimageai'],
  [/\bno-?ml\b/i, 'noml'],
  [/\bai-train\s*=\s*no\b/i, 'ai-train=no'],
  [/\bai-input\s*=\s*no\b/i, 'ai-input=no'],
  [/\btdm-reservation\s*[:=]\s*1\b/i, 'tdm-reservation'],
  [/\bno-?snippet\b|\bmax-snippet\s*[:=]\s*0\b/i, 'nosnippet'],
];

const marksIn = (texts: readonly string[]): readonly string[] =>
  MARKS.filter(([mark]) => texts.some((text) => mark.test(text))).map(([, name]) => name);

const DENIED = /^(?:0|no|n|false|deny|denied|disallow|disallowed|none|prohibited|opt-?out)$/i;
const GIVEN = /^(?:1|yes|y|true|on|reserved)$/i;

/** Whether a field that is a switch is on. */
function isOn(value: unknown, texts: readonly string[]): boolean {
  return value === true || value === 1 || texts.some((text) => GIVEN.test(text));
}

/**
 * What a field reserves, by its name: `noai` and its kin from switches and directives, `tdm-reservation` and the address
 * of its policy, terms of RSL. Empty when it reserves nothing. Never throws.
 */
export function readReservations(name: string, value: unknown): readonly string[] {
  const plain = name.toLowerCase().replace(/[_\-\s:]/g, '');
  const inner = Array.isArray(value) && value.length === 1 ? value[0] : value;
  const number = isObject(inner) ? Object.values(inner).find((one) => one === 1 || one === true) : undefined;
  const texts = textsIn(inner);
  const on = isOn(number ?? inner, texts);
  if (plain.startsWith('noimageai')) return on ? ['noimageai'] : marksIn(texts);
  if (plain.startsWith('noai')) return on ? ['noai'] : marksIn(texts);
  if (plain.startsWith('tdmpolicy')) return texts.map((text) => `tdm-policy: ${text}`);
  if (plain.startsWith('tdm')) return on ? ['tdm-reservation'] : marksIn(texts);
  if (plain.startsWith('rsl')) return texts.length === 0 ? [] : [`rsl: ${texts.join(' ')}`];
  if (plain.startsWith('ai'))
    return texts.some((text) => DENIED.test(text)) ? ['ai-train=no'] : marksIn(texts);
  return plain === 'reservations' ? texts : marksIn(texts);
}
