/** How systems and texts say that an article is taken back. What is withdrawn by mistake is news that nobody gets. */

/** Statuses under which an article is published no more; with the prefixes of IPTC's vocabulary. */
export const TAKEN_BACK =
  /^(?:stat:|https?:\/\/cv\.iptc\.org\/newscodes\/pubstatusg2\/)?(?:cancell?ed|withheld|withdrawn|retracted|deleted|killed|recalled|unpublished|trash(?:ed)?)$/i;

/** Statuses of a field that has other meanings as well: the state of a country, of a workflow. */
export const TAKEN_BACK_STATE = /^(?:killed|recalled|unpublished|withdrawn|retracted|deleted)$/i;

/** Nothing but marks; \W has the letters of most scripts in it. */
const MARKS = String.raw`[^\p{L}\p{N}]{0,20}`;

/** A headline that stands in place of the article's own and says nothing else. */
export const WITHDRAWN_TITLE = new RegExp(
  `^${MARKS}(?:${[
    '(?:(?:this )?(?:article|story|report|item|post|content) (?:has been |was |is )?)?(?:withdrawn|retracted|taken down)',
    '(?:article|story|report) (?:removed|deleted)',
    '(?:dieser artikel |artikel |meldung |beitrag )(?:wurde )?(?:zurückgezogen|entfernt|gelöscht)',
    "(?:cet |l[’']?)?article (?:a été )?(?:retiré|supprimé)",
    '(?:este )?art[íi]culo (?:ha sido )?(?:retirado|eliminado)',
    '(?:este )?artigo (?:foi )?(?:retirado|removido)',
    '(?:questo )?articolo (?:è stato )?(?:ritirato|rimosso)',
    '(?:статья|новость|материал|сообщение) (?:был[аои]? )?(?:удален[аоы]?|удал[её]н|отозван[аоы]?|снят[аоы]?)(?: с публикации)?',
    '(?:本文|文章|稿件|该文章)(?:已)?(?:被)?(?:撤回|撤稿|删除|下架)',
    '(?:この)?記事(?:は|を)?(?:取り下げ|撤回|削除)(?:ました|されました)?',
    '(?:تم )?(?:سحب|حذف) (?:هذا )?(?:الخبر|المقال)',
  ].join('|')})${MARKS}$`,
  'iu',
);

/**
 * A body that says nothing else: of itself, at its beginning. "The report was withdrawn by the minister" is a short item
 * of news.
 */
export const WITHDRAWN_TEXT = new RegExp(
  `^${MARKS}(?:(?:editor['’]s note|editors['’] note|note|notice|hinweis|anmerkung der redaktion|note de la rédaction|nota de la redacción|от редакции)${MARKS})?(?:${[
    'this (?:article|story|report|item|post|page) (?:has been|was|is) (?:withdrawn|retracted|taken down|deleted|removed|no longer available|unpublished)',
    `the (?:article|story|report|post) (?:has been|was|is) (?:withdrawn|retracted|taken down|deleted|removed)${MARKS}$`,
    'the (?:article|story|page|post) (?:that )?you (?:requested|are looking for) (?:has been|was|is) (?:withdrawn|removed|deleted|no longer available)',
    'we have (?:withdrawn|retracted|removed|taken down) this (?:article|story|report)',
    'diese[rn]? (?:artikel|bericht|meldung|beitrag) (?:wurde|ist|haben wir)[^.]{0,60}(?:zurückgezogen|entfernt|gelöscht|depubliziert|nicht mehr verfügbar)',
    'wir haben diese[nrs]? (?:artikel|bericht|meldung|beitrag)[^.]{0,40}(?:zurückgezogen|entfernt|gelöscht|depubliziert)',
    "cet article (?:a été (?:retiré|supprimé|dépublié)|n[’']est plus disponible)",
    'este art[íi]culo (?:ha sido|fue) (?:retirado|eliminado)',
    'este artigo foi (?:retirado|removido|excluído)',
    'questo articolo è stato (?:ritirato|rimosso)',
    '(?:эта (?:статья|новость)|этот материал|это сообщение|данн(?:ый материал|ая статья))[^.]{0,40}(?:удал[её]н[аоы]?|отозван[аоы]?|снят[аоы]? с публикации)',
    `(?:статья|материал|сообщение|новость) (?:был[аои]? )?(?:удал[её]н[аоы]?|отозван[аоы]?|снят[аоы]? с публикации)${MARKS}$`,
    '(?:本文|该文章|該文章|此文章|本报道|本報導)(?:已|已经|已經)(?:被)?(?:撤回|撤稿|删除|刪除|下架)',
    'この記事は(?:取り下げ|撤回|削除)',
    '(?:تم|جرى) (?:سحب|حذف) (?:هذا الخبر|هذا المقال|هذه المقالة|هذا التقرير)',
  ].join('|')})`,
  'iu',
);

/** One of these is in every such headline or body. */
export const WITHDRAWN_WORDS =
  /withdrawn|retracted|taken down|removed|deleted|no longer available|unpublished|zurückgezogen|entfernt|gelöscht|depubliziert|nicht mehr verfügbar|retir|supprim|dépubli|plus disponible|elimin|removid|excluíd|ritirat|rimoss|удал|отозван|снят|撤|删除|刪除|下架|取り下げ|削除|سحب|حذف/iu;

/** Longer bodies say more than that. */
export const MAX_WITHDRAWN_CHARS = 500;
