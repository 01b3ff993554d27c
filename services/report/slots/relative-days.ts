/** Days that a sentence tells from the day of its report: "on Friday", "yesterday", "vor drei Tagen". */
import { numberWords } from '@newsfold/text/numbers/number-words.ts';
import { WEEK, WEEKDAYS, weekdayOf } from '@newsfold/text/time/weekdays.ts';
import { languagePatterns } from '@newsfold/text/words/language-patterns.ts';
import type { BareSlot } from './slot.ts';

/** How a language tells days. */
interface DayWords {
  /** By days from that of the report. */
  readonly near: Readonly<Record<string, string>>;
  /** "Three days ago", the number as the group `n`. */
  readonly ago: string;
  /** What makes a weekday one that is to come, before it or in the sentence. */
  readonly ahead: string;
  /** What makes it the one before today. */
  readonly past: string;
}

const N = '(?<n>\\d{1,3}|\\p{L}+)';

const WORDS: Readonly<Record<string, DayWords>> = {
  de: {
    near: { '-2': 'vorgestern', '-1': 'gestern', '0': 'heute', '1': 'morgen(?! früh)', '2': 'übermorgen' },
    ago: `vor ${N} Tagen`,
    ahead: 'kommende[nrms]?|nächste[nrms]?|soll|sollen|wird|werden|will|wollen',
    past: 'vergangene[nrms]?|letzte[nrms]?|vorige[nrms]?|wurden?|hatten?',
  },
  en: {
    near: {
      '-1': 'yesterday|last night',
      '0': 'today|tonight|this (?:morning|afternoon|evening)',
      '1': 'tomorrow',
    },
    ago: `${N} days ago`,
    ahead:
      'next|coming|will|to be|is expected|are expected|is due|are due|is set|are set|scheduled|plans?|going to',
    past: 'last|past|previous',
  },
  es: {
    near: {
      '-2': 'anteayer',
      '-1': 'ayer|anoche',
      '0': 'hoy|esta (?:mañana|tarde|noche)',
      '2': 'pasado mañana',
    },
    ago: `hace ${N} días`,
    ahead: 'próximo|que viene|será|serán|prevé|previsto|prevista',
    past: 'pasado',
  },
  fr: {
    near: { '-2': 'avant-hier', '-1': 'hier', '0': "aujourd['’]hui|ce (?:matin|soir)", '1': 'demain' },
    ago: `il y a ${N} jours`,
    ahead: 'prochain|prévue?s?|sera|seront|doit|doivent|devrait',
    past: 'dernier|passé',
  },
  it: {
    near: { '-1': 'ieri', '0': 'oggi|stamattina|stasera', '1': 'domani' },
    ago: `${N} giorni fa`,
    ahead: 'prossim[oa]|sarà|saranno',
    past: 'scors[oa]',
  },
  pt: {
    near: { '-2': 'anteontem', '-1': 'ontem', '0': 'hoje', '1': 'amanhã' },
    ago: `há ${N} dias`,
    ahead: 'próxim[oa]|será|serão|deve|devem|prevista?',
    past: 'passad[oa]',
  },
  ru: {
    near: { '-2': 'позавчера', '-1': 'вчера', '0': 'сегодня', '1': 'завтра', '2': 'послезавтра' },
    ago: `${N} дн(?:я|ей) назад`,
    ahead: 'следующ\\p{L}+|будущ\\p{L}+|будет|будут|планиру\\p{L}+|состоится',
    past: 'прошл\\p{L}+|минувш\\p{L}+',
  },
};

const whole = (alternatives: string): string => `(?<![\\p{L}\\p{N}-])(?:${alternatives})(?![\\p{L}\\p{N}])`;

/** A weekday alone says little in a language whose other words of days are not known. */
const weekdayPattern = languagePatterns(
  Object.fromEntries(Object.keys(WORDS).map((language) => [language, WEEKDAYS[language] ?? []])),
  (names) => new RegExp(names.map((day) => `(${whole(day)})`).join('|'), 'giu'),
);
const nearPattern = languagePatterns(
  WORDS,
  ({ near }) =>
    new RegExp(
      Object.values(near)
        .map((words) => `(${whole(words)})`)
        .join('|'),
      'giu',
    ),
);
const agoPattern = languagePatterns(WORDS, ({ ago }) => new RegExp(whole(ago), 'giu'));
/** Matches nowhere. */
const NOTHING = /(?!)/g;
const aheadPattern = languagePatterns(WORDS, ({ ahead }) => new RegExp(whole(ahead), 'iu'));
const pastPattern = languagePatterns(WORDS, ({ past }) => new RegExp(whole(past), 'iu'));

const day = (value: number, start: number, end: number): BareSlot => ({
  kind: 'day',
  of: '',
  value,
  other: null,
  bound: 'exactly',
  start,
  end,
});

/** Characters around a weekday in which it is told to be past or to come. */
const AROUND = 60;

function dayOfWeekday(
  text: string,
  language: string,
  start: number,
  end: number,
  weekday: number,
  reported: number,
): number {
  const back = (weekdayOf(reported) - weekday + WEEK) % WEEK;
  const around = text.slice(Math.max(0, start - AROUND), end + AROUND / 2);
  const isPast = pastPattern(language)?.test(text.slice(Math.max(0, start - 16), end + 10)) === true;
  if (isPast) return reported - (back === 0 ? WEEK : back);
  const isAhead = aheadPattern(language)?.test(around) === true;
  return isAhead && back > 0 ? reported + WEEK - back : reported - back;
}

/**
 * The weekdays that a sentence names, each as the last such day, or as the next one where the sentence speaks of what is
 * to come. The day of the report is that of UTC.
 * @param reported days since the epoch
 */
export function weekdays(text: string, language: string, reported: number): BareSlot[] {
  return [...text.matchAll(weekdayPattern(language) ?? NOTHING)].map((match) => {
    const weekday = match.slice(1).findIndex((group) => group !== undefined);
    const end = match.index + match[0].length;
    return day(dayOfWeekday(text, language, match.index, end, weekday, reported), match.index, end);
  });
}

/**
 * The days that a sentence counts from that of its report: "yesterday", "three days ago".
 * @param reported days since the epoch
 */
export function daysFromReport(text: string, language: string, reported: number): BareSlot[] {
  const found: BareSlot[] = [];
  const offsets = Object.keys(WORDS[language]?.near ?? {});
  for (const match of text.matchAll(nearPattern(language) ?? NOTHING)) {
    // "USA TODAY" is a paper.
    if (match[0] === match[0].toUpperCase() && text !== text.toUpperCase()) continue;
    const at = match.slice(1).findIndex((group) => group !== undefined);
    found.push(day(reported + Number(offsets[at]), match.index, match.index + match[0].length));
  }
  for (const match of text.matchAll(agoPattern(language) ?? NOTHING)) {
    const written = match.groups?.n?.toLowerCase() ?? '';
    const days = /^\d/.test(written) ? Number(written) : (numberWords(language).get(written) ?? Number.NaN);
    if (Number.isInteger(days)) found.push(day(reported - days, match.index, match.index + match[0].length));
  }
  return found;
}
