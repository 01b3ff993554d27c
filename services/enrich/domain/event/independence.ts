/**
 * The source of a report. Two reports support each other only when their sources differ: another publisher family, and
 * not the same agency. Unknown is not independent.
 */
import type { Article } from '@newsfold/schemas/generated/records.ts';
import type { SameOutlets } from './same-outlets.ts';

/** Sites of agencies: their own reports and the copies that credit them have one source. */
const AGENCY_SITES: ReadonlyMap<string, string> = new Map([
  ['afp.com', 'afp'],
  ['ansa.it', 'ansa'],
  ['apnews.com', 'ap'],
  ['ap.org', 'ap'],
  ['bernama.com', 'bernama'],
  ['dpa.com', 'dpa'],
  ['dpa-international.com', 'dpa'],
  ['efe.com', 'efe'],
  ['interfax.com', 'interfax'],
  ['interfax.ru', 'interfax'],
  ['kyodonews.net', 'kyodo'],
  ['ptinews.com', 'pti'],
  ['reuters.com', 'reuters'],
  ['tass.com', 'tass'],
  ['tass.ru', 'tass'],
  ['upi.com', 'upi'],
  ['xinhuanet.com', 'xinhua'],
  ['yna.co.kr', 'yonhap'],
]);

const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['agencefrancepresse', 'afp'],
  ['associatedpress', 'ap'],
  ['theassociatedpress', 'ap'],
  ['deutschepresseagentur', 'dpa'],
  ['kyodonews', 'kyodo'],
  ['pressassociation', 'pa'],
  ['pressassociationpa', 'pa'],
  ['pamedia', 'pa'],
  ['presstrustofindia', 'pti'],
  ['unitedpressinternational', 'upi'],
  ['xinhuanewsagency', 'xinhua'],
  ['yonhapnewsagency', 'yonhap'],
  ['tassnewsagency', 'tass'],
]);

function agencyKey(name: string): string {
  const plain = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return `agency:${SPELLINGS.get(plain) ?? plain}`;
}

/**
 * The source of an article: the agency it credits, else its publisher's family; null when unknown.
 * @param same the families of its story that are one outlet
 */
export function sourceOf(article: Article, same: SameOutlets = new Map()): string | null {
  if (article.wireCredit !== null) return agencyKey(article.wireCredit);
  const given = article.publisher.family;
  if (given === null) return null;
  const family = same.get(given) ?? given;
  const agency = AGENCY_SITES.get(family);
  return agency === undefined ? family : `agency:${agency}`;
}

/** The source of a copy group: any agency that one of its articles credits, else that of its first article. */
export function sourceOfGroup(articles: readonly Article[], same: SameOutlets = new Map()): string | null {
  const credited = articles.find((article) => article.wireCredit !== null) ?? articles[0];
  return credited === undefined ? null : sourceOf(credited, same);
}

/** Number of different known sources. */
export function countSources(sources: Iterable<string | null>): number {
  const known = new Set(sources);
  known.delete(null);
  return known.size;
}
