/** The places that a report names, packed. */
import type { AnnotationCodec } from '../documents/packed-annotation.ts';
import type { Place } from '../gazetteer/gazetteer.ts';

/** How often a report names a place, and whether at its beginning. */
interface Mentions {
  readonly place: Place;
  readonly mentions: number;
  readonly isLead: boolean;
}

/** The places of a report by their keys. */
export type PlaceMentions = ReadonlyMap<string, Mentions>;

/** The same for the same place. */
export function keyOf({ kind, country, name }: Place): string {
  return `${kind}:${country}:${name}`;
}

/** Kinds by their numbers. */
const KINDS: ReadonlyArray<Place['kind']> = ['country', 'region', 'city'];
/** What is said of a place in one number: its kind, whether the beginning names it, and above how often it is named. */
const LEAD = 4;
const CODES = 8;

/** How they are packed. */
export const placesCodec: AnnotationCodec<PlaceMentions> = {
  pack(places, _document, writer) {
    writer.uint(places.size);
    for (const { place, mentions, isLead } of places.values()) {
      writer.uint(CODES * mentions + KINDS.indexOf(place.kind) + (isLead ? LEAD : 0));
      writer.text(place.country);
      writer.text(place.name);
    }
  },
  unpack(reader) {
    const places = new Map<string, Mentions>();
    for (let left = reader.uint(); left > 0; left--) {
      const code = reader.uint();
      const place = {
        kind: KINDS[code % LEAD] as Place['kind'],
        country: reader.text(),
        name: reader.text(),
      };
      places.set(keyOf(place), { place, mentions: Math.floor(code / CODES), isLead: (code & LEAD) !== 0 });
    }
    return places;
  },
};
