/** Days of the week and months as reports name them. */
import { MONTH_BY_NAME } from '@newsfold/text/time/month-names.ts';

const WEEKDAYS = new Set(
  'monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira terça quarta quinta sexta segunda feira понедельник вторник среду четверг пятницу субботу воскресенье понедельника вторника'.split(
    ' ',
  ),
);

/** Months in English text: the list of all languages holds "set", "ago" and "out". */
const ENGLISH_MONTH =
  /^(?:jan(?:uary)?|feb(?:ruary)?|march|april|may|june|july|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/;
/** Shorter names elsewhere are abbreviations that other words look like. */
const SHORTEST = 4;
const SHORT_MONTHS: ReadonlySet<string> = new Set(['mai', 'maj', 'мая']);

/** A weekday (month null) or a month from 1 to 12. */
export interface CalendarWord {
  readonly month: number | null;
}

function isMonth(word: string, language: string, isCapitalised: boolean): boolean {
  if (!MONTH_BY_NAME.has(word)) return false;
  // "May" is a month, "may" is not; German writes them as nouns.
  if (language === 'en') return isCapitalised && ENGLISH_MONTH.test(word);
  if (language === 'de' && !isCapitalised) return false;
  return word.length >= SHORTEST || SHORT_MONTHS.has(word);
}

/**
 * What a word says of the calendar; null when it says nothing.
 * @param word in lower case
 * @param isCapitalised whether it has a capital in the text
 */
export function calendarWord(word: string, language: string, isCapitalised: boolean): CalendarWord | null {
  if (WEEKDAYS.has(word)) return { month: null };
  return isMonth(word, language, isCapitalised) ? { month: MONTH_BY_NAME.get(word) ?? null } : null;
}
