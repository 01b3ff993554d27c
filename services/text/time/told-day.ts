/**
 * The day that a report tells of: the first weekday it names, taken for the nearest one around its publication. Two
 * reports that tell of different days mostly report two events, however alike they are.
 */
import { languagePatterns } from '../words/language-patterns.ts';

/** Names of the days from Sunday on, as parts of a regular expression, by ISO 639-1 tag. */
const WEEKDAYS: Readonly<Record<string, readonly string[]>> = {
  ar: ['الأحد', 'الإثنين|الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت'],
  de: ['sonntag', 'montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag|sonnabend'],
  en: ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'],
  es: ['domingo', 'lunes', 'martes', 'miércoles|miercoles', 'jueves', 'viernes', 'sábado|sabado'],
  fr: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
  it: ['domenica', 'lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabato'],
  nl: ['zondag', 'maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag'],
  pt: [
    'domingo',
    'segunda(?:-feira)?',
    'terça(?:-feira)?',
    'quarta(?:-feira)?',
    'quinta(?:-feira)?',
    'sexta(?:-feira)?',
    'sábado',
  ],
  ru: [
    'воскресень[ея]',
    'понедельник\\p{L}?',
    'вторник\\p{L}?',
    'сред[ауы]',
    'четверг\\p{L}?',
    'пятниц\\p{L}',
    'суббот\\p{L}',
  ],
};

const DAY_MS = 86_400_000;
const WEEK = 7;
/** 1 January 1970 was a Thursday. */
const EPOCH_WEEKDAY = 4;

const patternOf = languagePatterns(
  WEEKDAYS,
  (days) => new RegExp(days.map((day) => `(?<![\\p{L}\\p{N}])(${day})(?![\\p{L}\\p{N}])`).join('|'), 'iu'),
);

/**
 * The day that a report tells of, in days since the epoch; null when it names no weekday near its publication, or in a
 * language whose days are not known.
 * @param text headline and beginning of the body
 * @param publishedAt milliseconds since the epoch
 * @param mostBack days before publication up to which a weekday is the past one; the day after publication is near too
 */
export function toldDay(
  text: string,
  language: string,
  publishedAt: number,
  mostBack: number,
): number | null {
  const pattern = patternOf(language);
  const found = pattern?.exec(text);
  if (!found) return null;
  const weekday = found.slice(1).findIndex((group) => group !== undefined);
  const published = Math.floor(publishedAt / DAY_MS);
  const today = (((published + EPOCH_WEEKDAY) % WEEK) + WEEK) % WEEK;
  const back = (today - weekday + WEEK) % WEEK;
  if (back <= mostBack) return published - back;
  return back === WEEK - 1 ? published + 1 : null;
}
