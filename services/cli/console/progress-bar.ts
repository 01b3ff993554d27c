/** How far a long piece of work is, with the time that is left: on a terminal alone, and on standard error. */

const BAR_WIDTH = 24;
const EVERY_MS = 100;
/** Before this an estimate says nothing, ms. */
const ESTIMATE_AFTER_MS = 1500;

/** A time that is left, in words: 40 s, 3 min, 2 h. */
export function timeLeft(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}

/** The bar as a line. @param elapsedMs since the work began @param total 0 where nobody knows it */
export function barText(done: number, total: number, what: string, elapsedMs: number): string {
  if (total === 0) return `${done} ${what}`;
  const filled = Math.min(BAR_WIDTH, Math.round((BAR_WIDTH * done) / total));
  const bar = '#'.repeat(filled) + '.'.repeat(BAR_WIDTH - filled);
  const left =
    done > 0 && done < total && elapsedMs > ESTIMATE_AFTER_MS
      ? ` · ${timeLeft((elapsedMs * (total - done)) / done)} left`
      : '';
  return `[${bar}] ${done}/${total} ${what}${left}`;
}

/** A progress bar. Call it with what is done and what there is; the line is taken away at the end. */
export function progressBar(
  what: string,
  out: NodeJS.WriteStream = process.stderr,
): (done: number, total: number) => void {
  const begun = performance.now();
  let last = 0;
  return (done, total) => {
    const now = performance.now();
    const isEnd = total > 0 && done >= total;
    if (!out.isTTY || (!isEnd && now - last < EVERY_MS)) return;
    last = now;
    out.write(
      `\r\u001b[K${isEnd ? '' : barText(done, total, what, now - begun).slice(0, (out.columns ?? 80) - 1)}`,
    );
  };
}
