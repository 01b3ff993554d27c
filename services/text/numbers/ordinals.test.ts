import { describe, expect, it } from 'vitest';
import { asciiDigits } from '../words/ascii-digits.ts';
import { findOrdinals } from './ordinals.ts';

describe('findOrdinals', () => {
  it.each([
    ['en', 'the 12th package after the eleventh, and the 101st', [12, 11]],
    ['en', 'a twenty-first package, a Thirty second one', [21, 32]],
    ['en', 'first, second and third', []],
    ['en', 'the ELEVENTH package, the Sixth one', [11, 6]],
    ['ru', 'ДВЕНАДЦАТЫЙ пакет', [12]],
    ['en', 'on May 12th and the 13th of June, in the 78th minute', []],
    ['de', 'das 12. Sanktionspaket, das dreizehnte und das einundzwanzigste', [12, 13, 21]],
    ['de', 'am 12. Mai auf Platz 13. Die Mannschaft feiert', []],
    ['fr', 'le douzième paquet, le 13e, le vingt et unième', [12, 13, 21]],
    ['es', 'el duodécimo paquete, el 13.º, el decimocuarto', [12, 13, 14]],
    ['pt', 'o décimo segundo pacote, a décima terceira rodada', [12, 13]],
    ['pt', 'na quarta-feira e na sexta', []],
    ['it', 'il dodicesimo pacchetto, il ventunesimo', [12, 21]],
    ['ru', '12-й пакет, тринадцатого пакета, 5-го мая', [12, 13]],
    ['zh', '第12轮制裁,第十三轮,第二十一轮', [12, 13, 21]],
    ['ja', '第12回', [12]],
    ['ko', '제12차, 13번째', [12, 13]],
    ['ar', 'الحزمة الثانية عشرة والحزمة الرابعة', [12, 4]],
    ['ar', 'الحزمة الـ١٣', [13]],
  ])('%s: %s', (language, text, values) => {
    expect(findOrdinals(text, language)).toEqual(values);
  });
});

describe('asciiDigits', () => {
  it('turns digits of other scripts into 0 to 9, one character for one', () => {
    expect(asciiDigits('٤٠ و ۵۵, ४२, ８９, 7 and ½')).toBe('40 و 55, 42, 89, 7 and ½');
  });
});
