/** Kills, corrections and withdrawals, told as raw items and read as story events. */

import type { Story } from '@newsfold/schemas/generated/records.ts';
import { Newsroom } from '@newsfold/test/support/newsroom.ts';
import { describe, expect, it } from 'vitest';
import { answerAssignment, createStories, restoreAssignment } from '../stories.ts';

type Item = Readonly<Record<string, string>>;

const item = (id: string, source: string, lang: string, title: string, body: string): Item => ({
  id,
  url: `https://www.${source.toLowerCase()}.example/${id}`,
  source,
  lang,
  title,
  body,
});

type Told = readonly [title: string, body: string];

interface Affair {
  readonly lang: string;
  readonly wire: Told;
  readonly rewrites: readonly [Told, Told];
  readonly kill: Told;
}

const AFFAIRS: readonly Affair[] = [
  {
    lang: 'en',
    wire: [
      'Harbour master of Ostrel arrested over bribes, two officials say',
      'OSTREL (Norpress) - Police arrested Henrik Dahl, the harbour master of Ostrel, on Tuesday over bribes of 410,000 crowns, two officials said. Investigators searched his house in the Elm district and took away fourteen boxes of files. The county prosecutor believes that three shipping companies paid him for berths at the new container terminal. Dahl, 57, has run the harbour since 2011 and denies the accusation.',
    ],
    rewrites: [
      [
        'Ostrel harbour master held in bribery inquiry',
        'The man who runs the port of Ostrel, Henrik Dahl, was taken into custody on Tuesday. Detectives suspect him of accepting 410,000 crowns from shippers. Neighbours in the Elm district saw officers carry boxes out of his home. The town council meets on Thursday to name a deputy.',
      ],
      [
        'Bribery case: police hold Ostrel port chief Henrik Dahl',
        'Ostrel port chief Henrik Dahl is in custody on suspicion of bribery, his lawyer Marta Lien confirmed to this paper. She called the arrest of her client on Tuesday "a grave mistake". Shippers are said to have paid 410,000 crowns for berths at the container terminal. The mayor was informed in the afternoon.',
      ],
    ],
    kill: [
      'MANDATORY KILL: Ostrel harbour master',
      'MANDATORY KILL. Editors: Norpress has killed its story of March 10 about the harbour master of Ostrel, Henrik Dahl. Police say he was not arrested and is a witness. A kill is mandatory. Make certain the story is not published.',
    ],
  },
  {
    lang: 'de',
    wire: [
      'Hafenmeister von Ostrel wegen Bestechung festgenommen',
      'Ostrel (norp) - Die Polizei hat am Dienstag den Hafenmeister von Ostrel, Henrik Dahl, wegen Bestechung festgenommen. Er soll von drei Reedereien 410.000 Kronen für Liegeplätze am neuen Containerterminal erhalten haben. Ermittler durchsuchten sein Haus im Ulmenviertel und nahmen vierzehn Kisten mit Akten mit. Dahl leitet den Hafen seit 2011 und weist die Vorwürfe zurück.',
    ],
    rewrites: [
      [
        'Ostrels Hafenmeister sitzt in Haft',
        'Henrik Dahl, Hafenmeister von Ostrel, sitzt seit Dienstag in Haft. Die Ermittler werfen ihm vor, 410.000 Kronen von Reedereien angenommen zu haben. Anwohner im Ulmenviertel sahen, wie Beamte Kisten aus dem Haus trugen. Der Stadtrat berät am Donnerstag über eine Vertretung.',
      ],
      [
        'Bestechung im Hafen: Dahl festgenommen',
        'Der Hafenmeister Henrik Dahl wurde am Dienstag in Ostrel festgenommen, bestätigte seine Anwältin Marta Lien. Für Liegeplätze am Containerterminal sollen Reedereien 410.000 Kronen gezahlt haben. Die Bürgermeisterin wurde am Nachmittag unterrichtet. Der Hafen arbeitet weiter.',
      ],
    ],
    kill: [
      'ZURÜCKGEZOGEN: Hafenmeister von Ostrel',
      'Achtung Redaktionen: Norpress zieht die Meldung über den Hafenmeister von Ostrel, Henrik Dahl, vom Dienstag zurück. Er wurde nicht festgenommen und ist Zeuge. Bitte verwenden Sie die Meldung nicht.',
    ],
  },
  {
    lang: 'fr',
    wire: [
      'Le capitaine du port d’Ostrel arrêté pour corruption',
      'OSTREL (Norpress) - La police a arrêté mardi le capitaine du port d’Ostrel, Henrik Dahl, soupçonné d’avoir touché 410 000 couronnes de pots-de-vin. Les enquêteurs ont perquisitionné sa maison dans le quartier des Ormes et emporté quatorze cartons de dossiers. Trois armateurs l’auraient payé pour des places au nouveau terminal à conteneurs. Henrik Dahl, 57 ans, dirige le port depuis 2011.',
    ],
    rewrites: [
      [
        'Ostrel : le capitaine du port en garde à vue',
        'Henrik Dahl, capitaine du port d’Ostrel, a été placé en garde à vue mardi. Les policiers le soupçonnent d’avoir accepté 410 000 couronnes. Des voisins du quartier des Ormes ont vu sortir des cartons de sa maison. Le conseil municipal se réunit jeudi.',
      ],
      [
        'Corruption au port : Henrik Dahl arrêté',
        'Le capitaine du port d’Ostrel, Henrik Dahl, a été arrêté mardi, a confirmé son avocate Marta Lien. Des armateurs auraient versé 410 000 couronnes pour des places au terminal à conteneurs. La maire a été informée dans l’après-midi. Le port fonctionne normalement.',
      ],
    ],
    kill: [
      'ANNULATION : capitaine du port d’Ostrel',
      'Norpress annonce que sa dépêche de mardi sur le capitaine du port d’Ostrel, Henrik Dahl, est annulée. Il n’a pas été arrêté et est entendu comme témoin. Prière de ne pas utiliser cette dépêche.',
    ],
  },
  {
    lang: 'es',
    wire: [
      'Detenido el capitán del puerto de Ostrel por sobornos',
      'OSTREL (Norpress) - La policía detuvo el martes al capitán del puerto de Ostrel, Henrik Dahl, por sobornos de 410.000 coronas. Los investigadores registraron su casa en el barrio de los Olmos y se llevaron catorce cajas de documentos. Tres navieras le habrían pagado por atraques en la nueva terminal de contenedores. Dahl, de 57 años, dirige el puerto desde 2011.',
    ],
    rewrites: [
      [
        'El capitán del puerto de Ostrel, bajo arresto',
        'Henrik Dahl, capitán del puerto de Ostrel, está arrestado desde el martes. Los agentes sospechan que aceptó 410.000 coronas de varias navieras. Vecinos del barrio de los Olmos vieron sacar cajas de su casa. El ayuntamiento se reúne el jueves.',
      ],
      [
        'Sobornos en el puerto: detienen a Henrik Dahl',
        'El capitán del puerto de Ostrel, Henrik Dahl, fue detenido el martes, confirmó su abogada Marta Lien. Las navieras habrían pagado 410.000 coronas por atraques en la terminal de contenedores. La alcaldesa fue informada por la tarde. El puerto sigue abierto.',
      ],
    ],
    kill: [
      'ANULADO: capitán del puerto de Ostrel',
      'Norpress comunica que su despacho del martes sobre el capitán del puerto de Ostrel, Henrik Dahl, queda anulado. No fue detenido y declara como testigo. Rogamos no utilicen la información.',
    ],
  },
  {
    lang: 'ru',
    wire: [
      'Капитан порта Остреля арестован за взятки',
      'ОСТРЕЛЬ (Норпресс) - Полиция арестовала во вторник капитана порта Остреля Хенрика Даля по подозрению во взятках на 410 тысяч крон. Следователи обыскали его дом в Вязовом районе и вывезли четырнадцать коробок с документами. Три судоходные компании платили ему за места у нового контейнерного терминала. Даль руководит портом с 2011 года.',
    ],
    rewrites: [
      [
        'Капитан порта Остреля под стражей',
        'Хенрик Даль, капитан порта Остреля, во вторник взят под стражу. Его подозревают в получении 410 тысяч крон от судоходных компаний. Соседи в Вязовом районе видели, как из дома выносили коробки с документами. Городской совет соберется в четверг.',
      ],
      [
        'Взятки в порту: арестован Хенрик Даль',
        'Капитан порта Остреля Хенрик Даль арестован во вторник, подтвердила его адвокат Марта Лин. За места у контейнерного терминала компании заплатили 410 тысяч крон. Мэру сообщили днем. Порт работает как обычно.',
      ],
    ],
    kill: [
      'АННУЛИРОВАНО: капитан порта Остреля',
      'Норпресс: сообщение от вторника о капитане порта Остреля Хенрике Дале аннулировано. Он не арестован и проходит свидетелем. Просим не использовать это сообщение.',
    ],
  },
];

const KILLED = 'Norpress';

/** The wire's report, four copies, two rewrites. */
const itemsOf = ({ lang, wire, rewrites: [first, second] }: Affair): Item[] => [
  item('w1', KILLED, lang, ...wire),
  ...[1, 2, 3, 4].map((n) => item(`c${n}`, `Outlet${n}`, lang, ...wire)),
  item('r1', 'Tides', lang, ...first),
  item('r2', 'Morning', lang, ...second),
];
const killOf = ({ lang, kill }: Affair): Item => item('k1', KILLED, lang, ...kill);
/** The one story of a newsroom. */
function onlyStory({ stories }: Newsroom): Story {
  const [story, other] = [...stories.values()];
  if (story === undefined || other !== undefined) throw new Error(`${stories.size} stories`);
  return story;
}
const reportOf = ({ articles }: Story, publisher: string) =>
  articles.find((article) => article.publisher.name === publisher);
const shownTexts = ({
  headline,
  altHeadlines,
  agreed,
  keyPoints,
  uniqueToSource,
  conflicts,
}: Story): string =>
  [
    headline,
    ...altHeadlines,
    ...[...agreed, ...keyPoints, ...uniqueToSource],
    ...conflicts.flatMap(({ values }) => values),
  ]
    .map(({ text }) => text)
    .join('\n');

describe.each(AFFAIRS)('a kill after four copies and two rewrites, $lang', (affair) => {
  const before = onlyStory(new Newsroom().take(...itemsOf(affair)));
  const after = onlyStory(new Newsroom().take(...itemsOf(affair), killOf(affair)));

  it('is no article of the story, whose articles stay', () => {
    expect(before.counts).toMatchObject({ articles: 7, reports: 3, copies: 4 });
    expect(after.counts).toMatchObject({ articles: 7, reports: 2, independentPublishers: 2 });
    expect(reportOf(after, KILLED)?.standing).toBe('killed');
  });

  it('leaves the rewrites to speak, and of the text and its copies nothing', () => {
    const [first, second] = affair.rewrites;
    expect([first[0], second[0]]).toContain(after.headline.text);
    const [title, body] = affair.wire;
    for (const sentence of [title, ...body.split(/(?<=[.])\s/u).slice(1)])
      expect(shownTexts(after)).not.toContain(sentence);
    expect(shownTexts(after)).not.toContain(affair.kill[0]);
  });

  it('takes back what was agreed of it', () => {
    expect(before.agreed.length).toBeGreaterThan(0);
    expect(after.agreed).toEqual([]);
  });

  it('names who carries it, what had rested on it, and asks for review', () => {
    const [killed] = after.withdrawn;
    expect(after.withdrawn).toHaveLength(1);
    expect(killed).toMatchObject({
      kind: 'killed',
      articleId: reportOf(after, KILLED)?.articleId,
      carriers: 4,
    });
    expect(killed?.carriedBy.map(({ publisher }) => publisher)).toEqual(
      [1, 2, 3, 4].map((n) => `outlet${n}.example`),
    );
    expect(killed?.facts.length).toBeGreaterThan(0);
    expect(after.quality).toMatchObject({ needsReview: true, reasons: ['killed'] });
    expect(after.timeline.filter(({ kind }) => kind === 'kill')).toHaveLength(1);
  });
});

const [ENGLISH] = AFFAIRS as readonly [Affair];
const SAID_ELSEWHERE =
  'The town council met on Thursday and named Ann Lund deputy harbour master until the summer.';

describe('what comes after a kill', () => {
  const killed = () => new Newsroom().take(...itemsOf(ENGLISH), killOf(ENGLISH));
  const gone = { ...item('w1', KILLED, 'en', ...ENGLISH.wire), status: 'withdrawn' };

  it('its article is withdrawn: the copies stay silent', () => {
    const story = onlyStory(killed().take(gone));
    expect(story.counts).toMatchObject({ articles: 6, reports: 2 });
    expect(story.agreed).toEqual([]);
    expect(shownTexts(story)).not.toContain('Investigators searched his house');
    expect(story.withdrawn).toMatchObject([{ kind: 'killed', carriers: 4 }]);
    expect(story.withdrawn[0]?.facts.length).toBeGreaterThan(0);
  });

  it('a second kill changes nothing but the revision', () => {
    const room = killed();
    const { revision: _, ...once } = onlyStory(room);
    const { revision: __, ...twice } = onlyStory(
      room.take({ ...killOf(ENGLISH), id: 'k2', url: 'https://www.norpress.example/k2' }),
    );
    expect(twice.withdrawn).toEqual(once.withdrawn);
    expect(twice.agreed).toEqual(once.agreed);
  });

  it('a new version of its article speaks for itself, and its copies stay silent', () => {
    const story = onlyStory(
      killed().take(
        item(
          'w1',
          KILLED,
          'en',
          'Harbour master of Ostrel is a witness, police say',
          `Henrik Dahl, the harbour master of Ostrel, is a witness in a bribery inquiry and was never arrested, police said. ${SAID_ELSEWHERE}`,
        ),
      ),
    );
    expect(reportOf(story, KILLED)?.standing).toBe('current');
    expect(story.counts.reports).toBe(3);
    expect(shownTexts(story)).not.toContain('Investigators searched his house');
    expect(story.withdrawn).toMatchObject([{ kind: 'killed', carriers: 4 }]);
  });

  it('facts of others are agreed on', () => {
    const told = (id: string, source: string, sentence: string): Item =>
      item(
        id,
        source,
        'en',
        'Ann Lund becomes deputy harbour master of Ostrel after bribery case',
        `${sentence} Harbour master Henrik Dahl is in custody over bribes.`,
      );
    const story = onlyStory(
      killed().take(
        told('s1', 'Evening', SAID_ELSEWHERE),
        told(
          's2',
          'Weekly',
          'Ann Lund will be deputy harbour master until the summer, the town council decided on Thursday.',
        ),
      ),
    );
    expect(story.agreed.map(({ text }) => text).join()).toContain('deputy harbour master until the summer');
  });
});

describe('a text that is killed alone', () => {
  it('leaves a story that shows none of it', () => {
    const story = onlyStory(new Newsroom().take(item('w1', KILLED, 'en', ...ENGLISH.wire), killOf(ENGLISH)));
    expect(story.counts).toMatchObject({ articles: 1, reports: 0 });
    expect(shownTexts(story).trim()).toBe('');
    expect(story.enrichers.filter(({ status }) => status === 'failed')).toEqual([]);
  });
});

describe('a kill that overtakes its article', () => {
  it('falls on it when it comes', () => {
    const [wire, ...rest] = itemsOf(ENGLISH);
    const story = onlyStory(new Newsroom().take(killOf(ENGLISH), wire as Item, ...rest));
    expect(reportOf(story, KILLED)?.standing).toBe('killed');
    expect(story.agreed).toEqual([]);
  });
});

describe('a withdrawal', () => {
  const withdrawal = (of: Item): Readonly<Record<string, unknown>> => ({ ...of, status: 'withdrawn' });
  const items = itemsOf(ENGLISH);
  const withoutOne = (at: number) => onlyStory(new Newsroom().take(...items, withdrawal(items[at] as Item)));

  it('of a copy changes what is counted, and nothing that is told', () => {
    const before = onlyStory(new Newsroom().take(...items));
    const after = withoutOne(2);
    expect(after.counts).toMatchObject({ articles: 6, reports: 3, copies: 3 });
    expect(shownTexts(after)).toBe(shownTexts(before));
    expect(after.withdrawn).toMatchObject([{ kind: 'withdrawn', carriers: 4 }]);
  });

  it('of the head of a group lets a copy speak for it, and names the copies', () => {
    const after = withoutOne(0);
    expect(after.counts).toMatchObject({ articles: 6, reports: 3, copies: 3 });
    expect(reportOf(after, KILLED)).toBeUndefined();
    expect(after.withdrawn).toMatchObject([{ kind: 'withdrawn', carriers: 4 }]);
    expect(JSON.stringify(after.agreed)).not.toContain(after.withdrawn[0]?.articleId);
  });

  it('of the only report ends its story with a tombstone', () => {
    const room = new Newsroom().take(items[0] as Item);
    const { storyId } = onlyStory(room);
    room.take(withdrawal(items[0] as Item));
    expect(room.stories.size).toBe(0);
    expect(room.events.at(-1)).toEqual([storyId, null]);
  });

  it('overtakes its article', () => {
    const room = new Newsroom().take(withdrawal(items[0] as Item), ...items);
    expect(reportOf(onlyStory(room), KILLED)).toBeUndefined();
  });

  it('holds for the text that it took back, and a later version is new', () => {
    const room = new Newsroom().take(...items, withdrawal(items[0] as Item), items[0] as Item);
    expect(reportOf(onlyStory(room), KILLED)).toBeUndefined();
    const [title, body] = ENGLISH.wire;
    room.take(item('w1', KILLED, 'en', title, `${body} ${SAID_ELSEWHERE}`));
    expect(reportOf(onlyStory(room), KILLED)).toMatchObject({ versions: 1, standing: 'current' });
  });
});

interface Corrected {
  readonly lang: string;
  readonly title: string;
  readonly body: (value: string) => string;
  readonly values: readonly [string, string, string];
  readonly slug: string;
}

const CORRECTIONS: readonly Corrected[] = [
  {
    lang: 'en',
    title: 'Norland economy grows less than expected in Q4',
    body: (value) =>
      `Norland's economy grew ${value} percent in the fourth quarter, the statistics office said on Tuesday, less than analysts had expected. Exports fell as car makers sold less abroad. Finance minister Tor Lindal said the figures were no reason for worry.`,
    values: ['0.2', '0.3', '0.4'],
    slug: 'CORRECTED-',
  },
  {
    lang: 'de',
    title: 'Norlands Wirtschaft wächst schwächer als erwartet',
    body: (value) =>
      `Die Wirtschaft von Norland ist im vierten Quartal um ${value} Prozent gewachsen, teilte das Statistikamt am Dienstag mit, weniger als Fachleute erwartet hatten. Die Ausfuhren gingen zurück, weil Autobauer im Ausland weniger verkauften. Finanzminister Tor Lindal sieht keinen Grund zur Sorge.`,
    values: ['0,2', '0,3', '0,4'],
    slug: 'BERICHTIGUNG: ',
  },
  {
    lang: 'fr',
    title: 'L’économie du Norland progresse moins que prévu',
    body: (value) =>
      `L’économie du Norland a progressé de ${value} % au quatrième trimestre, a annoncé mardi l’office de la statistique, moins que ce qu’attendaient les analystes. Les exportations ont reculé, les constructeurs automobiles vendant moins à l’étranger. Le ministre des finances Tor Lindal ne voit pas de raison de s’inquiéter.`,
    values: ['0,2', '0,3', '0,4'],
    slug: 'RECTIFICATIF : ',
  },
  {
    lang: 'es',
    title: 'La economía de Norland crece menos de lo previsto',
    body: (value) =>
      `La economía de Norland creció un ${value} % en el cuarto trimestre, informó el martes la oficina de estadística, menos de lo que esperaban los analistas. Las exportaciones cayeron porque los fabricantes de automóviles vendieron menos en el extranjero. El ministro de Hacienda, Tor Lindal, no ve motivo de preocupación.`,
    values: ['0,2', '0,3', '0,4'],
    slug: 'RECTIFICACIÓN: ',
  },
  {
    lang: 'ru',
    title: 'Экономика Норланда растет медленнее, чем ожидалось',
    body: (value) =>
      `Экономика Норланда выросла на ${value} процента в четвертом квартале, сообщило во вторник статистическое управление, меньше, чем ожидали аналитики. Экспорт сократился, потому что автозаводы меньше продали за рубеж. Министр финансов Тор Линдаль не видит причин для беспокойства.`,
    values: ['0,2', '0,3', '0,4'],
    slug: 'ИСПРАВЛЕНО: ',
  },
];

describe.each(CORRECTIONS)(
  'a correction under a new address, $lang',
  ({ lang, title, body, values, slug }) => {
    const [first, second, third] = values;
    const report = item('g1', KILLED, lang, title, body(first));
    const copy = item('c1', 'Outlet1', lang, title, body(first));
    const correction = item('g2', KILLED, lang, `${slug}${title}`, body(second));
    const numbers = ({ values: told }: Story['conflicts'][number]) => told.map(({ value }) => value);

    it('takes the place of what it corrects, and tells the change', () => {
      const story = onlyStory(new Newsroom().take(report, copy, correction));
      expect(story.conflicts).toHaveLength(1);
      expect(story.conflicts[0]?.kind).toBe('update');
      expect(story.conflicts.flatMap(numbers)).toEqual([0.2, 0.3]);
      expect(shownTexts({ ...story, conflicts: [] })).not.toContain(first);
      expect(shownTexts({ ...story, conflicts: [] })).toContain(second);
      expect(
        story.articles.find(({ articleId }) => articleId === story.withdrawn[0]?.articleId)?.standing,
      ).toBe('corrected');
    });

    it('names who still has the former value, and not who has the correction', () => {
      const late = item('c2', 'Outlet2', lang, `${slug}${title}`, body(second));
      const story = onlyStory(new Newsroom().take(report, copy, correction, late));
      expect(story.withdrawn).toHaveLength(1);
      expect(story.withdrawn[0]?.carriedBy.map(({ publisher }) => publisher)).toEqual(['outlet1.example']);
    });

    it('may be corrected itself: the last value is the current one', () => {
      const again = item('g3', KILLED, lang, `${slug}${title}`, body(third));
      const story = onlyStory(
        new Newsroom().take(
          report,
          { ...correction, replaces: report.url },
          { ...again, replaces: correction.url },
        ),
      );
      const shown = shownTexts({ ...story, conflicts: [] });
      expect(shown).toContain(third);
      expect(shown).not.toContain(first);
      expect(shown).not.toContain(second);
      expect(story.conflicts.map((one) => [one.kind, ...numbers(one)])).toEqual([
        ['update', 0.2, 0.4],
        ['update', 0.3, 0.4],
      ]);
    });
  },
);

it('is after a restore at any moment what it would be without one', () => {
  const [wire, copy, ...rest] = itemsOf(ENGLISH) as [Item, Item, ...Item[]];
  const room = new Newsroom().take(
    wire,
    copy,
    ...rest,
    { ...copy, status: 'withdrawn' },
    killOf(ENGLISH),
    { ...wire, status: 'withdrawn' },
    item(
      'w1',
      KILLED,
      'en',
      'Harbour master of Ostrel is a witness',
      `Henrik Dahl is a witness. ${SAID_ELSEWHERE}`,
    ),
  );
  const newest = (events: ReadonlyArray<readonly [string, Story | null]>) =>
    JSON.stringify([...new Map(events)]);
  room.assignments.forEach((_, restarted) => {
    const stories = createStories();
    const events: Array<readonly [string, Story | null]> = [];
    room.assignments.forEach((assignment, at) => {
      if (at < restarted) restoreAssignment(stories, assignment);
      else
        events.push(...answerAssignment(stories, assignment).map((one) => [one.storyId, one.story] as const));
    });
    expect(newest(events), `restarted before ${restarted}`).toBe(newest(room.events));
  });
});
