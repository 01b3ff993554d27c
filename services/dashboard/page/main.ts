/** The page begins here: it draws the state whenever it changed, and takes in links, keys and steps back. */
import { render } from 'lit-html';
import { Controller } from './controller.ts';
import { readAddress } from './model/address.ts';
import { directionOf } from './model/direction.ts';
import { type KeyAction, keyAction } from './model/keys.ts';
import type { PageState } from './shown/state.ts';
import { frameView } from './views/frame-view.ts';
import { say, speak } from './words/tongue.ts';

/** Whether a key goes to where somebody writes or chooses. */
const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLSelectElement ||
  target instanceof HTMLTextAreaElement;

function titleOf({ address, story, waiting }: PageState): string {
  if (address.view === 'story')
    return `${story.value?.story.headline.text.slice(0, 120) ?? say.story} – newsfold`;
  if (address.view === 'list') return `${waiting.size > 0 ? `(${waiting.size}) ` : ''}newsfold`;
  return `${say[address.view]} – newsfold`;
}

/** Whether the keys are shown: asked of the page itself, which is told of a key that closes them a moment later. */
const isHelpOpen = () => document.querySelector('dialog[open]') !== null;

/** The whole page is mirrored where what is read runs from right to left. */
function pageDirection({ address, choice, story }: PageState): 'ltr' | 'rtl' {
  if (address.view === 'story') return directionOf(story.value?.story.headline.language);
  return address.view === 'list' ? directionOf(choice.language) : 'ltr';
}

/** What had the focus is gone, as a button whose row was deleted: who reads by ear or by keys goes on at the heading. */
function catchFocus(): void {
  if (document.activeElement === document.body)
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
}

let isDue = false;
/** Draws once before the next frame, however often the state changes until then. */
function draw(): void {
  if (isDue) return;
  isDue = true;
  requestAnimationFrame(() => {
    isDue = false;
    const { state } = controller;
    const focused = document.activeElement;
    render(frameView(state, controller), document.body);
    if (focused !== null && !focused.isConnected) catchFocus();
    document.title = titleOf(state);
    document.documentElement.dir = pageDirection(state);
    document.documentElement.dataset.theme = state.theme;
    moveFocus();
  });
}

const controller = new Controller(draw);

/** Places that the reader scrolled to, by the address. */
const scrolled = new Map<string, number>();
let here = location.href;
/** The address whose beginning is still to be focused, once it is there. */
let toFocus: string | null = null;

/** After a step to another view its heading has the focus, so that a screen reader begins there. */
function moveFocus(): void {
  if (toFocus === null) return;
  const heading = document.querySelector<HTMLElement>('main h1');
  const { address, story, list } = controller.state;
  const isThere =
    address.view === 'story'
      ? story.value !== null || story.problem !== null
      : address.view !== 'list' || list.value !== null;
  if (heading === null || !isThere) return;
  const place = scrolled.get(toFocus) ?? 0;
  toFocus = null;
  heading.focus({ preventScroll: true });
  window.scrollTo(0, place);
}

function arrived(isNew: boolean): void {
  scrolled.set(here, window.scrollY);
  here = location.href;
  if (isNew) scrolled.delete(here);
  toFocus = here;
}

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (
    link === null ||
    event.defaultPrevented ||
    event.button !== 0 ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey
  )
    return;
  // Links of the map are of SVG, and have their address in no other way.
  const url = new URL(link.getAttribute('href') ?? '', location.href);
  if (
    url.origin !== location.origin ||
    url.pathname.startsWith('/api/') ||
    link.hasAttribute('target') ||
    url.hash !== ''
  )
    return;
  event.preventDefault();
  const address = readAddress(url.pathname, url.search);
  scrolled.set(here, window.scrollY);
  controller.go(address);
  arrived(true);
  draw();
});

window.addEventListener('popstate', () => {
  controller.onHistory();
  arrived(false);
  draw();
});
document.addEventListener('visibilitychange', () =>
  controller.onVisible(document.visibilityState === 'visible'),
);
window.addEventListener('pagehide', () => controller.onVisible(false));

/** Moves among the stories of a list, or the parts of a story. @param by −1 for the one before */
function move(by: number): void {
  const stops = [...document.querySelectorAll<HTMLElement>('.row .headline, .story .stop')];
  const at = stops.findIndex(
    (stop) => stop === document.activeElement || stop.contains(document.activeElement),
  );
  const next = stops[at === -1 ? (by > 0 ? 0 : stops.length - 1) : at + by];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'nearest' });
}

const carryOut: Readonly<Record<KeyAction, () => void>> = {
  next: () => move(1),
  previous: () => move(-1),
  search: () => document.querySelector<HTMLInputElement>('#search')?.focus(),
  new: () => controller.showNew(),
  list: () => goTo('.name'),
  sources: () => goTo('nav a[href="/sources"]'),
  places: () => goTo('nav a[href="/places"]'),
  operations: () => goTo('nav a[href="/operations"]'),
  order: () => controller.nextOrder(),
  earlier: () => controller.step(-1),
  later: () => controller.step(1),
  theme: () => controller.nextTheme(),
  markdown: () => controller.copyMarkdown(),
  help: () => controller.toggleHelp(true),
};

const goTo = (selector: string) => document.querySelector<HTMLElement>(selector)?.click();

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isHelpOpen()) return;
  if (isWriting(event.target)) {
    if (
      event.key === 'Escape' ||
      (event.key === 'Enter' && event.target instanceof HTMLInputElement && event.target.type === 'search')
    )
      document.querySelector<HTMLElement>('.row .headline')?.focus();
    return;
  }
  const action = keyAction(event.key);
  if (action === undefined) return;
  event.preventDefault();
  carryOut[action]();
});

history.scrollRestoration = 'manual';
speak(navigator.languages);
document.documentElement.lang = say.code;
void controller.start();
draw();
