/** Measures, shares and currencies in words, as they follow a number. */

import { beginningsOf } from '../words/beginnings.ts';

const SPACE = 32;
const HYPHEN = 45;

const JOINER = "(?: de | d['’]| di )?";

/** The words of all units, as they are listed below. */
const WORDS: string[] = [];

function unit(words: string): RegExp {
  WORDS.push(words);
  return new RegExp(`^${JOINER}[ -]?(?:${words})(?![\\p{L}\\p{N}])`, 'iu');
}

/** The most specific first. */
const UNITS_AFTER: ReadonlyArray<readonly [RegExp, string]> = [
  [
    unit(
      'percentage points?|prozentpunkte?n?|puntos porcentuales|points de pourcentage|pontos percentuais|punti percentuali',
    ),
    'pp',
  ],
  [/^ ?[%％]/u, '%'],
  [
    unit('per ?cent|pct|prozent|por ciento|pour cent|por cento|per cento|процент(?:а|ов)?|procent|yüzde'),
    '%',
  ],
  [/^ ?€/u, 'EUR'],
  [/^ ?£/u, 'GBP'],
  [/^ ?(?:US-?)?\$/u, 'USD'],
  [/^ ?美元|^ ?米ドル|^ ?달러|^ ?ドル/u, 'USD'],
  [/^ ?欧元|^ ?ユーロ|^ ?유로/u, 'EUR'],
  [/^ ?円|^ ?日元/u, 'JPY'],
  [/^ ?(?:人民币|元)/u, 'CNY'],
  [/^ ?원/u, 'KRW'],
  [unit('US[ -]?(?:dollars?|dollar)|dollars?|dolares|dólares|dollari|доллар(?:а|ов)?|USD'), 'USD'],
  [unit('euros?|EUR|евро'), 'EUR'],
  [unit('pounds sterling|pounds|GBP|libras|livres sterling|Pfund'), 'GBP'],
  [unit('yen|JPY|ienes|иен'), 'JPY'],
  [unit('yuan|renminbi|CNY|юаней'), 'CNY'],
  [unit('rupees?|INR|roupies'), 'INR'],
  [unit('roubles?|rubles?|Rubel|RUB|рубл(?:ь|я|ей)|руб\\.?'), 'RUB'],
  [unit('swiss francs?|francs?|Franken|CHF|francos'), 'CHF'],
  [unit('reais|BRL'), 'BRL'],
  [unit('pesos?'), 'pesos'],
  [unit('crowns?|Kronen|kronor|kroner|couronnes|coronas|coroas'), 'crowns'],
  [
    unit(
      'square (?:kilomet(?:re|er)s?|km)|Quadratkilometern?|km²|km2|kilom[eè]tres carr[eé]s|kil[oó]metros cuadrados|quilômetros quadrados',
    ),
    'km²',
  ],
  [
    unit(
      'square (?:met(?:re|er)s?)|Quadratmetern?|m²|m2|metres carr[eé]s|mètres carr[eé]s|metros cuadrados|metros quadrados|metri quadri',
    ),
    'm²',
  ],
  [unit('cubic met(?:re|er)s?|Kubikmetern?|m³|metros cúbicos|metres cubes|mètres cubes'), 'm³'],
  [
    unit(
      'km/h|kph|kilomet(?:re|er)s (?:per|an) hour|Stundenkilometern?|kilom[eè]tres[ -]heure|kilómetros por hora',
    ),
    'km/h',
  ],
  [unit('mph|miles (?:per|an) hour'), 'mph'],
  [
    unit(
      'kilomet(?:re|er)s?|Kilometern?|kilom[eè]tres?|kil[oó]metros?|quil[oô]metros?|chilometri|километр(?:а|ов)?|км|km|公里',
    ),
    'km',
  ],
  [unit('centimet(?:re|er)s?|Zentimetern?|centim[eè]tres?|cent[ií]metros?|cm'), 'cm'],
  [unit('millimet(?:re|er)s?|Millimetern?|millim[eè]tres?|mil[ií]metros?|mm|мм'), 'mm'],
  [unit('met(?:re|er)s?|Metern?|metres?|mètres?|metros?|metri|метр(?:а|ов)?|m|米|メートル'), 'm'],
  [unit('miles?|Meilen|millas|milhas'), 'miles'],
  [unit('feet|foot|ft|Fuß|pies|pieds'), 'feet'],
  [unit('hectares?|Hektar|hect[aá]reas|ettari|ha|га'), 'ha'],
  [unit('acres?'), 'acres'],
  [unit('tonnes?|tons?|Tonnen|toneladas|tonnellate|тонн(?:ы|а)?|吨|トン'), 'tonnes'],
  [unit('kilograms?|kilos?|Kilogramm|Kilo|kg|кг'), 'kg'],
  [unit('lit(?:re|er)s?|Litern?|litros|litri|литр(?:а|ов)?'), 'litres'],
  [unit('barrels?|Barrel|barriles|barils|barris'), 'barrels'],
  [unit('gigawatts?|GW'), 'GW'],
  [unit('megawatts?|MW'), 'MW'],
  [
    unit('°C|℃|degrees (?:Celsius|centigrade)|Grad(?: Celsius)?|degr[eé]s|grados|graus|градус(?:а|ов)?'),
    '°C',
  ],
  [unit('°F|degrees Fahrenheit'), '°F'],
  [unit('seconds?|Sekunden|segundos|secondes|secondi|секунд[аы]?'), 'seconds'],
  [unit('minutes?|Minuten|minutos|minuti|минут[аы]?'), 'minutes'],
  [unit('hours?|Stunden|horas|heures|ore|час(?:а|ов)?'), 'hours'],
  [unit('days?|Tagen?|días|jours|dias|giorni|дн(?:я|ей)'), 'days'],
  [unit('weeks?|Wochen|semanas|semaines|settimane|недел[ьи]'), 'weeks'],
  [unit('months?|Monaten?|meses|mois|mesi|месяц(?:а|ев)?'), 'months'],
  [unit('years?|Jahren?|años|ans|années|anos|anni|лет'), 'years'],
];

/** All of them in one pattern with a group each: one search instead of fifty for every number. */
const ANY_UNIT = new RegExp(UNITS_AFTER.map(([pattern]) => `(${pattern.source})`).join('|'), 'iu');

const beginsAsUnit = beginningsOf(...WORDS);

/** Whether a joiner, a sign or the beginning of a unit follows: after most numbers none does. */
function mayBeUnit(following: string): boolean {
  if (/^(?: d[ei'’]|[ -]?[%$])/i.test(following)) return true;
  const first = following.charCodeAt(0);
  return beginsAsUnit(following, first === SPACE || first === HYPHEN ? 1 : 0);
}

/** The unit at the beginning of what follows a number, with its length in UTF-16 units, or null. */
export function unitAfter(following: string): { readonly unit: string; readonly length: number } | null {
  if (!mayBeUnit(following)) return null;
  const match = ANY_UNIT.exec(following);
  if (match === null) return null;
  const found = UNITS_AFTER[match.slice(1).findIndex((group) => group !== undefined)];
  return found === undefined ? null : { unit: found[1], length: match[0].length };
}
