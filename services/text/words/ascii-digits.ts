/** Digits of other scripts as ASCII digits, one character for each, so that offsets stay. */

/** The zeros of the decimal digits that news is written with: Arabic, Persian, Hindi, Bengali, Thai, full width. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10];
const DIGITS = new RegExp(
  `[${ZEROS.map((zero) => `${String.fromCharCode(zero)}-${String.fromCharCode(zero + 9)}`).join('')}]`,
  'gu',
);

function asciiDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  const zero = ZEROS.find((one) => code >= one && code < one + 10) ?? code;
  return String(code - zero);
}

/** A text with the digits of other scripts replaced by 0 to 9. Of the same length. */
export function asciiDigits(text: string): string {
  return text.replace(DIGITS, asciiDigit);
}
