import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unwrapLines } from './unwrap-lines.ts';

/** Breaks a paragraph as mail systems do: greedily, between words. */
function wrap(paragraph: string, width: number, end = ''): string {
  const lines: string[] = [];
  for (const word of paragraph.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join(`${end}\n`);
}

const PARAGRAPHS = [
  'Linnet Transit will build a second tram depot in Ostrel, the company said on Tuesday, after the city council approved a loan of 48 million crowns on Monday night.',
  'The depot at Tanner Yard will house 36 trams and create 120 jobs when it opens in 2028, chief executive Runa Falk told reporters. Residents of Tanner Street have filed a complaint.',
  'Der Gemeinderat stimmte am Montagabend mit 14 zu 9 Stimmen zu. Die Bauarbeiten beginnen im Frühjahr, wie die Verwaltung mitteilte, und dauern voraussichtlich zwei Jahre.',
];
const TEXT = PARAGRAPHS.join('\n\n');

describe('broken text', () => {
  it.each([60, 65, 72, 76, 80])('of %i columns is joined', (width) => {
    expect(unwrapLines(PARAGRAPHS.map((one) => wrap(one, width)).join('\n\n'))).toBe(TEXT);
  });

  it('of Chinese is joined, two columns a sign', () => {
    const paragraph =
      '奥斯特尔港口与大学之间的有轨电车周二恢复运行，此前两周一节车厢出轨，造成九名乘客受伤。运营商林内特公司更换了三百四十米轨道，并称道岔磨损导致了二月二十四日的脱轨事故。';
    expect(unwrapLines(paragraph.replace(/.{24}/gu, '$&\n'))).toBe(paragraph);
  });

  it('whose lines begin with a space, as behind a <br>, is joined', () => {
    expect(unwrapLines(PARAGRAPHS.map((one) => wrap(one, 72).replaceAll('\n', '\n ')).join('\n\n'))).toBe(
      TEXT,
    );
  });

  it('of format=flowed is joined', () => {
    expect(unwrapLines(PARAGRAPHS.map((one) => wrap(one, 72, ' ')).join('\n\n'))).toBe(TEXT);
  });

  it('of format=flowed is joined after sentences too', () => {
    const lines = [
      'The council of Ostrel met on Monday evening for two hours.',
      'It approved the loan.',
      'Work begins.',
    ];
    expect(unwrapLines(lines.join(' \n'))).toBe(lines.join(' '));
  });

  it('is joined around a list whose items stay', () => {
    const list = `- ${'a'.repeat(30)} ${'b'.repeat(39)}\n- ${'c'.repeat(30)} ${'d'.repeat(39)}`;
    const broken = [...PARAGRAPHS.map((one) => wrap(one, 72)), list].join('\n\n');
    expect(unwrapLines(broken)).toBe([...PARAGRAPHS, list].join('\n\n'));
  });

  it('is joined without a space where the script has none, and after a hyphen', () => {
    const chinese = '市政府周一宣布将建设第二个电车停车场'.repeat(8);
    const lines = chinese.match(/.{1,48}/g)?.join('\n') ?? '';
    expect(unwrapLines(lines)).toBe(chinese);
    const line = 'The council of Ostrel approved a plan for a new depot that is well-';
    expect(unwrapLines(`${line}\nknown among residents.`)).toBe(`${line}known among residents.`);
  });

  it('of any words and width becomes what it was', () => {
    const paragraph = fc
      .array(fc.stringMatching(/^[a-z]{2,9}$/), { minLength: 40, maxLength: 80 })
      .map((words) => `${words.join(' ')}.`);
    fc.assert(
      fc.property(
        fc.array(paragraph, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 60, max: 90 }),
        (all, width) => {
          expect(unwrapLines(all.map((one) => wrap(one, width)).join('\n\n'))).toBe(all.join('\n\n'));
        },
      ),
    );
  });
});

describe('lines that are meant', () => {
  it('are those of verse with one long line', () => {
    const verse =
      'The ferry left before the light and all was grey\nwith rain, and nobody\nsaw the boat again until the morning came.';
    expect(unwrapLines(verse)).toBe(verse);
  });

  it.each([
    [
      'a list',
      '- The depot will house 36 trams, which are built in Linnet\n- It will create 120 jobs\n- It opens in 2028, the chief executive says',
    ],
    [
      'numbered items',
      '1. Mira Tolland, Harbour Rowing Club, 7 minutes 12 seconds\n2. Ada Low, Tornby\n3. Runa Falk, Ostrel',
    ],
    [
      'verse',
      'The ferry left before the light,\nthe pier was grey with rain,\nand nobody on shore that night\nwould see the boat again.',
    ],
    ['an address', 'Harbour Office\n12 Quay Street\nTornby 4021\nNorland'],
    ['results', 'Tornby 3 Ostrel 1\nSkerry 0 Linnet 0\nAlder 2 Birch 4'],
    [
      'sentences of their own',
      'The mayor resigned on Monday.\nThe council meets on Tuesday.\nA new vote is planned for May.',
    ],
    [
      'long lines',
      `${'The mayor resigned on Monday and left the town hall. '.repeat(4)}\nThe council meets on Tuesday.`,
    ],
    [
      'a transcript',
      'Q: When did you see the smoke above the depot at Tanner Yard?\nA: Around nine.\nQ: Were you alone?\nA: Yes, I was.',
    ],
  ])('%s: unchanged', (_, text) => {
    expect(unwrapLines(text)).toBe(text);
  });

  it('never throws, and changes nothing but breaks', () => {
    const letters = (text: string) => text.replace(/\s+/g, '');
    const piece = fc.constantFrom(
      '\n',
      '\n\n',
      ' ',
      '- ',
      'word',
      'a long run of words that fills a line of text',
      '。',
      '中',
      '-',
    );
    const text = fc.array(fc.oneof(piece, fc.string())).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (given) => {
        expect(letters(unwrapLines(given))).toBe(letters(given));
      }),
    );
  });
});
