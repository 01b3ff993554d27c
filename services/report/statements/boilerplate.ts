/** Boilerplate of the page around a report: captions, invitations to read on, notices. Written for newsfold. */
import { type Seen, SentencePattern, seenIn } from '../patterns/sentence-pattern.ts';

const BOILERPLATE = new SentencePattern(
  /\b(?:toggle caption|enlarge this image|hide caption|image (?:source|copyright|caption)|getty images|photo(?:graph)? by|file photo|click here|read (?:more|also|next)|sign up (?:for|to)|subscribe (?:to|now)|our newsletter|follow us on|all rights reserved|share this (?:article|story)|without charge to any eligible|terms of (?:use|service)|story continues below|advertisement|media playback|media caption|by signing up|stay up to date|must watch|contributed to this (?:report|article|story)|(?:story|article|report) (?:was|is) (?:compiled|based)(?: in part)? (?:from|on)|transcripts? (?:are|is) created|will later turn out to be wrong|reporters who are at the scene|in (?:an undated|this|a file) (?:photo|photograph|picture|image)|mit material von|dieser (?:artikel|text) (?:erschien|wurde)|con información de|avec (?:afp|reuters)|com informações d[aeo]|mehr zum thema|lesen sie (?:auch|mehr)|newsletter abonnieren|jetzt abonnieren|alle rechte vorbehalten|lire aussi|à lire aussi|abonnez-vous|tous droits réservés|lea también|leer más|suscríbete|todos los derechos reservados|leia também|leia mais|assine|todos os direitos reservados|читайте также|подписывайтесь)\b/iu,
);
/** The signature of a post: "— Jane Doe (@jane) June 30, 2017". */
const SIGNATURE = new SentencePattern(/^[—–-]\s?.{1,60}\(@\w+\)/u);
/** "Updated at 6 p.m. ET", "Aktualisiert um 18 Uhr": when the page was changed. */
const CHANGED_AT = new SentencePattern(
  /^[(•\s]*(?:updated|published|posted|last (?:updated|modified)|aktualisiert|actualizado|mis à jour|atualizad[oa]|aggiornato|обновлено)(?::|\s(?:at|on|am|um|el|a las|le|à|em|às|il|alle|в)\s)(?=.*\d)(?!.*,\s\p{Ll}{3}).{0,48}$/iu,
);
/** "In Ohio, it's complicated 02:48": a film with its length. */
const FILM = new SentencePattern(/\s\d{1,2}:\d{2}$/u);
/** "Image Ida Moss in her garden". */
const CAPTION = new SentencePattern(/^(?:Image|Caption|Photo|Bild|Foto)\s\p{Lu}/u);
const OF_PAGES = [BOILERPLATE, SIGNATURE, CHANGED_AT, FILM, CAPTION];
/** An end, or somebody's words. */
const ENDS = /[.!?…:;"”»)。！？]\s*$|["“„«]/u;
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
  seen: Seen = seenIn(text),
): boolean {
  if (OF_PAGES.some((pattern) => pattern.test(text, seen))) return true;
  // Few words that no mark ends are a heading, a byline or an item of a list.
  if (words.length < FEWEST_WORDS) return !ENDS.test(text);
  let capitals = 0;
  for (const { known } of words) if (known.isCapitalised) capitals++;
  return capitals > MOST_CAPITALS * words.length;
}
