/** Units of length and of time, brought to metres and seconds. */

/** Metres, by the units that quantities have and the words of news. */
const METRES: Readonly<Record<string, number>> = {
  m: 1,
  km: 1000,
  cm: 0.01,
  mm: 0.001,
  miles: 1609.344,
  mile: 1609.344,
  feet: 0.3048,
  foot: 0.3048,
  yards: 0.9144,
  metres: 1,
  meters: 1,
  kilometres: 1000,
  kilometers: 1000,
  kilometer: 1000,
  kilómetros: 1000,
  kilomètres: 1000,
  quilômetros: 1000,
  километра: 1000,
};

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A twelfth of a year of 365.25 days. */
const MONTH = 30.4375 * DAY;

/** Seconds, by the units that quantities have. */
const SECONDS: Readonly<Record<string, number>> = {
  seconds: 1,
  minutes: MINUTE,
  hours: HOUR,
  days: DAY,
  weeks: 7 * DAY,
  months: MONTH,
  years: 12 * MONTH,
  decades: 120 * MONTH,
};

/** Words of time by language that no quantity has as its unit, and what they are of it. */
const TIME_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  de: {
    stunden: 'hours',
    tage: 'days',
    wochen: 'weeks',
    monate: 'months',
    jahre: 'years',
    jahrzehnte: 'decades',
  },
  en: { hour: 'hours', day: 'days', week: 'weeks', month: 'months', year: 'years', minute: 'minutes' },
  es: {
    hora: 'hours',
    horas: 'hours',
    días: 'days',
    semanas: 'weeks',
    meses: 'months',
    mes: 'months',
    año: 'years',
    años: 'years',
    décadas: 'decades',
  },
  fr: {
    heure: 'hours',
    heures: 'hours',
    jours: 'days',
    semaines: 'weeks',
    mois: 'months',
    an: 'years',
    ans: 'years',
    décennies: 'decades',
  },
  pt: {
    hora: 'hours',
    horas: 'hours',
    dias: 'days',
    semanas: 'weeks',
    meses: 'months',
    ano: 'years',
    anos: 'years',
    décadas: 'decades',
  },
  ru: {
    часа: 'hours',
    дня: 'days',
    недели: 'weeks',
    месяца: 'months',
    года: 'years',
    десятилетия: 'decades',
  },
};

/** A length in metres; null for what is no unit of length. */
export function toMetres(value: number, unit: string): number | null {
  const metres = Object.hasOwn(METRES, unit) ? METRES[unit] : undefined;
  return metres === undefined ? null : Number((value * metres).toPrecision(12));
}

/** A duration in seconds; null for what is no unit of time. */
export function toSeconds(value: number, unit: string, language: string): number | null {
  const words = TIME_WORDS[language] ?? {};
  const known = Object.hasOwn(words, unit) ? (words[unit] as string) : unit;
  const seconds = Object.hasOwn(SECONDS, known) ? SECONDS[known] : undefined;
  return seconds === undefined ? null : value * seconds;
}
