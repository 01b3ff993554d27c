/**
 * Annotations of the reports of an event that outlast their documents: plain values, kept with a story at rest. A story
 * that is touched without a change of its reports, because it closes or a copy came, reads no text again.
 */
import { annotation } from '@newsfold/report/documents/annotation.ts';
import type { ExaminedReports } from './examined-reports.ts';

/**
 * Declares such a kind of annotation.
 * @param name unique among them
 * @param compute must read nothing but the reports, and return what JSON can hold
 */
export function lastingAnnotation<T extends NonNullable<unknown>>(
  name: string,
  compute: (examined: ExaminedReports) => T,
): (examined: ExaminedReports) => T {
  return annotation(name, (examined: ExaminedReports) => {
    const { lasting } = examined;
    const value = (lasting.get(name) as T | undefined) ?? compute(examined);
    lasting.set(name, value);
    return value;
  });
}
