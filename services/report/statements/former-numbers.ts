/**
 * Numbers that a report itself calls former ones: what the toll has risen from, what an agency gave before. They are no
 * value of the report, and who still gives one is behind it.
 */
import { type Seen, SentencePattern } from '../patterns/sentence-pattern.ts';

/** Directly before a number: "up from 14", "not 14". */
const INSTEAD = new SentencePattern(
  /(?:\bfrom|\bnot|\bstatt|\bvon|\bcontre|\binstead of|\brather than|сообщалось о)\s+(?:the\s)?$/iu,
);

/**
 * Before a number, with what it counts in between: "police had earlier said there were five", "an earlier toll of 14". What
 * was only said earlier in the day still stands, so that English, French and Spanish need the pluperfect or "initially".
 */
const SAID_BEFORE = [
  /\bhad (?:earlier|previously|initially|originally|first) (?:said|reported|put|given|told|announced|estimated|counted)\b/u,
  /\bhad (?:said|reported|announced|estimated) (?:earlier|previously|initially)\b/u,
  /\b(?:initially|originally|at first) (?:said|reported|gave|announced|estimated)\b/u,
  /\b(?:earlier|previous|prior) (?:death )?(?:toll|tally|count|estimate|report)s?\b/u,
  /\b(?:zuvor|zunächst|anfangs|ursprünglich) hatten?\b/u,
  /\b(?:früheren?|vorherigen?) (?:angaben|zahlen?|bilanz|meldungen)\b/u,
  /\b(?:précédent bilan|bilan précédent)\b/u,
  /\bpremier bilan (?:faisait|avait|évoquait)\b/u,
  /\bavai(?:t|ent) (?:d['’]abord|auparavant|initialement|précédemment)\b/u,
  /\b(?:balance|saldo|cifra|recuento|balanço|número) (?:anterior|previ[oa])\b/u,
  /\bhabían? (?:informado|reportado|hablado|dicho) (?:antes|previamente|inicialmente)\b/u,
  /\b(?:inicialmente|previamente|en un principio) (?:se )?habían? (?:informado|reportado|hablado|dicho)\b/u,
  /\b(?:bilancio precedente|precedente bilancio)\b/u,
  /\beerdere? (?:dodental|aantal|telling|berichten)\b/u,
  /(?<!\p{L})(?:ранее|сначала|первоначально) (?:сообщал|говорил)/u,
];
const EARLIER = new SentencePattern(
  new RegExp(`(?:${SAID_BEFORE.map(({ source }) => source).join('|')})[^.;:,\\d]{0,40}$`, 'iu'),
);

/** Whether a number is a former one. @param before what stands before it in its sentence */
export function isFormerNumber(before: string, seen: Seen): boolean {
  return INSTEAD.test(before, seen) || EARLIER.test(before, seen);
}
