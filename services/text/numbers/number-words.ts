/** Numbers in words, up to some hundreds, in the languages of the sample and related ones. */

interface Numerals {
  /** The word for 1 after a ten: twenty-one. */
  readonly one: string;
  /** Words of 2 to 19 (one is left out: it is an article or a pronoun more often than a count). */
  readonly ones: string;
  /** Words of 20, 30 … 90. */
  readonly tens: string;
  /** Words with their values, as "word=value". */
  readonly others: string;
  /** How tens and ones are joined: "twenty-two", "vinte e dois"; `reversed` for "zweiundzwanzig". */
  readonly joints: readonly string[];
  readonly reversed?: boolean;
  /** Decades that count on to nineteen, as "word=value": "soixante-dix-sept". */
  readonly scores?: readonly string[];
  /** Whether a decade loses its last vowel before one and eight: "ventuno", and three takes an accent. */
  readonly elides?: boolean;
  /** Words of the hundreds that are one word, as "word=value". */
  readonly hundreds?: string;
}

const NUMERALS: Readonly<Record<string, Numerals>> = {
  en: {
    one: 'one',
    ones: 'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
    tens: 'twenty thirty forty fifty sixty seventy eighty ninety',
    others:
      'a hundred=100|one hundred=100|a dozen=12|half a dozen=6|two dozen=24|three dozen=36|a third=0.333|one third=0.333|one-third=0.333|two thirds=0.667|two-thirds=0.667|a quarter of=0.25|three quarters=0.75|three-quarters=0.75|a fifth of=0.2',
    joints: ['-', ' '],
  },
  de: {
    one: 'ein',
    ones: 'zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn',
    tens: 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig',
    others:
      'hundert=100|ein dutzend=12|einhundert=100|ein drittel=0.333|zwei drittel=0.667|ein viertel=0.25|drei viertel=0.75|ein fünftel=0.2',
    joints: ['und'],
    reversed: true,
    hundreds:
      'zweihundert=200|dreihundert=300|vierhundert=400|fünfhundert=500|sechshundert=600|siebenhundert=700|achthundert=800|neunhundert=900',
  },
  es: {
    one: 'uno',
    ones: 'dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve',
    tens: 'veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa',
    others:
      'veintiún=21|veintiuno=21|veintidós=22|veintitrés=23|veinticuatro=24|veinticinco=25|veintiséis=26|veintisiete=27|veintiocho=28|veintinueve=29|cien=100|ciento=100|una docena=12|un tercio=0.333|dos tercios=0.667',
    joints: [' y '],
    hundreds:
      'doscientos=200|doscientas=200|trescientos=300|trescientas=300|cuatrocientos=400|cuatrocientas=400|quinientos=500|quinientas=500|seiscientos=600|seiscientas=600|setecientos=700|setecientas=700|ochocientos=800|ochocientas=800|novecientos=900|novecientas=900',
  },
  fr: {
    one: 'un',
    ones: 'deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf',
    tens: 'vingt trente quarante cinquante soixante septante quatre-vingt nonante',
    others:
      'vingt et un=21|trente et un=31|quarante et un=41|cinquante et un=51|soixante et un=61|soixante et onze=71|quatre-vingts=80|cent=100|une dizaine=10|une douzaine=12|une quinzaine=15|une vingtaine=20|une trentaine=30|une quarantaine=40|une cinquantaine=50|une soixantaine=60|une centaine=100|un tiers=0.333|deux tiers=0.667|un quart=0.25',
    joints: ['-', ' '],
    scores: ['soixante=60', 'quatre-vingt=80'],
  },
  pt: {
    one: 'um',
    ones: 'dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove',
    tens: 'vinte trinta quarenta cinquenta sessenta setenta oitenta noventa',
    others:
      'duas=2|quatorze=14|cem=100|cento=100|uma dúzia=12|um terço=0.333|dois terços=0.667|um quarto=0.25',
    joints: [' e '],
    hundreds:
      'duzentos=200|duzentas=200|trezentos=300|trezentas=300|quatrocentos=400|quatrocentas=400|quinhentos=500|quinhentas=500|seiscentos=600|seiscentas=600|setecentos=700|setecentas=700|oitocentos=800|oitocentas=800|novecentos=900|novecentas=900',
  },
  it: {
    one: 'uno',
    ones: 'due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove',
    tens: 'venti trenta quaranta cinquanta sessanta settanta ottanta novanta',
    others: 'cento=100|una decina=10|una dozzina=12|una ventina=20|un terzo=0.333|due terzi=0.667',
    joints: [''],
    elides: true,
    hundreds:
      'duecento=200|trecento=300|quattrocento=400|cinquecento=500|seicento=600|settecento=700|ottocento=800|novecento=900',
  },
  ru: {
    one: 'один',
    ones: 'два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать',
    tens: 'двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто',
    others: 'трое=3|четверо=4|пятеро=5|шестеро=6|семеро=7|сто=100|треть=0.333|две трети=0.667|четверть=0.25',
    joints: [' '],
    hundreds:
      'двести=200|триста=300|четыреста=400|пятьсот=500|шестьсот=600|семьсот=700|восемьсот=800|девятьсот=900',
  },
};

/** Words that are numbers only next to something counted; alone they are other words of the language. */
const HOMONYMS: ReadonlySet<string> = new Set(['sei']);

function entries(list: string): [string, number][] {
  return list.split('|').map((entry) => {
    const [word = '', value = '0'] = entry.split('=');
    return [word, Number(value)];
  });
}

function build(numerals: Numerals): ReadonlyMap<string, number> {
  const { one, ones, tens, others, joints, reversed = false, scores = [], hundreds, elides } = numerals;
  const units = ones.split(' ').map((word, at): [string, number] => [word, at + 2]);
  const ending: readonly [string, number][] = [[one, 1], ...units.filter(([, unit]) => unit < 10)];
  const decades = tens.split(' ').map((word, at): [string, number] => [word, (at + 2) * 10]);
  const joined = decades.flatMap(([decade, value]) =>
    ending.flatMap(([word, unit]) =>
      joints.map((joint): [string, number] => [
        reversed ? `${word}${joint}${decade}` : `${decade}${joint}${word}`,
        value + unit,
      ]),
    ),
  );
  const teens = units.filter(([, unit]) => unit >= 10);
  const counted = scores
    .flatMap(entries)
    .flatMap(([score, value]) =>
      teens.map(([word, unit]): [string, number] => [`${score}-${word}`, value + unit]),
    );
  const elided = decades.flatMap(([decade, value]): [string, number][] => {
    const short = decade.slice(0, -1);
    return [
      [`${short}uno`, value + 1],
      [`${short}un`, value + 1],
      [`${decade}tré`, value + 3],
      [`${short}otto`, value + 8],
    ];
  });
  const listed = entries(hundreds === undefined ? others : `${others}|${hundreds}`);
  return new Map(
    [...units, ...decades, ...joined, ...counted, ...(elides ? elided : []), ...listed].filter(
      ([word]) => !HOMONYMS.has(word),
    ),
  );
}

const TABLES: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map(
  Object.entries(NUMERALS).map(([language, numerals]) => [language, build(numerals)]),
);

/** Values of the number words of a language, by lower-case word; empty for a language without a table. */
export function numberWords(language: string): ReadonlyMap<string, number> {
  return TABLES.get(language) ?? new Map();
}
