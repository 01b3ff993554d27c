/** What tests read of Markdown: the documents of the repository, their links and their anchors. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { ROOT } from './import-graph.ts';

const NOT_OURS = /(^|\/)(node_modules|\.git|\.newsfold|\.turbo|coverage)(\/|$)/;

/** All Markdown files, relative to the root, with slashes, in order. */
export function markdownFiles(): readonly string[] {
  const folders = ['docs', 'infra', 'schemas', 'services', 'test'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(
      (name) => `${folder}/${name.split(sep).join('/')}`,
    ),
  );
  return [...readdirSync(ROOT), ...folders]
    .filter((name) => name.endsWith('.md') && !NOT_OURS.test(name))
    .sort();
}

/** Text of a file. @param file its path relative to the root */
export function textOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** A text without its fenced blocks. */
export function prose(text: string): string {
  return text.replace(/^```[\s\S]*?^```$/gm, '');
}

/** Targets of the links of a text, `FILE`, `FILE#ANCHOR` or `#ANCHOR`; those to other hosts are left out. */
export function linksOf(text: string): readonly string[] {
  const inline = [...prose(text).matchAll(/\]\(([^)\s]+)\)/g)];
  return inline.map(([, target = '']) => target).filter((target) => !/^[a-z]+:/.test(target));
}

/** The anchors that GitHub gives the headings of a text. */
export function anchorsOf(text: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const [, heading = ''] of prose(text).matchAll(/^#{1,6} (.+)$/gm)) {
    const shown = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
    const plain = shown
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-');
    let anchor = plain;
    for (let again = 1; anchors.has(anchor); again++) anchor = `${plain}-${again}`;
    anchors.add(anchor);
  }
  return anchors;
}
