/** A list as CSV (RFC 4180), a row a story. */
import type { ListItem } from '../domain/list-item.ts';

const COLUMNS: Readonly<Record<string, (item: ListItem) => string | number | null>> = {
  storyId: ({ storyId }) => storyId,
  revision: ({ revision }) => revision,
  status: ({ status }) => status,
  headline: ({ headline }) => headline.text,
  language: ({ headline }) => headline.language,
  url: ({ headline }) => headline.url,
  publisher: ({ headline }) => headline.publisher,
  independentSources: ({ counts }) => counts.independentPublishers,
  reports: ({ counts }) => counts.reports,
  copies: ({ counts }) => counts.copies,
  conflicts: ({ conflicts }) => conflicts,
  withdrawn: ({ withdrawn }) => withdrawn,
  momentum: ({ momentum }) => momentum,
  importance: ({ importance }) => importance,
  topics: ({ topics }) => topics.map(({ name }) => name).join('; '),
  places: ({ places }) => places.map(({ name }) => name).join('; '),
  firstSeenAt: ({ firstSeenAt }) => new Date(firstSeenAt).toISOString(),
  updatedAt: ({ updatedAt }) => new Date(updatedAt).toISOString(),
  firstSentence: ({ sentences }) => sentences[0]?.text ?? '',
};

/** A cell. A text that a spreadsheet would take for a formula begins with an apostrophe. */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Writes a table with its names in the first row. */
export function csvTable(items: readonly ListItem[]): string {
  const columns = Object.entries(COLUMNS);
  const rows = items.map((item) => columns.map(([, of]) => csvCell(of(item))).join(','));
  return `${[columns.map(([name]) => name).join(','), ...rows].join('\r\n')}\r\n`;
}
