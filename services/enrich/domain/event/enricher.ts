/** A small part of the story event, made alone, so that its failure costs only itself. */
import type { EnricherRun } from '@newsfold/schemas/generated/records.ts';
import type { Material } from './material.ts';

/** Makes one part of an event. */
export interface Enricher<P> {
  readonly name: string;
  /** Raised whenever its results change. */
  readonly version: number;
  /** The part when it failed or there was nothing to read. */
  readonly empty: P;
  /** Why it has nothing to read in this story, or null when it has. */
  skip?(material: Material): string | null;
  /** The part. A throw is reported and leaves the part empty. */
  run(material: Material): P;
}

/** Longest account of a failure in an event, characters. */
const MAX_DETAIL = 200;

/** Runs an enricher and adds its report. */
export function runEnricher<P>(enricher: Enricher<P>, material: Material, runs: EnricherRun[]): P {
  const { name, version, empty } = enricher;
  try {
    const reason = enricher.skip?.(material) ?? null;
    const part = reason === null ? enricher.run(material) : empty;
    runs.push({ name, version, status: reason === null ? 'ok' : 'skipped', detail: reason ?? '' });
    return part;
  } catch (error) {
    const detail = String(error instanceof Error ? error.message : error).slice(0, MAX_DETAIL);
    runs.push({ name, version, status: 'failed', detail });
    return empty;
  }
}
