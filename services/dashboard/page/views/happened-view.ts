/** What became of a story: merges, splits, decisions, withdrawals, and how it changed. */
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { html, nothing, type TemplateResult } from 'lit-html';
import { writeAddress } from '../model/address.ts';
import type { Outlets } from '../model/outlets.ts';
import { CHANGE_WORDS, counted, pathWords } from '../model/words.ts';
import type { History } from '../net/answers.ts';
import type { ShownStory } from '../shown/state.ts';
import { named, said, timeView, type View } from './said.ts';

const storyLink = (storyId: string, words: unknown) =>
  html`<a href=${writeAddress({ view: 'story', storyId, asOf: null })}>${words}</a>`;

const DECISION_WORDS: Readonly<Record<string, string>> = {
  withdraw: 'took articles out',
  together: 'put articles together',
  apart: 'put articles apart',
  alone: 'set an article alone',
  take_back: 'took a decision back',
};

const WITHDRAWAL_WORDS: Readonly<Record<string, string>> = {
  withdrawn: 'withdrawn by its publisher',
  killed: 'killed: a notice says that it must not be used',
  corrected: 'corrected: another article replaces it',
};

function withdrawnView({ withdrawn }: Story, outlets: Outlets, now: number): View {
  if (withdrawn.length === 0) return nothing;
  return html`<ul class="alarms">${withdrawn.map(
    ({ kind, articleId, by, why, at, carriedBy, carriers, facts, factsAlone }) => {
      const article = outlets.article(articleId);
      return html`<li><span class="contest">✕</span> ${article === undefined ? 'A report' : html`${said(article.title, article.language, 160)} <b>${named(article.publisher.name)}</b>`} was ${WITHDRAWAL_WORDS[kind] ?? kind}, ${named(outlets.nameOf(by))} ${timeView(at, now)}${why === '' ? nothing : html`: <bdi>${why}</bdi>`}.
      ${carriers > 0 ? html` Still carried by ${carriedBy.map(({ publisher }, index) => html`${index === 0 ? nothing : ', '}<b>${named(outlets.nameOf(publisher))}</b>`)}${carriers > carriedBy.length ? ` and ${counted(carriers - carriedBy.length, 'more article')}` : ''}.` : ' Nobody carries it any more.'}
      ${facts.length > 0 ? html` ${counted(facts.length, 'fact')} had been agreed with its support.` : nothing}${factsAlone > 0 ? html` ${counted(factsAlone, 'fact')} only it had told.` : nothing}</li>`;
    },
  )}</ul>`;
}

function movesView({ story, movedFrom }: ShownStory): View {
  const { supersedes, splitFrom, continues, status, mergedInto } = story;
  const lines: TemplateResult[] = [];
  if (movedFrom !== null) lines.push(html`<li>The story that you asked for was merged into this one.</li>`);
  if (status === 'closed') lines.push(html`<li>Closed: no more reports are expected.</li>`);
  if (mergedInto !== null) lines.push(html`<li>Merged into ${storyLink(mergedInto, 'another story')}.</li>`);
  if (supersedes.length > 0)
    lines.push(html`<li>${counted(supersedes.length, 'story was', 'stories were')} merged into it.</li>`);
  if (splitFrom !== null) lines.push(html`<li>Split from ${storyLink(splitFrom, 'another story')}.</li>`);
  if (continues !== null)
    lines.push(html`<li>Goes on with ${storyLink(continues, 'a story that was closed')}.</li>`);
  return lines.length === 0 ? nothing : html`<ul class="moves">${lines}</ul>`;
}

function decisionsView({ decisions }: Story, now: number): View {
  if (decisions.length === 0) return nothing;
  return html`<ul class="moves">${decisions.map(
    ({ kind, by, why, at, articleIds }) =>
      html`<li>An editor, <bdi>${by}</bdi>, ${DECISION_WORDS[kind] ?? kind} (${counted(articleIds.length, 'article')}) ${timeView(at, now)}${why === '' ? nothing : html`: <bdi>${why}</bdi>`}</li>`,
  )}</ul>`;
}

function reviewView({ quality, reading, enrichers }: Story): View {
  const words: string[] = [];
  if (quality.needsReview) words.push(`A person should look at this story: ${quality.reasons.join(', ')}.`);
  if ((reading?.reportsNotRead ?? 0) > 0)
    words.push(`${counted(reading?.reportsNotRead ?? 0, 'report')} were not read for facts.`);
  const failed = enrichers.filter(({ status }) => status === 'failed').map(({ name }) => name);
  if (failed.length > 0) words.push(`Missing, because it failed: ${failed.join(', ')}.`);
  return words.length === 0 ? nothing : html`<p class="banner">${words.join(' ')}</p>`;
}

/** What a reader must know before the facts. */
export function noticesView(shown: ShownStory, outlets: Outlets, now: number): TemplateResult {
  return html`${movesView(shown)}${withdrawnView(shown.story, outlets, now)}${decisionsView(shown.story, now)}${reviewView(shown.story)}`;
}

function versionView(
  { changeType, counts, shownAt, conflicts }: History['versions'][number],
  storyId: string,
  now: number,
) {
  const href = writeAddress({ view: 'story', storyId, asOf: shownAt });
  return html`<li><a href=${href}>${timeView(shownAt, now)}</a> ${CHANGE_WORDS[changeType] ?? changeType}: ${counted(counts.reports, 'report')}, ${counted(counts.copies, 'copy', 'copies')}${conflicts > 0 ? `, ${conflicts} contested` : ''}</li>`;
}

/** How it changed. */
export function changesView({ story, history }: ShownStory, now: number): TemplateResult {
  return html`<section class="stop" tabindex="-1" aria-labelledby="h-changed"><h2 id="h-changed">What changed</h2>
    ${
      story.changes.length === 0
        ? nothing
        : html`<h3>With the last report</h3><ul class="changes">${story.changes.map(
            ({ path, kind, from, to, significance }) =>
              html`<li class=${significance}>${pathWords(path)} ${kind}${from === null ? nothing : html`: <del><bdi>${from}</bdi></del>`}${to === null ? nothing : html` <ins><bdi>${to}</bdi></ins>`}</li>`,
          )}</ul>`
    }
    ${
      story.materialChanges.length === 0
        ? nothing
        : html`<h3>How it came to be</h3><ol class="changes">${story.materialChanges.map(
            ({ at, path, text }) =>
              html`<li>${timeView(at, now)} ${pathWords(path)}: <bdi>${text}</bdi></li>`,
          )}</ol>`
    }
    ${history.versions.length < 2 ? nothing : html`<details><summary>${counted(history.versions.length, 'moment')} that can be looked at</summary><ol class="changes">${history.versions.map((version) => versionView(version, story.storyId, now))}</ol></details>`}
  </section>`;
}
