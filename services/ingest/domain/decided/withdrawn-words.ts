/** How systems and texts say that an article is taken back. */

/** Statuses under which an article is published no more; with the prefixes of IPTC's vocabulary. */
export const TAKEN_BACK =
  /^(?:stat:|https?:\/\/cv\.iptc\.org\/newscodes\/pubstatusg2\/)?(?:cancell?ed|withheld|withdrawn|retracted|deleted|killed|recalled|unpublished|trash(?:ed)?)$/i;

/** Statuses of a field that has other meanings as well: the state of a country, of a workflow. */
export const TAKEN_BACK_STATE = /^(?:killed|recalled|unpublished|withdrawn|retracted|deleted)$/i;

/** A headline that stands in place of the article's own and says nothing else. */
export const WITHDRAWN_TITLE = new RegExp(
  `^[\\W_]*(?:${[
    '(?:(?:this )?(?:article|story|report|item|post|content) (?:has been |was |is )?)?(?:withdrawn|retracted|taken down)',
    '(?:article|story|report) (?:removed|deleted)',
    '(?:dieser artikel |artikel |meldung |beitrag )(?:wurde )?(?:zurückgezogen|entfernt|gelöscht)',
    "(?:cet |l[’']?)?article (?:a été )?(?:retiré|supprimé)",
    '(?:este )?art[íi]culo (?:ha sido )?(?:retirado|eliminado)',
    '(?:este )?artigo (?:foi )?(?:retirado|removido)',
    '(?:questo )?articolo (?:è stato )?(?:ritirato|rimosso)',
    '(?:статья|новость|материал|сообщение) (?:был[аои]? )?(?:удален[аоы]?|удал[её]н|отозван[аоы]?|снят[аоы]?)(?: с публикации)?',
  ].join('|')})[\\W_]*$`,
  'iu',
);

/** A body that says nothing else. */
export const WITHDRAWN_TEXT = new RegExp(
  [
    '\\b(?:this|the) (?:article|story|report|item|post) (?:has been|was|is) (?:withdrawn|retracted|taken down|removed (?:from|because|at|by|due))',
    '\\bwe have (?:withdrawn|retracted|removed|taken down) this (?:article|story|report)',
    'diese[rn]? (?:artikel|bericht|meldung|beitrag) (?:wurde|ist|haben wir)[^.]{0,60}(?:zurückgezogen|entfernt|gelöscht|depubliziert)',
    'cet article a été (?:retiré|supprimé|dépublié)',
    'este art[íi]culo ha sido (?:retirado|eliminado)',
    'este artigo foi (?:retirado|removido)',
    'questo articolo è stato (?:ritirato|rimosso)',
    '(?:эта статья|этот материал|это сообщение|статья|материал)[^.]{0,40}(?:удал[её]н[аоы]?|отозван[аоы]?|снят[аоы]? с публикации)',
    '(?:本文|该文章|該文章|此文章|本报道|本報導)(?:已|已经|已經)(?:被)?(?:撤回|撤稿|删除|刪除|下架)',
    'この記事は(?:取り下げ|撤回|削除)',
    '(?:تم|جرى) (?:سحب|حذف) (?:هذا الخبر|هذا المقال|هذه المقالة|هذا التقرير)',
  ].join('|'),
  'iu',
);

/** One of these is in every such headline or body. */
export const WITHDRAWN_WORDS =
  /withdrawn|retracted|taken down|removed|deleted|zurückgezogen|entfernt|gelöscht|depubliziert|retir|supprim|dépubli|elimin|removid|ritirat|rimoss|удал|отозван|снят|撤|删除|刪除|下架|取り下げ|削除|سحب|حذف/iu;

/** Longer bodies say more than that. */
export const MAX_WITHDRAWN_CHARS = 500;
