/** The attribution of a statement: its source and its modality. */
import type { Attribution } from '@newsfold/schemas/generated/records.ts';
import { attributionsOf } from '../speech/speakers.ts';
import type { Statement } from './statement.ts';

/** The attribution of a statement, that of its sentence; null when the report itself states it. */
export function attributionOf({ document, sentence }: Statement): Attribution | null {
  return attributionsOf(document)[sentence] ?? null;
}

/** Whether a statement is what somebody denies. */
export function isDenied(statement: Statement): boolean {
  return attributionOf(statement)?.certainty === 'denied';
}
