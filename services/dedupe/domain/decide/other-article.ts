/**
 * Whether an article that comes under a known id is an edit of the known one or another article. An address or guid is
 * no identity when it brings other news: a page that lists many items, a guid that a feed uses twice, a page of the day.
 *
 * The two doubts weigh differently. An edit taken for another article is a second report of one outlet in one story; news
 * taken for an edit is gone. So whatever is in doubt is another article.
 */
import type { Article } from '@newsfold/schemas/generated/records.ts';
import { buildFingerprint } from '../fingerprint/build-fingerprint.ts';
import { FingerprintView } from '../fingerprint/fingerprint-view.ts';
import { ResidentForm } from '../fingerprint/resident.ts';
import { pairVeto } from '../score/pair-score.ts';
import type { MatchSettings } from '../settings.ts';
import type { Window } from '../window/window.ts';
import { guidKeyOf } from './article-ids.ts';
import { type Likeness, likenessOf, titleTerms } from './likeness.ts';

function isOtherDay(now: FingerprintView, former: FingerprintView, { edit }: MatchSettings): boolean {
  return now.dated === former.dated && Math.abs(now.minutes - former.minutes) >= edit.minutes;
}

function isRewritten(
  now: FingerprintView,
  former: FingerprintView,
  shingles: number,
  { edit }: MatchSettings,
): boolean {
  return Math.min(now.textWords, former.textWords) >= edit.longWords && shingles < edit.rewritten;
}

/** How far the likeness of two versions is above what is needed; negative for two articles. */
export function editScore(
  now: FingerprintView,
  former: FingerprintView,
  { title, text, lead, shingles, names }: Likeness,
  hasOtherGuid: boolean,
  settings: MatchSettings,
): number {
  const { edit } = settings;
  const shared = shingles ?? 0;
  if (shared >= edit.oneText) return shared;
  // What is not nearly the whole text, or names nobody whom the other names, may be a form that was filled anew.
  const isForm = lead < edit.wholeLead || names === 0;
  if (isForm && pairVeto(now, former, settings) !== null) return -1;
  const likeness = text === null ? (title ?? 0) : text + edit.headline * (title ?? 0);
  const needed =
    (text === null ? edit.neededOfHeadlines : edit.needed) +
    (hasOtherGuid ? edit.otherGuid : 0) +
    (isOtherDay(now, former, settings) ? edit.otherDay : 0) +
    (isRewritten(now, former, shared, settings) ? edit.otherWords : 0) +
    (isForm && names !== null && names < edit.sameNames ? edit.otherNames : 0);
  return likeness - needed;
}

/** The slot of the version that an article edits, among those that came under its id; -1 when it edits none. */
export function editedSlot(window: Window, article: Article, slots: readonly number[]): number {
  const { settings } = window;
  const guidKey = guidKeyOf(article);
  const title = titleTerms(article);
  const outlet = article.publisher.id === 'unknown' ? '' : article.publisher.id;
  const context = { outlet, cap: null, isLocal: false };
  const form = new ResidentForm().make(buildFingerprint(article, window.frequencies, settings, context));
  const now = new FingerprintView().point(form.memory, 0);
  const former = new FingerprintView();
  let best = -1;
  let most = 0;
  const latest = slots.length - settings.edit.compared;
  slots.forEach((slot, i) => {
    const known = window.slots.at(slot);
    if (known === undefined) return;
    const isNamed = guidKey !== 0 && known.guidKey === guidKey;
    if (i < latest && !isNamed) return;
    window.view(slot, former);
    const hasOtherGuid = guidKey !== 0 && known.guidKey !== 0 && !isNamed;
    const score = editScore(
      now,
      former,
      likenessOf(now, former, title, settings.edit.leastNames),
      hasOtherGuid,
      settings,
    );
    // Of equals the later one, which is nearer to what is being edited.
    if (score < 0 || score < most) return;
    most = score;
    best = slot;
  });
  return best;
}
