/** Reads counters from a worker's /metrics page. */

/** Sums of newsfold_items_total by outcome and reason, such as "publish article" → 12; empty when not reachable. */
export async function scrapeOutcomes(url: string): Promise<ReadonlyMap<string, number>> {
  const sums = new Map<string, number>();
  let text = '';
  try {
    text = await (await fetch(`${url}/metrics`)).text();
  } catch {
    // A worker that restarts has no figures for a moment; the next look finds them.
    return sums;
  }
  for (const match of text.matchAll(/^newsfold_items_total\{([^}]*)\} (\d+)$/gm)) {
    const labels = new Map(
      [...(match[1] ?? '').matchAll(/(\w+)="([^"]*)"/g)].map(([, key, value]) => [key, value]),
    );
    const name =
      labels.get('outcome') === 'publish'
        ? (labels.get('reason') ?? '')
        : `${labels.get('outcome')} ${labels.get('reason')}`;
    sums.set(name, (sums.get(name) ?? 0) + Number(match[2]));
  }
  return sums;
}
