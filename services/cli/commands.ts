/**
 * The commands of `newsfold`. A new one is a file beside the others and a line here; its file is loaded only when it is
 * called.
 */
import type { Command } from './command/command.ts';

/** What the overview says of a command, and where it is. */
interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

/** A heading of the overview with its commands. */
interface CommandGroup {
  readonly title: string;
  readonly commands: readonly CommandEntry[];
}

const entry = (name: string, summary: string, load: () => Promise<Command>): CommandEntry => ({
  name,
  summary,
  load,
});

/** The commands in the order of the overview. */
export const commandGroups: readonly CommandGroup[] = [
  {
    title: 'Try it',
    commands: [
      entry(
        'fold',
        'stories from files in seconds: no broker, no Java',
        async () => (await import('./fold.ts')).foldCommand,
      ),
      entry(
        'start',
        'broker, registry and workers on this machine',
        async () => (await import('./start.ts')).startCommand,
      ),
    ],
  },
  {
    title: 'Use a deployment',
    commands: [
      entry(
        'publish',
        'files or standard input into the raw topic',
        async () => (await import('./publish.ts')).publishCommand,
      ),
      entry(
        'tail',
        'follow stories, articles or dead letters',
        async () => (await import('./tail.ts')).tailCommand,
      ),
      entry(
        'search',
        'stories that have some words',
        async () => (await import('./search.ts')).searchCommand,
      ),
      entry(
        'explain',
        'why two articles are one story or are not',
        async () => (await import('./explain.ts')).explainCommand,
      ),
    ],
  },
  {
    title: 'Bring the world in',
    commands: [
      entry('feeds', 'feeds to poll', async () => (await import('./feeds.ts')).feedsCommand),
      entry('watches', 'saved searches', async () => (await import('./watches.ts')).watchesCommand),
    ],
  },
  {
    title: 'Decide',
    commands: [
      entry(
        'override',
        'what editors decide about stories',
        async () => (await import('./override.ts')).overrideCommand,
      ),
      entry(
        'recall',
        'who carries the text of an article',
        async () => (await import('./recall.ts')).recallCommand,
      ),
    ],
  },
  {
    title: 'Operate it',
    commands: [
      entry(
        'status',
        'workers, lag, throughput, dead letters: live',
        async () => (await import('./status.ts')).statusCommand,
      ),
      entry('topics', 'the topics of a deployment', async () => (await import('./topics.ts')).topicsCommand),
      entry('audit', 'account for every record', async () => (await import('./audit.ts')).auditCommand),
      entry(
        'refold',
        'fold the articles again, beside the live stories',
        async () => (await import('./refold.ts')).refoldCommand,
      ),
      entry('redrive', 'put dead letters back', async () => (await import('./redrive.ts')).redriveCommand),
      entry(
        'skip',
        'pass a record that a partition waits at',
        async () => (await import('./skip.ts')).skipCommand,
      ),
      entry(
        'acls',
        'the permissions that workers and commands need',
        async () => (await import('./acls.ts')).aclsCommand,
      ),
      entry(
        'doctor',
        'what is wrong here, and what to do',
        async () => (await import('./doctor.ts')).doctorCommand,
      ),
    ],
  },
  {
    title: 'Build feeds, measure',
    commands: [
      entry(
        'analyse',
        'what ingest makes of a file',
        async () => (await import('./analyse.ts')).analyseCommand,
      ),
      entry(
        'replay',
        'which story each line of a file joins',
        async () => (await import('./replay.ts')).replayCommand,
      ),
    ],
  },
];

/** All commands. */
export const commandEntries: readonly CommandEntry[] = commandGroups.flatMap(({ commands }) => commands);
