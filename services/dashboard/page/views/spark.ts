/** Reports an hour as a line of bars: the last 24 hours before the story's last event. */
import { type SVGTemplateResult, svg } from 'lit-html';
import { say } from '../words/tongue.ts';

const BAR = 3;
const HEIGHT = 20;

/** The bars as one path: five thousand lines of a hundred elements each would be felt. */
function barsPath(perHour: readonly number[]): string {
  const most = Math.max(1, ...perHour);
  return perHour
    .map((count, at) => {
      const height = count === 0 ? 1 : Math.max(3, Math.round((HEIGHT * count) / most));
      return `M${at * BAR} ${HEIGHT}v-${height}h${BAR - 1}v${height}z`;
    })
    .join('');
}

/** The line. @param perHour reports of each hour, the last hour last */
export function sparkView(perHour: readonly number[]): SVGTemplateResult {
  const sum = perHour.reduce((all, one) => all + one, 0);
  const width = Math.max(1, perHour.length) * BAR;
  return svg`<svg class="spark" viewBox="0 0 ${width} ${HEIGHT}" width=${width} height=${HEIGHT} role="img" aria-label=${say.sparkLabel(sum, perHour.length)}><path d=${barsPath(perHour)}></path></svg>`;
}
