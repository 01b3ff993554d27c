/**
 * The chance that two numbers rival each other: logistic regression over what `measureRivals` measures, fitted on numbers
 * of real news that were read and labelled, which are not shipped.
 */
import { logOdds } from '../compare/log-odds.ts';
import weights from './rival-weights.json' with { type: 'json' };

/** Log-odds from which two numbers are told as rivals: whole stories left out, three in four of those are. */
export const RIVAL_THRESHOLD = -0.2;

/** Log-odds that numbers need which look like rivals by other signs as well. */
export const LEAST_RIVAL = -0.9;

/** Log-odds that two numbers are of one thing and cannot both be true. */
export function rivalScore(input: readonly number[]): number {
  return logOdds(weights, input);
}
