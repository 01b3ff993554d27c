/** What the numbers with their units in a sentence are values of. */
import type { Quantity } from '@newsfold/schemas/generated/records.ts';
import { findQuantities } from '@newsfold/text/numbers/quantities.ts';
import { fateOfPeople, peopleTogether } from './people.ts';
import type { BareSlot, Bound, SlotKind } from './slot.ts';
import { toMetres, toSeconds } from './units.ts';

const CURRENCY = /^(?:[A-Z]{3}|pesos|crowns)$/;
/** Units of quantities that are neither a length nor a time. */
const MEASURES: ReadonlySet<string> = new Set(
  'pp km² m² m³ km/h mph ha acres tonnes kg litres barrels GW MW °C °F votes'.split(' '),
);
/** A number of people, of days or of votes is whole; what is not is a share only where nothing has its unit. */
const isFraction = ({ value, unit }: Quantity): boolean => unit === '' && value > 0 && value < 1;

const boundOf = (qualifier: string): Bound => (qualifier === '' ? 'exactly' : (qualifier as Bound));

function kindOf(quantity: Quantity, text: string, language: string): Pick<BareSlot, 'kind' | 'of' | 'value'> {
  const { value, unit } = quantity;
  const as = (kind: SlotKind, of = '', amount = value) => ({ kind, of, value: amount });
  if (unit === '%') return as('share', '', Number((value / 100).toPrecision(12)));
  if (unit === 'years old') return as('age');
  if (unit === 'magnitude') return as('magnitude');
  if (CURRENCY.test(unit)) return as('money', unit);
  if (MEASURES.has(unit)) return as('measure', unit);
  const metres = toMetres(value, unit);
  if (metres !== null) return as('length', '', metres);
  const seconds = toSeconds(value, unit, language);
  if (seconds !== null) return as('duration', '', seconds);
  const fate = fateOfPeople(quantity, text, language);
  if (fate !== null && Number.isInteger(value)) return as('people', fate);
  return isFraction(quantity) ? as('share') : as('count', unit);
}

/** The slots that the quantities of a sentence fill, in no order. */
export function quantitySlots(text: string, language: string): BareSlot[] {
  return [...findQuantities(text, language), ...peopleTogether(text, language)].map((quantity) => ({
    ...kindOf(quantity, text, language),
    other: null,
    bound: boundOf(quantity.qualifier),
    start: quantity.start,
    end: quantity.end,
  }));
}
