/** Votes and results of games: two numbers that are one value. "5-4", "52 to 47", "3:1". */
import type { BareSlot } from './slot.ts';

/** Words of votes in the languages whose news is read: none is a word of another. */
const VOTE =
  /(?<!\p{L})(?:votes?|voted|voting|ruled|ruling|senators?|house|court|justices|panel|jury|passed|passes|approved|confirmed|rejected|ballots?|Abstimmung|stimmten|Stimmen|Bundestag|Parlament|votos?|votó|votaron|aprobó|voix|voté|vota|adopté|parlement|aprovou|aprovado|voti|approvato|голос\p{L}*|проголосов\p{L}*|депутат\p{L}*)(?!\p{L})/iu;
const GAME =
  /(?<!\p{L})(?:won|wins?|winning|beat(?:en)?|beating|defeat(?:ed|s|ing)?|lost|loss|lead(?:ing|s)?|led|drew|draw|tied|tie|goals?|victory|half-?time|final|match|game|innings?|overtime|scored?|siegt?en?|Sieg|besiegte|gewann|gewannen|verlor|verloren|führte|Tore?|Spiel|Halbzeit|ganó|venció|derrotó|empat\p{L}*|victoria|goles|partido|battu|victoire|match|gagné|s['’]est imposée?|venceu|vitória|derrota|gols|vinto|vittoria|победил\p{L}*|выиграл\p{L}*|проиграл\p{L}*|счет\p{L}*|счёт\p{L}*|матч\p{L}*)(?!\p{L})/iu;

const JOINED =
  /(?<![\d.,:/–—-])(\d{1,3})\s?[-–—:]\s?(\d{1,3})(?!\d|[.,:/–—-]\d|\s?(?:%|percent|per cent|Prozent|Uhr|[ap]\.?m)|-\p{L})/gu;
const TO =
  /(?<![\d.,:$€£])(\d{1,3})\s(?:to|zu|a|à|gegen|contra|contre|against|против)\s(\d{1,3})(?![\d%]|[.,]\d|\s?(?:percent|per cent|Prozent|\p{L}+s\s(?:of|after|before)))/gu;
/** "52 votes in favour and 47 against". */
const FOR_AND_AGAINST =
  /(?<![\d.,])(\d{1,3})\s(?:votes?\s|votos\s|voix\s|Stimmen\s|голос\p{L}*\s)?(?:in favou?r|for|yes|dafür|a favor|pour|за)[^.;\d]{0,30}?(\d{1,3})\s(?:votes?\s|votos\s|voix\s|Stimmen\s)?(?:against|opposed|no\b|dagegen|en contra|contra|contre|против)/giu;

/** Larger numbers of a game are something else. */
const MOST_GOALS = 250;

function kindOf(text: string, first: number, second: number): 'vote' | 'score' | null {
  const isVote = VOTE.test(text);
  const isGame = GAME.test(text);
  if (isVote && !isGame) return 'vote';
  return isGame && first <= MOST_GOALS && second <= MOST_GOALS ? 'score' : null;
}

/**
 * The votes and scores of a sentence. A pair without a word of votes or games is a range, a date or a record, and none.
 */
export function numberPairs(text: string): BareSlot[] {
  if (!/\d/.test(text)) return [];
  const found: BareSlot[] = [];
  const add = (match: RegExpExecArray, kind: 'vote' | 'score' | null): void => {
    const [start, end] = [match.index, match.index + match[0].length];
    if (kind === null || found.some((slot) => slot.start < end && start < slot.end)) return;
    found.push({
      kind,
      of: '',
      value: Number(match[1]),
      other: Number(match[2]),
      bound: 'exactly',
      start,
      end,
    });
  };
  for (const match of text.matchAll(FOR_AND_AGAINST)) add(match, 'vote');
  for (const match of text.matchAll(JOINED)) {
    // "14:30" is a time of day wherever it stands; "3:1" none.
    const isClock = match[0].includes(':') && (match[2]?.length ?? 0) === 2;
    if (!isClock) add(match, kindOf(text, Number(match[1]), Number(match[2])));
  }
  for (const match of text.matchAll(TO)) add(match, kindOf(text, Number(match[1]), Number(match[2])));
  return found;
}
