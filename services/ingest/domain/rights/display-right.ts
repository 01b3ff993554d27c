/** How much of an article may be shown: what is said with it of its use, and what the operator has agreed with its outlet. */
import type { Article, Display } from '@newsfold/schemas/generated/records.ts';
import type { Outlets } from '@newsfold/text/web/outlets.ts';

/** What stands among the terms for a policy that prohibits showing the article, which has no words of its own. */
export const PROHIBITS_DISPLAY = 'prohibition: display';

/** What may be done with leave, elsewhere or later is not forbidden: an operator has leave, or says otherwise. */
const CONDITION = String.raw`(?![^.;\n]{0,60}\b(?:without|outside|unless|except|ohne|außerhalb|sans|sin)\b)`;

/**
 * Terms that forbid to show an article. Usual notices of copyright ("All rights reserved", "may not be published, broadcast
 * or redistributed without permission"), limits of a licence and reservations against mining do not.
 */
const FORBIDS: readonly RegExp[] = [
  /\bno[\s-]?display\b(?!\s+(?:ad|banner))/i,
  new RegExp(String.raw`\bnot\s+(?:for|to\s+be)\s+(?:public\s+)?display(?:ed)?\b${CONDITION}`, 'i'),
  new RegExp(
    String.raw`\bdisplay\s+(?:is\s+)?(?:prohibited|forbidden|not\s+(?:permitted|allowed))\b${CONDITION}`,
    'i',
  ),
  /\b(?:headlines?|titles?)(?:\s+(?:and|&)\s+(?:links?|urls?|address(?:es)?))?\s+only\b/i,
  new RegExp(
    String.raw`\bnot\s+for\s+(?:publication|broadcast|release|public(?:\s+use)?)\b${CONDITION}`,
    'i',
  ),
  /\bhold\s+for\s+release\b/i,
  /(?<!\b(?:no|not|without|ohne|kein|sans|sin|free\s+of)\s+)\bembargo(?:ed)?\b(?!\W{0,3}(?:none|no|false|null|lifted|expired|ended|has\s+(?:been\s+lifted|ended|expired))\b)/i,
  new RegExp(String.raw`\bnicht\s+zur\s+(?:Veröffentlichung|Publikation|Anzeige)\b${CONDITION}`, 'i'),
  /\bSperrfrist\b(?!\W{0,3}(?:keine?|aufgehoben|abgelaufen)\b)/i,
  new RegExp(String.raw`\bne\s+pas\s+(?:publier|diffuser|afficher)\b${CONDITION}`, 'i'),
  /\baffichage\s+interdit\b/i,
  new RegExp(String.raw`\bno\s+(?:publicar|difundir|mostrar)\b${CONDITION}`, 'i'),
];

/** The mark of robots that forbids to show a part of an article. */
const NO_SNIPPET = 'nosnippet';

const forbidden = (term: string): boolean =>
  term === PROHIBITS_DISPLAY || FORBIDS.some((rule) => rule.test(term));

/** How much of an article may be shown. A function of the article and of the table of outlets alone. */
export function displayOf(
  { publisher, usageTerms, reservations }: Pick<Article, 'publisher' | 'usageTerms' | 'reservations'>,
  outlets: Outlets,
): Display {
  if (outlets.isHeadlineOnly(publisher.id)) return 'headline_by_contract';
  const isForbidden = reservations.includes(NO_SNIPPET) || usageTerms.some(forbidden);
  return isForbidden ? 'headline_by_terms' : 'full';
}
