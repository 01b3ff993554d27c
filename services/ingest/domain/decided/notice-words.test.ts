import { superlinear } from '@newsfold/test/support/growth.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noticeKind } from './notice-words.ts';

type Pair = readonly [title: string, text: string];

const KILLS: readonly Pair[] = [
  ['MANDATORY KILL: Larkfield headmaster', ''],
  ['BULLETIN KILL', 'A kill is mandatory. Make certain the story is not published.'],
  [
    'KILL-Norland bank says it is sold',
    'Norpress has killed its story headlined "Norland bank says it is sold".',
  ],
  [
    'STORY WITHDRAWN: Ostrel ferry',
    'The story about the Ostrel ferry has been withdrawn. A substitute story will follow.',
  ],
  ['Kill: Ostrel ferry', 'Editors: please kill the item on the Ostrel ferry that moved at 10:15 GMT.'],
  [
    'ADVISORY-Alert on Norland rates withdrawn',
    'The alert on Norland rates has been withdrawn. Please disregard the alert.',
  ],
  [
    'Attention editors: Ostrel ferry',
    'Please do not use our story on the ferry. Police have not confirmed it.',
  ],
  [
    'WITHDRAWN - Ostrel mayor resigns',
    'Norpress has withdrawn its story about the mayor of Ostrel. It will not be replaced.',
  ],
  [
    'ZURÜCKGEZOGEN: Fähre vor Ostrel',
    'Norpress zieht die Meldung über die Fähre vor Ostrel zurück. Sie beruht auf einer falschen Angabe.',
  ],
  ['Achtung Redaktionen', 'Bitte verwenden Sie die Meldung über die Fähre vor Ostrel nicht.'],
  ['ANNULATION : ferry d’Ostrel', 'La dépêche sur le ferry d’Ostrel est annulée. Prière de ne pas utiliser.'],
  ['Avis aux abonnés', 'Merci de ne pas diffuser la dépêche sur le ferry d’Ostrel.'],
  [
    'ANULADO: transbordador de Ostrel',
    'El despacho sobre el transbordador de Ostrel queda anulado por un error en la fuente.',
  ],
  ['Aviso a los abonados', 'Rogamos no utilicen la nota sobre el transbordador de Ostrel.'],
  ['ANNULLATO: traghetto di Ostrel', 'Si prega di non utilizzare la notizia sul traghetto di Ostrel.'],
  [
    'ANULADA: balsa de Ostrel',
    'A notícia sobre a balsa de Ostrel foi anulada. Pedimos que não utilizem o texto.',
  ],
  ['АННУЛИРОВАНО: паром в Остреле', 'Сообщение о пароме в Остреле аннулировано. Просим не использовать его.'],
  ['ОТОЗВАНО: мэр Остреля', 'Новость о мэре Остреля отозвана редакцией.'],
  ['К сведению редакций', 'Просьба не публиковать сообщение о пароме в Остреле.'],
  ['【撤稿】奥斯特雷尔渡轮', '诺新社：有关奥斯特雷尔渡轮的稿件撤销，请勿使用。'],
  ['撤稿通知：奥斯特雷尔市长', '请各媒体用户停用有关奥斯特雷尔市长的稿件。'],
  [
    '【取り消し】オストレルのフェリー',
    'オストレルのフェリーに関する記事を取り消します。使用しないでください。',
  ],
  ['إلغاء: عبارة أوستريل', 'تلغي الوكالة الخبر المتعلق بعبارة أوستريل. يرجى عدم نشر الخبر.'],
];

const CORRECTIONS: readonly Pair[] = [
  ['CORRECTED-Norland economy grows less than expected', 'OSTREL, March 10 - The economy grew 0.3 percent.'],
  ['REFILE-Norland economy grows', 'The economy grew 0.3 percent.'],
  ['CORRECTED-(OFFICIAL)-Norland economy grows', 'The economy grew 0.3 percent.'],
  ['UPDATE 2-CORRECTED-Norland economy grows', 'The economy grew 0.3 percent.'],
  ['CORRECTED (OFFICIAL)-Norland trade gap narrows', 'The gap narrowed.'],
  [
    'Norland economy grows',
    '(Corrects growth in paragraph 1 to 0.3 percent, not 0.2)\nOSTREL - The economy grew 0.3 percent.',
  ],
  [
    'Norland economy grows',
    '(This March 10 story has been corrected to say 0.3 percent in paragraph 1)\nThe economy grew.',
  ],
  [
    'Norland economy grows',
    'The economy grew 0.3 percent.\nThis story has been corrected to show that growth was 0.3 percent, not 0.2.',
  ],
  ['Norland economy grows', 'The economy grew.\nAn earlier version of this article misstated the growth.'],
  [
    'Norland economy grows',
    'The economy grew.\nThis article was amended on 10 March 2026 to correct the growth.',
  ],
  ['Norland economy grows (corrected)', 'The economy grew 0.3 percent.'],
  ['BERICHTIGUNG: Norlands Wirtschaft wächst', 'Die Wirtschaft wuchs um 0,3 Prozent.'],
  [
    'KORREKTUR: Norlands Wirtschaft wächst',
    '(Berichtigt wird die Zahl im ersten Absatz: 0,3 statt 0,2 Prozent)\nDie Wirtschaft wuchs. Dieser Artikel wurde korrigiert.',
  ],
  [
    'Norlands Wirtschaft wächst',
    'Sie wuchs um 0,3 Prozent.\nIn einer früheren Version dieses Artikels hieß es, sie sei um 0,2 Prozent gewachsen.',
  ],
  ['RECTIFICATIF : L’économie du Norland progresse', 'L’économie a progressé de 0,3 %.'],
  [
    'L’économie du Norland progresse',
    '(Corrige la croissance au premier paragraphe)\nL’économie a progressé de 0,3 %.',
  ],
  ['RECTIFICACIÓN: La economía de Norland crece', 'La economía creció un 0,3 %.'],
  ['La economía de Norland crece', 'Creció un 0,3 %. Este artículo ha sido corregido: la cifra era errónea.'],
  ['RETTIFICA: L’economia del Norland cresce', 'L’economia è cresciuta dello 0,3%.'],
  ['L’economia cresce', 'Cresce dello 0,3%. Questo articolo è stato corretto il 10 marzo.'],
  ['A economia de Norland cresce (corrigido)', 'Cresceu 0,3%.'],
  ['A economia cresce', 'Cresceu 0,3%. Esta reportagem foi corrigida às 10h.'],
  ['ИСПРАВЛЕНО: экономика Норланда растет', 'Экономика выросла на 0,3 процента.'],
  ['Экономика растет', 'Выросла на 0,3 процента. В первом абзаце исправлена цифра роста.'],
  ['（更正）诺兰经济增长', '诺兰经济增长0.3%。'],
  ['诺兰经济增长', '诺兰经济增长0.3%。本文已更正：此前误为0.2%。'],
  ['【訂正】ノーランド経済が成長', '0.3%成長した。'],
  ['ノーランド経済が成長', '0.3%成長した。記事の一部を訂正しました。'],
  ['اقتصاد نورلاند ينمو', 'نما الاقتصاد 0.3 بالمئة. تم تصحيح هذا الخبر.'],
];

const ADVISORIES: readonly Pair[] = [
  [
    'Correction: Larkfield school story',
    'In a story March 10 about Larkfield School, Norpress erroneously reported that the headmaster was 44. He is 54.',
  ],
  ['Correction', 'A report on Tuesday misstated the age of the headmaster. He is 54.'],
  ['Erratum', 'Le maire d’Ostrel s’appelle Henrik Dahl.'],
  ['Fe de errores', 'El alcalde de Ostrel se llama Henrik Dahl.'],
  ['Editors’ note: Ostrel ferry', 'The story on the ferry will be updated at 15:00 GMT.'],
  [
    'ADVISORY-Norland rates story delayed',
    'The story on Norland rates will move at 14:00 GMT. Clients who need it earlier may call.',
  ],
  ['Hinweis an die Redaktionen', 'Die Zusammenfassung zur Wahl folgt gegen 18 Uhr.'],
  ['Внимание, редакции', 'Обзор выборов выйдет в 18 часов.'],
];

const NEWS: readonly Pair[] = [
  ['Kill Bill returns to cinemas', 'The film has been restored. A report says it will run for four weeks.'],
  [
    'Killed: the three climbers of Mount Orr',
    'The three climbers were named on Tuesday. A report says the storm was forecast.',
  ],
  [
    'KILLED: Three men in Ostrel shooting',
    'Three men were shot dead in Ostrel on Tuesday. Police said a report of gunfire came in at noon.',
  ],
  [
    'Mandatory kill switch for cars passed by parliament',
    'Parliament passed a law on switches that stop a car.',
  ],
  [
    'Mandatory kill of poultry ordered after bird flu',
    'Farmers must kill all birds within three kilometres.',
  ],
  [
    'Police withdraw charges against Ostrel mayor',
    'Charges against the mayor were withdrawn on Tuesday. The report on the case was withdrawn as well.',
  ],
  ['Company retracts statement on layoffs', 'The company has retracted its report on layoffs.'],
  [
    'Retraction: how a newspaper lost its nerve',
    'The Daily Tide has retracted its story about the mayor, after a court order.',
  ],
  [
    'Daily Tide retracts story about mayor',
    'The newspaper has withdrawn its story about the mayor of Ostrel and apologised.',
  ],
  [
    'Withdrawn: the drug that promised a cure',
    'The drug was withdrawn in 2019. A report was withdrawn, too.',
  ],
  [
    'WITHDRAWAL: Troops leave Ostrel',
    'The last troops have left the town. The general said the withdrawal went well.',
  ],
  [
    'Correction: markets fall 10 percent',
    'Shares fell 10 percent from their peak, which brokers call a correction.',
  ],
  [
    'CORRECTION: Markets fall 10 percent',
    'Shares fell 10 percent from their peak, which brokers call a correction.',
  ],
  [
    'Court corrects record in Dahl case',
    'The court corrected the record on Tuesday. (Correcting such errors takes years.)',
  ],
  ['Department of Correction: two inmates escape', 'Two inmates fled on Tuesday night.'],
  ['Editor’s note: Why we write about the harbour', 'We have written about the harbour for a hundred years.'],
  ['ADVISORY: Boil your water', 'Residents of Ostrel should boil their water until Friday.'],
  [
    'ADVISORY-Storm to reach the coast',
    'The storm will reach the coast on Friday. Residents should stay indoors.',
  ],
  ['Refugees return to Ostrel', 'An earlier version of this bill was rejected in March.'],
  [
    'Der Rückzug aus Ostrel',
    'Die Partei zieht ihren Antrag zurück. In einem Bericht heißt es, die Mehrheit fehle.',
  ],
  [
    'Zurückgezogen: Minister verzichtet auf Kandidatur',
    'Der Minister hat seine Kandidatur zurückgezogen. Den Bericht der Kommission zog er nicht zurück.',
  ],
  ['Korrektur: Dax verliert zehn Prozent', 'Händler sprechen von einer überfälligen Korrektur.'],
  [
    'Rückruf: Joghurt mit Glassplittern',
    'Der Hersteller ruft den Joghurt zurück. Bitte essen Sie ihn nicht.',
  ],
  [
    'Neue Fassung des Gesetzes',
    'In einer früheren Fassung des Gesetzes hieß es, die Steuer steige um zwei Prozent.',
  ],
  ['Annulé : le concert d’Ostrel', 'Le concert de samedi est annulé, a indiqué la mairie.'],
  ['ANNULÉ : le festival d’Ostrel', 'Le festival est annulé. Les billets seront remboursés.'],
  ['Anulado el gol de la final', 'El gol fue anulado por fuera de juego.'],
  ['Corrección: el índice cae un diez por ciento', 'Los analistas hablan de una corrección.'],
  ['Anulada a eleição em Ostrel', 'A eleição foi anulada pelo tribunal.'],
  ['Ritirato il ddl sulla pesca', 'Il governo ha ritirato il disegno di legge.'],
  ['Отзыв: новый ресторан в Остреле', 'Кухня хороша, обслуживание медленное.'],
  ['Суд: приговор аннулирован', 'Суд аннулировал приговор мэру. Сообщение об этом появилось утром.'],
  ['Поправка: депутаты изменили бюджет', 'Депутаты приняли поправку к бюджету.'],
  ['Что исправлено: список поправок', 'Правительство опубликовало список поправок.'],
  ['В программе исправлена ошибка', 'В системе голосования исправлена ошибка, сообщили в комиссии.'],
  ['撤回对市长的指控', '检方撤回对市长的指控。'],
  ['取消：奥斯特雷尔音乐节', '音乐节因大雨取消。'],
  ['首相、発言を撤回', '首相は発言を撤回した。'],
  ['إلغاء: حفل أوستريل', 'أعلنت البلدية إلغاء الحفل بسبب المطر.'],
  ['تصحيح: الأسهم تهبط عشرة بالمئة', 'هبطت الأسهم عشرة بالمئة من ذروتها.'],
];

const wrong = (pairs: readonly Pair[], kind: string | null): unknown[] =>
  pairs.flatMap(([title, text]) => {
    const found = noticeKind(title, text);
    return found === kind ? [] : [{ title, found }];
  });

describe('what an article says of another one', () => {
  it('is a kill', () => expect(wrong(KILLS, 'kill')).toEqual([]));
  it('is a correction', () => expect(wrong(CORRECTIONS, 'correction')).toEqual([]));
  it('is a note to editors', () => expect(wrong(ADVISORIES, 'advisory')).toEqual([]));
  it('is nothing in news of kills, withdrawals and corrections', () => expect(wrong(NEWS, null)).toEqual([]));
});

const words = fc.array(
  fc.constantFrom(
    ...'the mayor of Ostrel withdrew a report kill correction story has been said on Tuesday Сообщение снято 撤回 記事 إلغاء'.split(
      ' ',
    ),
  ),
  { maxLength: 40 },
);

it('never is a kill of a headline alone that does not begin with one', () => {
  fc.assert(
    fc.property(words, words, (title, text) => {
      expect(noticeKind(`Ostrel ${title.join(' ')}`, text.join(' '))).not.toBe('kill');
    }),
  );
});

it('is read in the beginning and the end of a text, however long the rest', () => {
  const line = 'This story has been corrected to show that growth was 0.3 percent.';
  const filler = 'The economy grew. '.repeat(400);
  expect(noticeKind('Economy grows', `${line}\n${filler}`)).toBe('correction');
  expect(noticeKind('Economy grows', `${filler}\n${line}`)).toBe('correction');
  expect(noticeKind('Economy grows', `${filler}\n${line}\n${filler}`)).toBeNull();
});

const UNITS = [
  '(corrects ',
  'story ',
  'editors ',
  'KILL',
  'meldung ',
  'in a story a',
  '"-[',
  ' ',
  '\n',
  '-',
  'in its ',
];
it.each(UNITS)('is found in linear time in %j, repeated', async (unit) => {
  const work = (size: number) => {
    const text = unit.repeat(Math.ceil(size / unit.length));
    noticeKind(text, text);
    noticeKind(`KILL: ${text}`, text);
  };
  expect(await superlinear({ work, small: 100_000, large: 400_000, slackMs: 20 })).toBeUndefined();
});
