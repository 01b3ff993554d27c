/** The languages that outlets of a country write in, by its domain. */

/**
 * Languages by top-level domain, the most usual first. Left out are domains that are sold for what their letters spell
 * (tv, me, io, co, ai, fm, to, cc, gg, ly, la, am, st) and countries whose press writes mostly English.
 */
const TABLE =
  'ad:ca ae:ar al:sq ao:pt ar:es at:de az:az ba:bs,hr,sr bd:bn be:nl,fr bg:bg bh:ar bo:es br:pt by:ru,be ch:de,fr,it ' +
  'cl:es cn:zh cr:es cu:es cy:el cz:cs de:de dk:da do:es dz:ar,fr ec:es ee:et eg:ar es:es,ca fi:fi,sv fr:fr ge:ka gr:el ' +
  'gt:es hk:zh hn:es hr:hr hu:hu id:id il:he iq:ar ir:fa is:is it:it jo:ar jp:ja kr:ko kw:ar kz:ru,kk lb:ar li:de lt:lt ' +
  'lu:fr,de lv:lv,ru ma:ar,fr md:ro,ru mk:mk mx:es my:ms,en mz:pt ni:es nl:nl no:no np:ne om:ar pa:es pe:es pl:pl pt:pt ' +
  'py:es qa:ar ro:ro rs:sr ru:ru sa:ar se:sv si:sl sk:sk sn:fr su:ru sv:es sy:ar th:th tn:ar,fr tr:tr tw:zh ua:uk,ru ' +
  'uy:es va:it ve:es vn:vi ye:ar рф:ru укр:uk бг:bg срб:sr xn--p1ai:ru xn--j1amh:uk cat:ca eus:eu gal:gl';

const BY_DOMAIN: ReadonlyMap<string, readonly string[]> = new Map(
  TABLE.split(' ').map((entry): [string, readonly string[]] => {
    const [domain = '', languages = ''] = entry.split(':');
    return [domain, languages.split(',')];
  }),
);

const NONE: readonly string[] = [];

/**
 * The languages of the country that a host's domain stands for, the most usual first; none of .com and its like.
 * @param host host name or registrable domain, in lower case
 */
export function languagesOfHost(host: string): readonly string[] {
  return BY_DOMAIN.get(host.slice(host.lastIndexOf('.') + 1)) ?? NONE;
}
