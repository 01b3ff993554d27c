/** Boilerplate of the page around a report: captions, invitations to read on, notices. Written for newsfold. */

const BOILERPLATE =
  /\b(?:toggle caption|enlarge this image|hide caption|image (?:source|copyright|caption)|getty images|photo(?:graph)? by|file photo|click here|read (?:more|also|next)|sign up (?:for|to)|subscribe (?:to|now)|our newsletter|follow us on|all rights reserved|share this (?:article|story)|without charge to any eligible|terms of (?:use|service)|story continues below|advertisement|mehr zum thema|lesen sie (?:auch|mehr)|newsletter abonnieren|jetzt abonnieren|alle rechte vorbehalten|lire aussi|à lire aussi|abonnez-vous|tous droits réservés|lea también|leer más|suscríbete|todos los derechos reservados|leia também|leia mais|assine|todos os direitos reservados|читайте также|подписывайтесь)\b/iu;
/** The signature of a post: "— Jane Doe (@jane) June 30, 2017". */
const SIGNATURE = /^[—–-]\s?.{1,60}\(@\w+\)/u;
/** Lists of headlines and names have nearly every word in capitals. */
const MOST_CAPITALS = 0.6;
const FEWEST_WORDS = 8;

/**
 * Whether a sentence belongs to the page around a report.
 * @param words of the sentence, each with whether it is written with a capital
 */
export function isBoilerplate(
  text: string,
  words: ReadonlyArray<{ readonly known: { readonly isCapitalised: boolean } }>,
): boolean {
  if (BOILERPLATE.test(text) || SIGNATURE.test(text)) return true;
  if (words.length < FEWEST_WORDS) return false;
  const capitals = words.filter(({ known }) => known.isCapitalised).length;
  return capitals > MOST_CAPITALS * words.length;
}
