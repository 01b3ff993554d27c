/** What a worker does with its environment before anything else, and the options that end it there. */
import type { PermissionScope } from '@newsfold/schemas/permissions.ts';
import { FLAT_DEAD_LETTERS, FLAT_TOPICS, topicName, topics } from '@newsfold/schemas/topics.ts';
import { flatPlace, type ProcessName, processes, workers } from '@newsfold/schemas/topology.ts';
import { asksForHelp, type CommandLine, helpOf, readArguments, UsageError } from '../command/command-line.ts';
import { type ChangedSetting, changedSettings } from '../config/changed-settings.ts';
import { type Config, type ConfigTable, describeProblem, loadConfig } from '../config/config.ts';
import {
  type ConnectionConfig,
  connectionOf,
  connectionProblems,
  separateCredentials,
} from '../config/connection.ts';
import { strayVariables } from '../config/stray-variables.ts';
import { examine, type Needs } from '../doctor/doctor.ts';
import { findingLine } from '../doctor/finding.ts';

const EXIT_CONFIG = 1;

/** What is read of a worker's definition. */
interface Declared<T extends ConfigTable> {
  readonly name: ProcessName;
  readonly table: T;
  rawTopics?(config: Config<T>): readonly string[];
}

/** What a worker needs of its deployment. @param rawTopics as the cluster names them */
export function needsOf(name: ProcessName, prefix: string, rawTopics: readonly string[]): Needs {
  if (name === 'feeds' || name === 'dashboard') {
    const scope: PermissionScope = { prefix, rawTopics, createsTopics: false, readerGroup: '' };
    return { roles: [name], scope, schemas: [] };
  }
  if (name === 'flat') {
    const { stories, storyArticles } = flatPlace(prefix);
    return {
      roles: [name],
      scope: { prefix, rawTopics, createsTopics: false, readerGroup: '' },
      schemas: [
        { record: FLAT_TOPICS.stories.value, topic: stories.output },
        { record: FLAT_TOPICS.storyArticles.value, topic: storyArticles.output },
        { record: FLAT_DEAD_LETTERS.value, topic: stories.deadLetters },
      ],
    };
  }
  const { reads, writes, deadLetters } = workers[name];
  const keys = [...(reads === 'raw' ? [reads] : []), writes, deadLetters] as const;
  const scope: PermissionScope = { prefix, rawTopics, createsTopics: false, readerGroup: '' };
  return {
    roles: [name],
    scope,
    schemas: [
      ...keys.map((key) => ({ record: topics[key].value, topic: topicName(prefix, key) })),
      // What a publisher takes back goes among the articles.
      ...(writes === 'articles' ? [{ record: 'Decision' as const, topic: topicName(prefix, writes) }] : []),
    ],
  };
}

/** The configuration as JSON, its secrets masked. */
function printed(config: object): string {
  return JSON.stringify(config, (_, value: unknown) => (value instanceof RegExp ? value.source : value), 2);
}

/** Takes the secrets out of an environment, so that nothing that is loaded later finds them there. */
function forgetSecrets(table: ConfigTable, env: NodeJS.ProcessEnv): void {
  for (const [name, { isSecret }] of Object.entries(table)) if (isSecret) delete env[name];
}

/** Ends the process with every line. */
function refuse(name: string, lines: readonly string[]): never {
  for (const line of lines) process.stderr.write(`${name}: ${line}\n`);
  process.exit(EXIT_CONFIG);
}

/** The command line of a worker: everything else about it is in its variables. */
function lineOf(name: ProcessName) {
  return {
    name: `node services/${name}/main.ts`,
    summary: processes[name].doc,
    operands: '',
    options: {
      validate: { type: 'boolean', doc: 'check the variables, say what is wrong with them, and end' },
      connect: { type: 'boolean', doc: 'with --validate: try the broker and the registry too' },
      'print-config': { type: 'boolean', doc: 'print the configuration, its secrets masked, and end' },
    },
    notes: `Runs until SIGTERM. It is configured by variables, which docs/configure.md lists. Exit codes: 0 stopped by a signal,
1 wrong configuration or command line, 70 a bug or a loop that cannot continue, 75 a stall.`,
    examples: [],
  } as const satisfies CommandLine;
}

/** Reads the command line; help, and what is unknown, end the process before anything is started. */
function readLine(name: ProcessName) {
  const argv = process.argv.slice(2);
  if (asksForHelp(argv)) {
    process.stdout.write(helpOf(lineOf(name), process.stdout.columns));
    process.exit(0);
  }
  try {
    const { values } = readArguments(lineOf(name), argv);
    // Alone it would start a worker that nobody asked for.
    if (values.connect && !values.validate) throw new UsageError('--connect goes with --validate');
    return values;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return refuse(name, [`${error.message}; --help lists the options`]);
  }
}

/** A configuration that has no problems, and what is odd about its environment. */
export interface ReadConfig<T extends ConfigTable> {
  readonly config: Config<T>;
  readonly needs: Needs;
  readonly warnings: readonly string[];
  /** What is set otherwise than by default. */
  readonly changed: readonly ChangedSetting[];
}

/**
 * Reads the environment, and ends the process when it is wrong, or when --print-config or --validate, with or without
 * --connect, is all that was asked for.
 */
export async function readConfig<T extends ConfigTable>(definition: Declared<T>): Promise<ReadConfig<T>> {
  const { name, table } = definition;
  const line = readLine(name);
  const env = separateCredentials(process.env);
  if (process.env.SCHEMA_REGISTRY_URL !== env.SCHEMA_REGISTRY_URL)
    process.env.SCHEMA_REGISTRY_URL = env.SCHEMA_REGISTRY_URL;
  const result = loadConfig(table, env);
  const strays = strayVariables([table], env);
  const errors = strays.filter(({ isError }) => isError).map(({ message }) => message);
  if (!result.ok) return refuse(name, [...errors, ...result.problems.map(describeProblem)]);
  const connection = result.config as unknown as ConnectionConfig;
  const problems = [...errors, ...connectionProblems(connection).map(describeProblem)];
  if (problems.length > 0) refuse(name, problems);
  const changed = changedSettings(table, env);
  forgetSecrets(table, process.env);
  const warnings = strays.filter(({ isError }) => !isError).map(({ message }) => message);
  const { config } = result;
  const prefix = connection.TOPIC_PREFIX;
  const needs = needsOf(name, prefix, definition.rawTopics?.(config) ?? [topicName(prefix, 'raw')]);
  if (line['print-config']) {
    process.stdout.write(`${printed(config)}\n`);
    process.exit(0);
  }
  if (line.validate) {
    for (const warning of warnings) process.stderr.write(`${name}: ${warning}\n`);
    if (line.connect) {
      const findings = await examine(connectionOf(connection, `newsfold-${name}`), needs);
      for (const finding of findings) process.stderr.write(`${name}: ${findingLine(finding)}\n`);
      process.exit(findings.every(({ isOk }) => isOk) ? 0 : EXIT_CONFIG);
    }
    process.stderr.write(`${name}: the configuration is valid\n`);
    process.exit(0);
  }
  return { config, needs, warnings, changed };
}
