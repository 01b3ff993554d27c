import type { Article } from '@newsfold/schemas/generated/records.ts';
import { articleOf, NOON } from '@newsfold/test/support/article-fixture.ts';
import { unpackUint32 } from '@newsfold/text/words/pack.ts';
import { termsOf } from '@newsfold/text/words/terms.ts';
import { describe, expect, it } from 'vitest';
import { assign } from '../decide/assign.ts';
import { createSettings } from '../settings.ts';
import { apply } from '../window/apply.ts';
import { createWindow, type Window } from '../window/window.ts';
import { type LocalTerms, localTerms } from './local-terms.ts';

const HOUR = 3_600_000;
const OUTLET = 'alcorbe.example';
const settings = createSettings({ window: { hours: null } });

/** Items of a paper that all name one town. */
const LOCAL = [
  'Cocina ardiendo en Alcorbe|Los bomberos apagaron el fuego de una cocina en la calle Barrionuevo de Alcorbe.',
  'Alcorbe estrena biblioteca|La sala de lectura de Alcorbe abrirá de madrugada durante los exámenes.',
  'Empate del equipo|El club de Alcorbe empató en el campo de Lumbrera y sube de categoría.',
  'Radares falsos|Vecinos de Alcorbe colocan radares de cartón contra los conductores veloces.',
  'Nueva gárgola|Un cantero de Alcorbe talla la gárgola que faltaba en la catedral.',
  'Cinco actas por ruido|La policía de Alcorbe levantó cinco actas por música en el barrio de Los Tilos.',
].map((line) => line.split('|') as [string, string]);

/** Items of a national paper, which share no place. */
const NATIONAL = [
  'Ferry hundido en Kisumu|Cuarenta pasajeros se ahogaron al hundirse un transbordador en el lago Victoria.',
  'Islandia baja tipos|El banco central de Reikiavik recortó un cuarto de punto el precio del dinero.',
  'Fuego en la Sierra|Los campistas de Pinecrest fueron evacuados en barca por un incendio forestal.',
  'Explosión en Tarnow|Tres obreros murieron en una planta química polaca que fabrica abonos.',
  'Copa para Bergen|El delantero Haugen marcó dos goles a Rosenborg antes del descanso en Oslo.',
  'Orquídea en Borneo|Botánicos fotografiaron una orquídea fantasma que huele a canela.',
].map((line) => line.split('|') as [string, string]);

function itemOf([title, text]: readonly [string, string], id: string, outlet: string): Article {
  return articleOf({ id, title, text, language: 'es', outlet, publishedAt: NOON });
}

/** A window that holds items, with other outlets' items beside them so that the window is not of one place. */
function windowOf(items: readonly (readonly [string, string])[], others = 8): Window {
  const window = createWindow(settings);
  let offset = 0;
  const fold = (article: Article) => {
    apply(window, assign(window, { ...article, seenAt: NOON + offset * HOUR }, offset));
    offset++;
  };
  for (let i = 0; i < others; i++)
    fold(
      itemOf([`Noticia ${'abcdefgh'[i]}zk`, `Suceso ${'abcdefgh'[i]}xq lejano.`], `o${i}`, `o${i}.example`),
    );
  for (const [i, item] of items.entries()) fold(itemOf(item, `a${i}`, OUTLET));
  return window;
}

const term = (word: string): number => termsOf('es')(word);
const NEW = itemOf(
  ['Corte de agua en Alcorbe', 'Una avería deja sin agua el barrio de San Antón.'],
  'new',
  OUTLET,
);

describe('what an outlet says every day', () => {
  const { isLocal, cap } = localTerms(windowOf(LOCAL), NEW, OUTLET, -1);
  const capOf = ({ cap }: LocalTerms, word: string) => cap?.(term(word)) ?? Number.POSITIVE_INFINITY;

  it('shows that it reports one place', () => {
    expect(isLocal).toBe(true);
    expect(localTerms(windowOf(NATIONAL), NEW, OUTLET, -1).isLocal).toBe(false);
  });

  it('tells little: its town weighs less than a word it uses once', () => {
    expect([...unpackUint32(NEW.features.lead)]).toContain(term('alcorbe'));
    expect(capOf({ cap, isLocal }, 'alcorbe')).toBeLessThan(2);
    expect(capOf({ cap, isLocal }, 'avería')).toBe(Number.POSITIVE_INFINITY);
  });

  it('tells as much as ever elsewhere: in another outlet, in a long report, where the outlet is unknown', () => {
    const long = itemOf(
      ['Corte de agua en Alcorbe', 'Una avería deja sin agua el barrio. '.repeat(40)],
      'new',
      OUTLET,
    );
    const window = windowOf(LOCAL);
    for (const [article, outlet] of [
      [itemOf(['Alcorbe', 'Una avería.'], 'new', 'far.example'), 'far.example'],
      [long, OUTLET],
      [NEW, ''],
    ] as const) {
      const terms = localTerms(window, article, outlet, -1);
      expect(terms.isLocal).toBe(false);
      expect(capOf(terms, 'alcorbe')).toBe(Number.POSITIVE_INFINITY);
    }
  });

  it('is looked for in what all have where few outlets fill the window', () => {
    const window = windowOf(LOCAL, 2);
    const elsewhere = itemOf(['Corte de agua en Alcorbe', 'Una avería.'], 'new', 'second.example');
    const terms = localTerms(window, elsewhere, 'second.example', -1);
    expect(terms.isLocal).toBe(true);
    expect(capOf(terms, 'alcorbe')).toBeLessThan(2);
    expect(localTerms(window, NEW, '', -1).isLocal).toBe(false);
  });

  it('is no place that a paper of the whole country names now and then', () => {
    const others = [...'bcdfghjkl'].map((x) => [`Zu${x}ria ve${x}mo`, `Ka${x}sta lo${x}pu.`] as const);
    const window = windowOf([...LOCAL.slice(0, 3), ...NATIONAL, ...others]);
    expect(localTerms(window, NEW, OUTLET, -1).isLocal).toBe(false);
  });
});

it.each([0, 8])('the town draws no item in once three have named it, beside %i other outlets', (others) => {
  const window = windowOf(LOCAL, others);
  for (const id of ['a3', 'a4', 'a5']) {
    const story = window.slots.at(window.slotOf(id) as number)?.storyId as string;
    expect(window.openStories.get(story)?.members).toHaveLength(1);
  }
});
