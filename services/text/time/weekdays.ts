/** The days of the week: what they are called, and which one a day is. */

/** Names of the days from Sunday on, as parts of a regular expression, by ISO 639-1 tag. */
export const WEEKDAYS: Readonly<Record<string, readonly string[]>> = {
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

/** Days of a week. */
export const WEEK = 7;
/** 1 January 1970 was a Thursday. */
const EPOCH_WEEKDAY = 4;

/** The day of the week, 0 for Sunday. @param day days since the epoch, before it too */
export function weekdayOf(day: number): number {
  return (((day + EPOCH_WEEKDAY) % WEEK) + WEEK) % WEEK;
}
