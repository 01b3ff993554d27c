/** Character references in text that is not markup. */
import { decodeHTMLStrict } from 'entities';

/** References that remain when a feed escapes twice: numbers, spaces, quotes, dashes and accented letters. */
const LEFT_OVER =
  /&(?:#\d{2,7}|#x[\da-f]{2,6}|nbsp|amp|quot|apos|lt|gt|[lr][sd]quo|[lr]aquo|[bs]dquo|sbquo|[nm]dash|hellip|shy|euro|pound|middot|bull|[a-z](?:acute|grave|circ|uml|tilde|cedil|ring|slash)|szlig|(?:ae|oe)lig);/i;

/**
 * Decodes HTML character references that end in a semicolon, once. "AT&T" and "R&D" stay. Never throws.
 * No reference decodes to another, so an input cannot blow up.
 */
export function decodeEntities(text: string): string {
  return text.includes('&') ? decodeHTMLStrict(text) : text;
}

/** Decodes once more where decoded text still contains the usual references: it was escaped twice. */
export function decodeEntitiesAgain(text: string): string {
  return text.includes('&') && LEFT_OVER.test(text) ? decodeHTMLStrict(text) : text;
}
