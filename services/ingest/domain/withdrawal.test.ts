/** How content systems and texts say that an article is taken back, and what does not say so. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Analysis, analyse } from './analyse.ts';
import { saysWithdrawn } from './withdrawal.ts';

const PLACE = { topic: 'raw.v1', partition: 2, offset: 47, timestamp: Date.UTC(2026, 2, 10, 12) };
const analysed = (raw: Record<string, unknown>): Analysis => analyse(raw, PLACE);
const NEWS = {
  url: 'https://norpress.example/ferry',
  title: 'Ferry fire off Ostrel',
  body: 'Fourteen passengers were hurt when a ferry caught fire off Ostrel on Tuesday.',
  source: 'Norpress',
  lang: 'en',
};

describe('an item that says what has become of it', () => {
  it.each<[string, Record<string, unknown>]>([
    [
      'ninjs',
      { uri: 'urn:newsml:norpress.example:1', pubstatus: 'canceled', headline: 'Ferry fire', version: '2' },
    ],
    ['ninjs 2', { ...NEWS, pubStatus: 'canceled' }],
    ['Superdesk', { ...NEWS, state: 'killed', pubstatus: 'canceled' }],
    ['Superdesk, recalled', { ...NEWS, state: 'recalled' }],
    ['NewsML-G2', { ...NEWS, itemMeta: { pubStatus: { qcode: 'stat:canceled' } } }],
    [
      'NewsML-G2 by URI',
      { ...NEWS, itemMeta: { pubStatus: { uri: 'http://cv.iptc.org/newscodes/pubstatusg2/canceled' } } },
    ],
    [
      'WordPress',
      { link: NEWS.url, status: 'trash', title: { rendered: NEWS.title }, content: { rendered: '' } },
    ],
    [
      'Arc',
      {
        canonical_url: NEWS.url,
        headlines: { basic: NEWS.title },
        status: 'deleted',
        source: { name: 'Norpress' },
      },
    ],
    ['Drupal', { ...NEWS, moderation_state: 'unpublished' }],
    [
      'ActivityPub',
      { id: NEWS.url, type: 'Tombstone', formerType: 'Article', deleted: '2026-03-10T11:00:00Z' },
    ],
    [
      'ActivityPub, an activity',
      { id: 'https://norpress.example/a/9', type: 'Delete', object: { id: NEWS.url, type: 'Tombstone' } },
    ],
    ['ActivityPub, by address', { id: 'https://norpress.example/a/9', type: 'Delete', object: NEWS.url }],
    ['Atom', { 'at:deleted-entry': { '@ref': NEWS.url, '@when': '2026-03-10T10:00:00Z' } }],
    [
      'Atom, of another parser',
      { 'at:deleted-entry': { $: { ref: NEWS.url, when: '2026-03-10T10:00:00Z' } } },
    ],
    ['a flag', { ...NEWS, deleted: true }],
    ['another flag', { ...NEWS, is_withdrawn: 'true' }],
    ['withheld, for no time', { ...NEWS, pubstatus: 'withheld' }],
  ])('is a withdrawal: %s', (_, raw) => {
    const found = analysed(raw);
    expect(found.kind).toBe('decision');
    if (found.kind !== 'decision') return;
    expect(found.decision).toMatchObject({ kind: 'withdraw', origin: { offset: 47 } });
    expect(found.decision.articleIds).toHaveLength(1);
  });

  it.each<[string, Record<string, unknown>]>([
    ['usable', { ...NEWS, pubstatus: 'usable' }],
    ['published', { ...NEWS, status: 'publish' }],
    ['a state that is a place', { ...NEWS, state: 'Deleted Hills' }],
    ['a match that was cancelled', { ...NEWS, gameStatus: 'cancelled', eventStatus: 'canceled' }],
    ['a flight that was cancelled', { ...NEWS, flightStatus: 'cancelled' }],
    ['a status of a service', { ...NEWS, systemStatus: 'withdrawn' }],
    ['a flag that is not set', { ...NEWS, deleted: false, is_deleted: 0, retracted: 'false' }],
    ['a time of deletion to come', { ...NEWS, deleted: null }],
    ['an article', { ...NEWS, type: 'Article' }],
  ])('is an article: %s', (_, raw) => expect(analysed(raw).kind).toBe('article'));

  it('names the article as the article itself would be named', () => {
    const article = analysed(NEWS);
    const gone = analysed({ ...NEWS, status: 'deleted' });
    if (article.kind !== 'article' || gone.kind !== 'decision') throw new Error('neither');
    expect(gone.decision.articleIds).toEqual([article.article.articleId]);
  });

  it.each([
    { id: 'https://norpress.example/a/9', type: 'Delete', object: NEWS.url },
    { 'at:deleted-entry': { '@_ref': NEWS.url } },
  ])('names what it deletes, and not itself: %j', (raw) => {
    const [article, gone] = [analysed({ ...NEWS, id: NEWS.url }), analysed(raw)];
    if (article.kind !== 'article' || gone.kind !== 'decision') throw new Error('neither');
    expect(gone.decision.articleIds).toEqual([article.article.articleId]);
  });

  it('says why and when, as far as it does, and never later than its record', () => {
    const at = (withdrawnAt: string) => {
      const found = analysed({ ...NEWS, status: 'withdrawn', ednote: ' Source  denies it. ', withdrawnAt });
      return found.kind === 'decision' ? found.decision : undefined;
    };
    expect(at('2026-03-10T11:00:00Z')).toMatchObject({
      at: Date.UTC(2026, 2, 10, 11),
      why: 'Source denies it.',
    });
    expect(at('2027-03-10T11:00:00Z')).toMatchObject({ at: PLACE.timestamp });
  });

  it('is the same decision however often its record is read, and another one for another record', () => {
    const raw = { ...NEWS, status: 'deleted' };
    const idAt = (offset: number) => {
      const found = analyse(raw, { ...PLACE, offset });
      return found.kind === 'decision' ? found.decision.decisionId : '';
    };
    expect(idAt(1)).toBe(idAt(1));
    expect(idAt(1)).not.toBe(idAt(2));
  });

  it('is refused where it does not say which article', () => {
    expect(analysed({ status: 'deleted' })).toMatchObject({ kind: 'rejected' });
  });

  it('never throws, whatever its fields hold', () => {
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom('canceled', 'withheld', 'deleted', true));
    const names = fc.constantFrom(
      'status',
      'pubstatus',
      'state',
      'itemMeta',
      'deleted',
      'type',
      'uri',
      'url',
      'title',
    );
    fc.assert(
      fc.property(fc.dictionary(names, value), (raw) => {
        expect(['article', 'decision', 'rejected']).toContain(analysed(raw).kind);
      }),
    );
  });
});

describe('a text in place of the article', () => {
  it.each([
    ['Withdrawn', ''],
    ['Article removed', 'This article has been removed.'],
    ['Ferry fire off Ostrel', 'This story has been withdrawn because its source could not be confirmed.'],
    ['Ferry fire', 'Editor’s note: This article was retracted on 10 March 2026.'],
    ['Ferry fire', 'The story has been withdrawn.'],
    ['Fähre brennt', 'Dieser Artikel wurde zurückgezogen, weil die Angaben nicht stimmten.'],
    ['Fähre brennt', 'Wir haben diesen Beitrag depubliziert.'],
    ['Un ferry en feu', 'Cet article a été dépublié.'],
    ['Arde un transbordador', 'Este artículo ha sido eliminado.'],
    ['Balsa em chamas', 'Este artigo foi removido.'],
    ['Traghetto in fiamme', 'Questo articolo è stato ritirato.'],
    ['Пожар на пароме', 'Этот материал снят с публикации.'],
    ['Статья удалена', ''],
    ['渡轮起火', '本文已被删除。'],
    ['フェリー火災', 'この記事は削除されました。'],
    ['حريق في عبارة', 'تم حذف هذا الخبر.'],
  ])('takes it back: %s / %s', (title, text) => expect(saysWithdrawn(title, text)).toBe(true));

  it.each([
    ['Ministry report withdrawn', 'The report was withdrawn on Tuesday after protests by farmers.'],
    ['Statue removed', 'The statue was removed from Market Square on Tuesday.'],
    ['Withdrawn: the drug that promised a cure', 'The drug was withdrawn in 2019.'],
    [
      'Story of Ostrel removed from curriculum',
      'The story was removed from the school curriculum, the board said.',
    ],
    [
      'Paper withdraws article',
      'The Daily Tide said on Tuesday: "This article has been withdrawn." It had accused the mayor.',
    ],
    ['Der Rückzug', 'Der Bericht wurde am Dienstag vom Minister zurückgezogen.'],
    ['Artikel 5 gestrichen', 'Der Artikel wurde aus dem Gesetz entfernt, teilte das Ministerium mit.'],
    ['L’article 5 supprimé', 'L’article 5 de la loi a été supprimé par le Sénat.'],
    ['Artículo eliminado de la ley', 'El artículo 5 fue eliminado por el Senado.'],
    ['Суд: статья удалена из кодекса', 'Статья удалена из кодекса, сообщили в суде.'],
    ['Суд решил: статья удалена', 'Из уголовного кодекса удалена статья о клевете.'],
    ['法案第五条被删除', '议会决定删除法案第五条。'],
    ['首相、発言を撤回', '首相は発言を撤回した。'],
    ['سحب القوات', 'تم سحب القوات من المدينة.'],
  ])('is news: %s / %s', (title, text) => expect(saysWithdrawn(title, text)).toBe(false));

  it('says nothing else: a long text is an article, whatever its first line', () => {
    expect(
      saysWithdrawn('Ferry', `This article has been withdrawn. ${'The ferry burned. '.repeat(40)}`),
    ).toBe(false);
  });
});
