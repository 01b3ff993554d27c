/** What became of a story: merges, splits, decisions, withdrawals, and how it changed. */
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { html, nothing, type TemplateResult } from 'lit-html';
import { writeAddress } from '../model/address.ts';
import type { Outlets } from '../model/outlets.ts';
import { pathWords } from '../model/words.ts';
import type { History } from '../net/answers.ts';
import type { Actions } from '../shown/actions.ts';
import type { ShownStory } from '../shown/state.ts';
import { say, wordOf } from '../words/tongue.ts';
import { named, said, timeView, type View } from './said.ts';

const storyLink = (storyId: string, words: unknown) =>
  html`<a href=${writeAddress({ view: 'story', storyId, asOf: null })}>${words}</a>`;

function withdrawnView({ withdrawn }: Story, outlets: Outlets, now: number): View {
  if (withdrawn.length === 0) return nothing;
  return html`<ul class="alarms">${withdrawn.map(
    ({ kind, articleId, by, why, at, carriedBy, carriers, facts, factsAlone }) => {
      const article = outlets.article(articleId);
      return html`<li><span class="contest" aria-hidden="true">✕</span> ${article === undefined ? say.aReport : html`${said(article.title, article.language, 160)} <b>${named(article.publisher.name)}</b>`} ${wordOf(say.withdrawals, kind)}, ${named(outlets.nameOf(by))} ${timeView(at, now)}${why === '' ? nothing : html`: <bdi>${why}</bdi>`}.
      ${carriers > 0 ? html` ${say.stillCarriedBy} ${carriedBy.map(({ publisher }, index) => html`${index === 0 ? nothing : ', '}<b>${named(outlets.nameOf(publisher))}</b>`)}${carriers > carriedBy.length ? say.andMoreArticles(carriers - carriedBy.length) : ''}.` : ` ${say.nobodyCarries}`}
      ${facts.length > 0 ? html` ${say.factsRested(facts.length)}` : nothing}${factsAlone > 0 ? html` ${say.factsAlone(factsAlone)}` : nothing}</li>`;
    },
  )}</ul>`;
}

function movesView({ story, movedFrom }: ShownStory): View {
  const { supersedes, splitFrom, continues, status, mergedInto } = story;
  const lines: TemplateResult[] = [];
  if (movedFrom !== null) lines.push(html`<li>${say.wasMergedHere}</li>`);
  if (status === 'closed') lines.push(html`<li>${say.closedStory}</li>`);
  if (mergedInto !== null)
    lines.push(html`<li>${say.mergedInto} ${storyLink(mergedInto, say.anotherStory)}.</li>`);
  if (supersedes.length > 0) lines.push(html`<li>${say.storiesMergedHere(supersedes.length)}</li>`);
  if (splitFrom !== null)
    lines.push(html`<li>${say.splitFrom} ${storyLink(splitFrom, say.anotherStory)}.</li>`);
  if (continues !== null)
    lines.push(html`<li>${say.goesOnWith} ${storyLink(continues, say.closedBefore)}.</li>`);
  return lines.length === 0 ? nothing : html`<ul class="moves">${lines}</ul>`;
}

function decisionsView({ storyId, decisions }: Story, editor: Actions | null, now: number): View {
  if (decisions.length === 0) return nothing;
  return html`<ul class="moves">${decisions.map(({ decisionId, kind, by, why, at, articleIds }) => {
    const what = wordOf(say.decisions, kind);
    const told = `${by} ${what}${why === '' ? '' : `: ${why}`}`;
    return html`<li>${say.anEditor} <bdi>${by}</bdi>, ${what} (${say.articles(articleIds.length)}) ${timeView(at, now)}${why === '' ? nothing : html`: <bdi>${why}</bdi>`}${editor === null ? nothing : html` <button @click=${() => editor.takeBack(storyId, decisionId, told)}>${say.takeBackButton}</button>`}</li>`;
  })}</ul>`;
}

function reviewView({ quality, reading, enrichers }: Story): View {
  const words: string[] = [];
  if (quality.needsReview)
    words.push(
      say.needsReview(quality.reasons.map((reason) => wordOf(say.reviewReasons, reason)).join(', ')),
    );
  if ((reading?.reportsNotRead ?? 0) > 0) words.push(say.notRead(reading?.reportsNotRead ?? 0));
  const failed = enrichers.filter(({ status }) => status === 'failed').map(({ name }) => name);
  if (failed.length > 0) words.push(say.enrichersFailed(failed.join(', ')));
  return words.length === 0 ? nothing : html`<p class="banner">${words.join(' ')}</p>`;
}

/** What a reader must know before the facts. @param editor null for who may change nothing */
export function noticesView(
  shown: ShownStory,
  outlets: Outlets,
  editor: Actions | null,
  now: number,
): TemplateResult {
  return html`${movesView(shown)}${withdrawnView(shown.story, outlets, now)}${decisionsView(shown.story, editor, now)}${reviewView(shown.story)}`;
}

function versionView(
  { changeType, counts, shownAt, conflicts }: History['versions'][number],
  storyId: string,
  now: number,
) {
  const href = writeAddress({ view: 'story', storyId, asOf: shownAt });
  return html`<li><a href=${href}>${timeView(shownAt, now)}</a> ${wordOf(say.changeTypes, changeType)}: ${say.reports(counts.reports)}, ${say.copies(counts.copies)}${conflicts > 0 ? say.contestedNumber(conflicts) : ''}</li>`;
}

/** How it changed. */
export function changesView({ story, history }: ShownStory, now: number): TemplateResult {
  return html`<section class="stop" tabindex="-1" aria-labelledby="h-changed"><h2 id="h-changed">${say.whatChanged}</h2>
    ${
      story.changes.length === 0
        ? nothing
        : html`<h3>${say.withLastReport}</h3><ul class="changes">${story.changes.map(
            ({ path, kind, from, to, significance }) =>
              html`<li class=${significance}>${pathWords(path)} ${wordOf(say.changeKinds, kind)}${from === null ? nothing : html`: <del><bdi>${from}</bdi></del>`}${to === null ? nothing : html` <ins><bdi>${to}</bdi></ins>`}</li>`,
          )}</ul>`
    }
    ${
      story.materialChanges.length === 0
        ? nothing
        : html`<h3>${say.howItCame}</h3><ol class="changes">${story.materialChanges.map(
            ({ at, path, text }) =>
              html`<li>${timeView(at, now)} ${pathWords(path)}: <bdi>${text}</bdi></li>`,
          )}</ol>`
    }
    ${history.versions.length < 2 ? nothing : html`<details><summary>${say.momentsToSee(history.versions.length)}</summary><ol class="changes">${history.versions.map((version) => versionView(version, story.storyId, now))}</ol></details>`}
  </section>`;
}
