/** Counts of people, whatever a report calls them, with what became of them. */

import type { Quantity } from '@newsfold/schemas/generated/records.ts';
import { slotOf } from '../numbers/slots.ts';

/** What becomes of people beside death, injury and loss, which `slotOf` knows. */
const FATES: ReadonlyArray<readonly [fate: string, pattern: RegExp]> = [
  [
    'arrested',
    /(?<!\p{L})(?:arrest\p{L}*|detained|in custody|charged|festgenommen\p{L}*|verhaftet\p{L}*|deten\p{L}*|arrêt[ée]\p{L}*|interpell\p{L}*|pres[oa]s|арестован\p{L}*|задержан\p{L}*)/giu,
  ],
  ['evacuated', /(?<!\p{L})(?:evacuat\p{L}*|evakuier\p{L}*|evacua\p{L}*|évacu\p{L}*|эвакуир\p{L}*)/giu],
  [
    'rescued',
    /(?<!\p{L})(?:rescued|pulled (?:alive|from)|saved|gerettet\p{L}*|rescatad\p{L}*|secour\p{L}*|resgatad\p{L}*|спасен\p{L}*|спасли)/giu,
  ],
  [
    'displaced',
    /(?<!\p{L})(?:displaced|homeless|obdachlos\p{L}*|desplazad\p{L}*|sin hogar|déplacé\p{L}*|sans-abri|desabrigad\p{L}*|desalojad\p{L}*)/giu,
  ],
  // In Arabic a verb or a noun before the number, also behind "and"; `slotOf` knows European ones.
  ['dead', /(?<!\p{L})و?(?:قتل|مقتل|وفاة|مصرع|قتيل\p{L}*)/gu],
  ['injured', /(?<!\p{L})و?(?:أصيب|إصابة|جرح|جريح\p{L}*)/gu],
  ['missing', /(?<!\p{L})و?(?:فقدان|فقد)/gu],
];
const KNOWN_FATES: ReadonlySet<string> = new Set(['dead', 'injured', 'missing', 'trapped']);

/** Words for people beside those that end like them. */
const PEOPLE: ReadonlySet<string> = new Set(
  `people persons workers employees staff men women children boys girls passengers residents civilians soldiers troops victims
  inmates prisoners students pupils miners migrants refugees protesters demonstrators tourists members police officers
  senators lawmakers jurors crew families fans spectators patients neighbours guests gunmen hostages
  menschen personen männer frauen kinder verletzte tote arbeiter mitarbeiter beschäftigte fahrgäste reisende schüler einwohner
  bewohner soldaten polizisten zuschauer gäste passagiere helfer feuerwehrleute einsatzkräfte bergleute
  personas hombres mujeres niños niñas trabajadores pasajeros vecinos civiles soldados víctimas presos estudiantes alumnos
  mineros migrantes refugiados manifestantes turistas agentes efectivos bomberos heridos muertos
  personnes hommes femmes enfants salariés employés passagers habitants civils soldats victimes détenus élèves étudiants
  mineurs migrants réfugiés manifestants touristes pompiers
  pessoas homens mulheres crianças trabalhadores passageiros moradores civis vítimas presos alunos estudantes
  человек человека люди людей мужчин женщин детей рабочих пассажиров жителей военных горняков шахтеров шахтёров туристов
  شخصا شخص قتيلا جريحا مدنيا عاملا آخرون آخرين`.split(/\s+/),
);
/** Plurals of English words for who does or is something. */
const WHO = /(?:[^sw]ers|[^l]ors|ists|ants|ees)$/;
/** They end like people: "numbers", "letters", "floors", "grants". */
const NOT_WHO: ReadonlySet<string> = new Set(
  `numbers letters papers matters orders offers powers chapters quarters centers centres meters litres liters towers computers
  servers trailers flowers rivers borders corners counters covers drawers dinners doors floors motors sensors
  tractors reactors factors colors sectors restaurants grants plants warrants degrees fees trees committees
  lists twists containers bunkers trackers rollers helicopters`.split(/\s+/),
);

/** Whether a word in lower case counts people. */
export function isPeople(word: string, language: string): boolean {
  if (PEOPLE.has(word)) return true;
  return language === 'en' && WHO.test(word) && !NOT_WHO.has(word);
}

/** Characters between a number and the word for its fate. */
const NEAR = 50;
const BREAK = /[;:—–.]|,\s(?:and|but|while|und|aber|et|mais|y|pero|e|mas|и|а)\s/u;

/** The fate nearest to a number in its clause; empty when none is near. */
function fateNear(text: string, start: number, end: number): string {
  let nearest = '';
  let least = NEAR;
  for (const [fate, pattern] of FATES) {
    for (const { index, 0: word } of text.matchAll(pattern)) {
      const between = index < start ? text.slice(index + word.length, start) : text.slice(end, index);
      if (between.length >= least || BREAK.test(between)) continue;
      least = between.length;
      nearest = fate;
    }
  }
  return nearest;
}

/**
 * The fate of those whom a quantity counts, empty when none is told; null when it counts no people.
 * @param quantity its offsets are of `text`
 */
export function fateOfPeople(quantity: Quantity, text: string, language: string): string | null {
  const { unit, start, end } = quantity;
  if (unit === 'votes' || unit === 'years old' || unit === 'magnitude') return null;
  const known = slotOf(quantity, text, 0);
  if (KNOWN_FATES.has(known)) return known;
  const counts = unit === '' ? known === 'people' : unit === 'people' || isPeople(unit, language);
  return counts ? fateNear(text, start, end) : null;
}

/** Russian numerals for so many people together. */
const TOGETHER: ReadonlyMap<string, number> = new Map([
  ['двое', 2],
  ['трое', 3],
  ['четверо', 4],
  ['пятеро', 5],
  ['шестеро', 6],
  ['семеро', 7],
]);
const TOGETHER_WORD = new RegExp(`(?<!\\p{L})(?:${[...TOGETHER.keys()].join('|')})(?!\\p{L})`, 'giu');

/** Numbers of people that Russian has words of their own for: "трое ранены". */
export function peopleTogether(text: string, language: string): Quantity[] {
  if (language !== 'ru') return [];
  return [...text.matchAll(TOGETHER_WORD)].map(({ index, 0: word }) => ({
    value: TOGETHER.get(word.toLowerCase()) ?? 0,
    unit: 'people',
    qualifier: '',
    start: index,
    end: index + word.length,
  }));
}
