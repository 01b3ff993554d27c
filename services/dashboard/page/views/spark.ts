/** Reports an hour as a line of bars: the last 24 hours before the story's last event. */
import { svg, type SVGTemplateResult } from 'lit-html';
import { counted } from '../model/words.ts';

const BAR = 3;
const HEIGHT = 20;

/** The line. @param perHour reports of each hour, the last hour last */
export function sparkView(perHour: readonly number[]): SVGTemplateResult {
  const most = Math.max(1, ...perHour);
  const sum = perHour.reduce((all, one) => all + one, 0);
  const bars = perHour.map((count, at) => {
    const height = count === 0 ? 1 : Math.max(3, Math.round((HEIGHT * count) / most));
    return svg`<rect x=${at * BAR} y=${HEIGHT - height} width=${BAR - 1} height=${height} class=${count === 0 ? 'none' : 'some'}></rect>`;
  });
  const width = Math.max(1, perHour.length) * BAR;
  return svg`<svg class="spark" viewBox="0 0 ${width} ${HEIGHT}" width=${width} height=${HEIGHT} role="img" aria-label="${counted(sum, 'report')} in ${counted(perHour.length, 'hour')}">${bars}</svg>`;
}
