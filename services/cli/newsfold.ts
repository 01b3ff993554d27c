/** `newsfold`: one command for everything. `newsfold COMMAND --help` says what each does. */
import { readFileSync } from 'node:fs';
import { LEAST_COLUMNS, nearestOf, USUAL_COLUMNS } from '@newsfold/runtime/command/command-line.ts';
import { wrapLines } from '@newsfold/runtime/command/wrap-lines.ts';
import { EXIT, exitCodeLines } from './command/exit-codes.ts';
import { runCommand } from './command/run-command.ts';
import { commandEntries, commandGroups } from './commands.ts';

const NAME_WIDTH = 12;

function overview(): string {
  const groups = commandGroups.map(({ title, commands }) =>
    [`${title}:`, ...commands.map(({ name, summary }) => `  ${name.padEnd(NAME_WIDTH)}${summary}`)].join(
      '\n',
    ),
  );
  return `Usage: newsfold COMMAND [options]

Many reports in, one story out.

${groups.join('\n\n')}

\`newsfold COMMAND --help\` lists the options of a command, with examples. Commands that work on a deployment find the one
that \`newsfold start\` runs here; for another give --brokers and --registry, or set KAFKA_BROKERS and SCHEMA_REGISTRY_URL.

Examples:
  newsfold fold my.csv                    # stories from your articles, now
  newsfold start                          # the whole pipeline on this machine
  newsfold publish my.csv                 # in another terminal: articles in
  newsfold tail stories                   # and stories out

${exitCodeLines()}
`;
}

function version(): string {
  const manifest = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string }).version;
}

function refuse(message: string): void {
  process.stderr.write(`newsfold: ${message}; --help lists the commands\n`);
  process.exitCode = EXIT.usage.code;
}

async function main([name, ...argv]: readonly string[]): Promise<void> {
  if (name === undefined || name === '--help' || name === '-h' || (name === 'help' && argv.length === 0)) {
    process.stdout.write(
      wrapLines(overview(), Math.max(LEAST_COLUMNS, process.stdout.columns ?? USUAL_COLUMNS)),
    );
    return;
  }
  if (name === '--version') {
    process.stdout.write(`${version()}\n`);
    return;
  }
  if (name === 'help') return main([argv[0] ?? '', '--help']);
  const entry = commandEntries.find((one) => one.name === name);
  if (entry !== undefined) return runCommand(await entry.load(), argv);
  const kind = name.startsWith('-') ? 'option' : 'command';
  const nearest =
    kind === 'option'
      ? nearestOf(name.slice(2), ['help', 'version'])
      : nearestOf(
          name,
          commandEntries.map((one) => one.name),
        );
  const hint = nearest === undefined ? '' : `; did you mean ${kind === 'option' ? '--' : ''}${nearest}?`;
  refuse(`unknown ${kind} '${name}'${hint}`);
}

await main(process.argv.slice(2));
