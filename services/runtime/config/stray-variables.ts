/**
 * Variables that look as if they were meant for newsfold and that nobody reads: a misspelt one would otherwise be a
 * setting that is silently not made.
 */
import { closest, distance } from 'fastest-levenshtein';
import type { ConfigTable } from './config.ts';

/** What the launcher, the commands that look for it and what starts it read. */
const LAUNCHER_VARIABLES = [
  'NEWSFOLD_KAFKA_PORT',
  'NEWSFOLD_REGISTRY_PORT',
  'NEWSFOLD_HTTP_PORT',
  'NEWSFOLD_API_PORT',
  'NEWSFOLD_DATA',
  'NEWSFOLD_MAVEN_URL',
  'NEWSFOLD_LIFELINE',
  'NEWSFOLD_CHAOS_NAMESPACE',
] as const;

/** Names that are newsfold's alone, and names that Kafka's own programs use too. */
const OURS = 'NEWSFOLD_';
const SHARED = ['KAFKA_', 'SCHEMA_REGISTRY_'] as const;
/** What Kubernetes and Docker tell every container of its neighbours. */
const SERVICE_LINK = /_SERVICE_(HOST|PORT(_\w+)?)$|_PORT_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?$/;
const SERVICE_ADDRESS = /^(tcp|udp|sctp):\/\//;
/** What the scripts of Kafka and of its images read. */
const KAFKA_SCRIPTS = /^KAFKA_(HEAP_OPTS|JVM_PERFORMANCE_OPTS|OPTS|LOG4J_OPTS|JMX_OPTS|GC_LOG_OPTS|HOME)$/;

/** A variable that nobody reads. */
export interface StrayVariable {
  readonly name: string;
  /** Whether it can be nobody else's, so that it is an error. */
  readonly isError: boolean;
  /** One line for an operator; the value is not in it. */
  readonly message: string;
}

/** The variables that a table reads. */
export function namesOf(table: ConfigTable): readonly string[] {
  return Object.entries(table).flatMap(([name, { isSecret }]) =>
    isSecret ? [name, `${name}_FILE`] : [name],
  );
}

function isNeighbour(name: string, value: string): boolean {
  return SERVICE_LINK.test(name) || (name.endsWith('_PORT') && SERVICE_ADDRESS.test(value));
}

/** What of an environment looks like newsfold's and is read by none of these tables. */
export function strayVariables(
  tables: readonly ConfigTable[],
  env: NodeJS.ProcessEnv,
): readonly StrayVariable[] {
  const known: readonly string[] = [...LAUNCHER_VARIABLES, ...tables.flatMap(namesOf)];
  return Object.entries(env).flatMap(([name, value = '']) => {
    const isError = name.startsWith(OURS);
    if (!isError && !SHARED.some((prefix) => name.startsWith(prefix))) return [];
    if (known.includes(name) || value === '' || isNeighbour(name, value) || KAFKA_SCRIPTS.test(name))
      return [];
    const nearest = closest(name, known as string[]);
    const hint = distance(name, nearest) <= name.length / 3 ? `; is ${nearest} meant?` : '';
    return [{ name, isError, message: `${name}: no such variable${hint}` }];
  });
}
