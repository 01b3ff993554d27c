/** Ages of people: in short items about crime and accidents they identify the event better than a name that is withheld. */

const AGE =
  /(?<![\d.,])(\d{1,2})[- ](?:year|jährig|años|ans\b|anos|anni|jarige|лет|год|летн)|,\s(\d{1,2})(?=,)/giu;
/**
 * The first ages that a text gives, in its order, each once.
 * @param least years; a smaller number is no age
 * @param most how many
 */
export function agesIn(text: string, least: number, most: number): number[] {
  const ages = new Set<number>();
  for (const [, spelled, apposed] of text.matchAll(AGE)) {
    const age = Number(spelled ?? apposed);
    if (age >= least) ages.add(age);
    if (ages.size === most) break;
  }
  return [...ages];
}
