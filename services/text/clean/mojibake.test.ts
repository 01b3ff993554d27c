import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEGACY_ENCODINGS, withoutC1 } from './legacy-bytes.ts';
import { repairMojibake } from './mojibake.ts';

/** News in the languages and with the signs that it is written in. */
const CLEAN = [
  'Norland’s navy: “We can’t keep them afloat”',
  'Café déjà vu à Noël, œuvre — 20 000 €, « voilà »',
  'São Paulo, ação, não há informações',
  'Müller größer Ärzte Übung „Spaß“ – schön',
  'Ñandú, España: ¿Qué pasó? ¡Último día!',
  'Città più università, perché così',
  'Привет, мир! «Ёлка» — №5, съёмки',
  'Уряд України повідомив у п’ятницю: «Її їжак»',
  'Ελλάδα και Αθήνα: η κυβέρνηση',
  'العربية الخبر العاجل اليوم',
  'שלום עולם וגם חדשות',
  '日本の首相は東京で会見した。',
  '中国政府周一宣布新计划。',
  'Zażółć gęślą jaźń w Łodzi',
  'İstanbul’da ışık, şehir ve çağ',
  'Dvořák příliš žluťoučký kůň',
  'Orașul și județul în această țară',
  'हिन्दी समाचार आज की खबर',
  '🚀 launch 😀 of £5 at 20°C',
];

/** UTF-8 read as an encoding, so many times over. */
function misread(text: string, { charOf }: (typeof LEGACY_ENCODINGS)[number], times: number): string {
  let read = text;
  for (let time = 0; time < times; time++)
    read = [...Buffer.from(read, 'utf8')].map((byte) => charOf[byte] as string).join('');
  return read;
}

const cases = LEGACY_ENCODINGS.flatMap((encoding) =>
  CLEAN.map((text): [string, string, (typeof LEGACY_ENCODINGS)[number]] => [encoding.name, text, encoding]),
);

describe('the bytes of UTF-8 read as', () => {
  it.each(cases)('%s: %s', (_, text, encoding) => {
    expect(repairMojibake(withoutC1(misread(text, encoding, 1))).text).toBe(text);
  });

  it('windows-1252 are mended in Vietnamese, whose letters with two marks stand in words', () => {
    const text = 'Động đất ở Hà Nội, nhiều người bị thương';
    const [western] = LEGACY_ENCODINGS.filter(({ name }) => name === 'windows-1252');
    const read = misread(text, western as (typeof LEGACY_ENCODINGS)[number], 1);
    expect(repairMojibake(withoutC1(read)).text).toBe(text);
  });

  it.each(CLEAN)('windows-1252, twice over: %s', (text) => {
    const [western] = LEGACY_ENCODINGS as [(typeof LEGACY_ENCODINGS)[number]];
    expect(repairMojibake(withoutC1(misread(text, western, 2))).text).toBe(text);
  });

  it('Latin-1, whose controls C1 they then are: “It’s” … and twice', () => {
    const latin1 = Buffer.from('“It’s” 10–12 €', 'utf8').toString('latin1');
    expect(repairMojibake(withoutC1(latin1)).text).toBe('“It’s” 10–12 €');
    const twice = Buffer.from(latin1, 'utf8').toString('latin1');
    expect(repairMojibake(withoutC1(twice)).text).toBe('“It’s” 10–12 €');
  });
});

describe('what is lost', () => {
  it.each([
    [
      'Norlandâ€™s navy: â€œWe canâ€™t keep them afloatâ€\ufffd',
      'Norland’s navy: “We can’t keep them afloat”',
    ],
    ['â€œrecklessâ€ and asked for a vote', '“reckless” and asked for a vote'],
    ['voilÃ  le cafÃ© Ã la carte', 'voilà le café à la carte'],
    ['La cafÃ© ferme. Il est arrivé\u00a0», dit-elle', 'La café ferme. Il est arrivé\u00a0», dit-elle'],
    ['cafÃ© beside THE CAFÉ’s owner', 'café beside THE CAFÉ’s owner'],
    ['20Â 000 habitants, Ã©crit-il', '20 000 habitants, écrit-il'],
  ])('%j is %j', (given, meant) => {
    expect(repairMojibake(given)).toEqual({ text: meant, mended: true, damaged: false });
  });
});

describe('a text that needs no mending', () => {
  it.each([
    ...CLEAN,
    'der „Spaß“ war groß, die „Größe“',
    'Il est arrivé », dit-il : « À bientôt »',
    'THE CAFÉ’s owner, the MENÜ” and VÉRITÉ…',
    'PELA MANHÃ” disse; “AMANHÃ—hoje”',
    '«Группа В» и «Зенит»… США – СССР»',
    'Рівне, Рівненська область; Серп’яни',
    'A “Å” and an “Ä–Ö”, „Ä“ und „Ü“',
    'ESPAÑA’s «Ñ» y el año',
    'THÉÂTRE », RÂLER… «ROMÂ»',
    'Šibenik, Žižkov, «Đặng» và Ở Hà Nội',
    'bit ‚Änderung‘ und ‚Öl‘',
    'AC/DC × 2 ÷ 3 ± 4 · ½ ¼ ™ © ®',
  ])('is unchanged: %s', (text) => {
    expect(repairMojibake(text)).toEqual({ text, mended: false, damaged: false });
  });

  const words = CLEAN.join(' ')
    .split(/[^\p{L}\p{M}’-]+/u)
    .filter((word) => word !== '');
  const quotes = fc.constantFrom(
    ...['“”', '„“', '«»', '‘’', '« »', '‚‘', '””', '‹›'].map((pair) => [pair[0], pair.slice(1)] as const),
  );
  const signs = fc.constantFrom('', '.', ',', '…', ' –', '—', ':', '!', ' ;', '’', ' €', ' °C', '™');

  it('is unchanged whatever sign stands behind whatever word of a language', () => {
    const piece = fc
      .tuple(fc.constantFrom(...words), quotes, signs, fc.boolean())
      .map(
        ([word, [open, close], sign, isUpper]) =>
          `${open}${isUpper ? word.toUpperCase() : word}${close}${sign}`,
      );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join(' ');
        expect(repairMojibake(text).text).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is unchanged whatever is mended: once mended, always', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...CLEAN)), (text) => {
        const once = repairMojibake(text).text;
        if (!repairMojibake(text).damaged) expect(repairMojibake(once).text).toBe(once);
      }),
    );
  });
});
