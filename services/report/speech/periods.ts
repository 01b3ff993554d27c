/** Periods that end no sentence: those of abbreviations and initials, of addresses and of numbers. */
import { isDigit, isLetter, isLowerCase, isUpperCase } from '../reading/unit-kinds.ts';

/** Stands for a period that ends no sentence. */
export const PERIOD = '\u0002';

const SHORT: ReadonlySet<string> = new Set(
  'Mr Mrs Ms Dr Rep Reps Sen Sens Gov Gen Lt Col Sgt Capt Prof Rev Hon St Jr Sr Dist Atty Supt Sra Mme Hr Fr'.split(
    ' ',
  ),
);
/** Letters of the longest of them. */
const LONGEST = 4;
const POINT = 0x2e;

/** Whether the period at a place of a text is one of an abbreviation or an initial: "Mr.", "U.S." */
function isOfAbbreviation(text: string, at: number): boolean {
  let from = at;
  while (from > 0 && at - from <= LONGEST && isLetter(text.charCodeAt(from - 1))) from--;
  if (from === at || at - from > LONGEST) return false;
  return at - from === 1 ? isUpperCase(text.charCodeAt(from)) : SHORT.has(text.slice(from, at));
}

/** Whether the period at a place ends no sentence: "weather.us", "12.5 million". */
function endsNothing(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const behind = text.charCodeAt(at + 1);
  if (isLetter(before) && isLowerCase(behind)) return true;
  return (isDigit(before) && isDigit(behind)) || isOfAbbreviation(text, at);
}

/** A text with those periods replaced by PERIOD; every offset stays. */
export function withoutInnerPeriods(text: string): string {
  let kept = '';
  let from = 0;
  for (let at = text.indexOf('.'); at >= 0; at = text.indexOf('.', at + 1)) {
    if (text.charCodeAt(at) !== POINT || !endsNothing(text, at)) continue;
    kept += text.slice(from, at) + PERIOD;
    from = at + 1;
  }
  return from === 0 ? text : kept + text.slice(from);
}
