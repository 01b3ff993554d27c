/** Currency signs and codes before a number. */

/** The longest first. */
const SIGNS: ReadonlyArray<readonly [string, string]> = [
  ['US$', 'USD'],
  ['AU$', 'AUD'],
  ['NZ$', 'NZD'],
  ['HK$', 'HKD'],
  ['A$', 'AUD'],
  ['C$', 'CAD'],
  ['R$', 'BRL'],
  ['S$', 'SGD'],
  ['$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['￥', 'JPY'],
  ['₹', 'INR'],
  ['₽', 'RUB'],
  ['₩', 'KRW'],
  ['₺', 'TRY'],
  ['₴', 'UAH'],
  ['₪', 'ILS'],
  ['₦', 'NGN'],
];

/** Last units of signs and of codes: most numbers follow neither. */
const ENDS_OF_SIGNS: ReadonlySet<number> = new Set(SIGNS.map(([sign]) => sign.charCodeAt(sign.length - 1)));
const ENDS_OF_CODES: ReadonlySet<number> = new Set(Array.from('BDFKLNPRWYs.', (char) => char.charCodeAt(0)));

const CODE_BEFORE =
  /(?<![\p{L}\p{N}])(USD|EUR|GBP|JPY|CHF|CNY|INR|RUB|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|TRY|BRL|MXN|ZAR|KRW|Rs\.?|Fr\.) ?$/u;

/** The currency written before a number, with the length of what writes it, or null. */
export function currencyBefore(preceding: string): { readonly unit: string; readonly length: number } | null {
  const tight = preceding.endsWith(' ') ? preceding.slice(0, -1) : preceding;
  const last = tight.charCodeAt(tight.length - 1);
  if (!(ENDS_OF_SIGNS.has(last) || ENDS_OF_CODES.has(last))) return null;
  for (const [sign, unit] of SIGNS) {
    if (tight.endsWith(sign)) return { unit, length: sign.length + preceding.length - tight.length };
  }
  const code = CODE_BEFORE.exec(preceding.slice(-7));
  if (code === null) return null;
  const unit = code[1]?.startsWith('Rs') ? 'INR' : code[1] === 'Fr.' ? 'CHF' : (code[1] ?? '');
  return { unit, length: code[0].length };
}
