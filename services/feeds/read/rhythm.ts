/** How often a feed asks to be read. */
import type { FeedRhythm } from '../domain/feed-record.ts';
import { elementIn, textIn, type XmlElement, type XmlValue } from './xml.ts';

const PERIOD_SECONDS: Readonly<Record<string, number>> = {
  hourly: 3600,
  daily: 86_400,
  weekly: 604_800,
  monthly: 2_592_000,
  yearly: 31_536_000,
};

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

function wholeNumber(text: string | null): number {
  return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : 0;
}

function textsIn(element: XmlElement | undefined, name: string): readonly string[] {
  const found = element?.[name];
  const all: readonly XmlValue[] = Array.isArray(found)
    ? found
    : found === undefined
      ? []
      : [found as XmlValue];
  return all.filter((one) => typeof one === 'string').map((one) => one.trim().toLowerCase());
}

/** The hints of a channel or feed. What cannot be read counts as not said. */
export function rhythmOf(channel: XmlElement): FeedRhythm {
  const period = PERIOD_SECONDS[(textIn(channel, 'sy:updatePeriod') ?? '').toLowerCase()] ?? 0;
  const frequency = Math.max(1, wholeNumber(textIn(channel, 'sy:updateFrequency')));
  const hours = textsIn(elementIn(channel, 'skipHours'), 'hour')
    .filter((hour) => /^\d{1,2}$/.test(hour))
    .map((hour) => Number(hour) % 24);
  const days = textsIn(elementIn(channel, 'skipDays'), 'day').map((day) => DAYS.indexOf(day));
  return {
    leastSeconds: Math.max(60 * wholeNumber(textIn(channel, 'ttl')), Math.floor(period / frequency)),
    skipHours: hours,
    skipDays: days.filter((day) => day >= 0),
  };
}
