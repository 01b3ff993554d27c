/** Character references in text that is not markup. */
import { decodeHTMLStrict } from 'entities';

/** References that remain when a feed escapes twice: numbers, spaces, quotes, dashes and accented letters. */
const LEFT_OVER =
  /&(?:#\d{2,7}|#x[\da-f]{2,6}|nbsp|e[nm]sp|thinsp|zwn?j|amp|quot|apos|lt|gt|[lr][sd]quo|[lr]s?aquo|[bs]dquo|sbquo|[nm]dash|hellip|shy|euro|pound|yen|cent|copy|reg|trade|deg|ord[fm]|times|plusmn|frac\d\d|iexcl|iquest|eth|thorn|middot|bull|[a-z](?:acute|grave|circ|uml|tilde|cedil|ring|slash)|szlig|(?:ae|oe)lig);/i;

/**
 * Decodes HTML character references that end in a semicolon, once. "AT&T" and "R&D" stay. Never throws.
 * No reference decodes to another, so an input cannot blow up.
 */
export function decodeEntities(text: string): string {
  return text.includes('&') ? decodeHTMLStrict(text) : text;
}

/** References were escaped at most four times over; each time another system did it. */
const MAX_ROUNDS = 3;

/** Decodes again as long as decoded text still contains the usual references: it was escaped twice or more often. */
export function decodeEntitiesAgain(text: string): string {
  let decoded = text;
  for (let round = 0; round < MAX_ROUNDS && decoded.includes('&') && LEFT_OVER.test(decoded); round++)
    decoded = decodeHTMLStrict(decoded);
  return decoded;
}
