/** Values that stand where an id or an address should be, and say that there is none. */

/** What templates, stores and people write for "nothing", as lettersOf leaves it, in the languages of the large feeds. */
const NOTHING: ReadonlySet<string> = new Set(
  [
    'na none null nil undefined nan false true void empty missing unknown default noid noguid nolink nourl notavailable notapplicable',
    'notset notfound tbd tba todo xxx guid uuid link url href permalink objectobject aboutblank',
    'ka keine keiner keines entfällt unbekannt keineangabe nichtverfügbar nichtvorhanden nv nvt geen onbekend nietbeschikbaar',
    'nd sd ninguno ninguna nodisponible sindatos desconocido aucun aucune néant inconnu nondisponible nessuno nessuna nondisponibile',
    'nenhum nenhuma nãodisponível naodisponivel semdados desconhecido brak niedostępne niedostepne ingen inget saknas puuttuu žádný nincs yok',
    'нет нд отсутствует неизвестно недоступно немає 无 無 暂无 暫無 没有 なし 無し 該当なし 없음 لايوجد غيرمتوفر אין',
  ].flatMap((words) => words.split(' ')),
);

/** Longer values are none: a UUID of zeros in braces has 38. */
const MAX_CHARS = 40;

/** Letters and digits in lower case: "N/A", "n.a." and "[NA]" are one spelling. */
function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

/**
 * Whether an id or address says that there is none: "N/A", "0", "-", "none", "null", "k. A.", a UUID of zeros, in any
 * case and brackets. Items that carry one would all be one article.
 */
export function isPlaceholderId(text: string): boolean {
  if (text.length > MAX_CHARS || text.includes('://')) return false;
  const letters = lettersOf(text);
  return (
    NOTHING.has(letters) || /^(?:0*|f{16,})$/.test(letters) || (letters === '1' && /^-/.test(text.trim()))
  );
}

/** Schemes of links that lead to no page: a script, a letter, a call. */
const NO_PAGE = /^(?:javascript|about|data|blob|mailto|tel|sms|void):/i;

/** Whether a link leads nowhere: a placeholder, "#", "about:blank", "javascript:void(0)", a letter to the editor. */
export function isPlaceholderLink(text: string): boolean {
  const link = text.trim();
  return NO_PAGE.test(link) || isPlaceholderId(link);
}
