/** The fields of a body that asks for a change. */
import { Problem } from '../http/problem.ts';

/** What was sent. */
export type SentFields = Readonly<Record<string, unknown>>;

const invalid = (detail: string, parameter: string) =>
  new Problem('invalid-parameter', detail, { parameter });

/** The fields of a body, none of them unknown. @throws Problem */
export function readFields(sent: unknown, known: readonly string[]): SentFields {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent))
    throw invalid('the body: accepted is a JSON object', 'body');
  for (const name of Object.keys(sent))
    if (!known.includes(name))
      throw invalid(`"${name.slice(0, 60)}" is no field here; there are ${known.join(', ')}`, 'body');
  return sent as SentFields;
}

/** A text; empty when it is left out. @throws Problem */
export function textField(fields: SentFields, name: string, most: number): string {
  const value = fields[name] ?? '';
  if (typeof value !== 'string' || value.length > most)
    throw invalid(`"${name}": accepted is a text of at most ${most} characters`, name);
  return value.trim();
}
