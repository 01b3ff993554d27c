/** Brings a written time into one alphabet of digits, spaces and dashes, so that the readers know only one each. */

/** The zeros of the scripts whose digits dates are written in. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xff10];

/** First years of eras, less one: the second year of Reiwa is 2020. */
const ERAS: ReadonlyMap<string, number> = new Map([
  ['平成', 1988],
  ['令和', 2018],
  ['民國', 1911],
  ['民国', 1911],
]);

function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const zero = ZEROS.find((first) => code >= first && code <= first + 9);
  return zero === undefined ? digit : String(code - zero);
}

function inCommonEra(written: string, era: string, year: string): string {
  const first = ERAS.get(era);
  return first === undefined ? written : `${first + (year === '元' ? 1 : Number(year))}年`;
}

/** The Buddhist era counts 543 years more. */
function inCommonEraFromThai(year: string): string {
  return String(Number(year) - 543);
}

/**
 * The same written time in ASCII digits, colons and spaces, with hyphens for dashes, without invisible marks, in years
 * of the common era. A minus sign stays one, for only offsets have it.
 *
 * @param text at most some hundred characters.
 */
export function plainForm(text: string): string {
  if (/^[\x21-\x7e]*(?: [\x21-\x7e]+)*$/.test(text)) return text;
  const plain = text
    .replace(/\p{Cf}/gu, '')
    .replace(/[^\P{Nd}0-9]/gu, asciiDigit)
    .replace(/[\uff01-\uff5e]/g, (wide) => wide.normalize('NFKC'))
    .replace(/[\u2010-\u2015]/g, '-')
    .replaceAll('،', ',')
    .replace(/\s+/g, ' ')
    .trim();
  return plain
    .replace(/(平成|令和|民國|民国)\s?(\d{1,3}|元)\s?年/u, inCommonEra)
    .replace(/[คพ]\.ศ\.\s?/g, '')
    .replace(/(?<!\p{Script=Thai})([ก-๎]{1,2})\.([ก-๎])\./gu, '$1$2')
    .replace(/(?<=\p{Script=Thai}.*)(?<!\d)2[45]\d\d(?!\d)/u, inCommonEraFromThai)
    .replace(/(?<=[時时点點시])\s?[半반]/u, ' 30分')
    .replace(/(?<=كانون|تشرين) (?=ال)/gu, '');
}

/** The text without comments in brackets, which RFC 2822 allows anywhere, one within another. */
export function withoutComments(text: string): string {
  let bare = text;
  for (let before = ''; before !== bare; ) {
    before = bare;
    bare = bare.replace(/\([^()]*\)/g, ' ');
  }
  return bare;
}
