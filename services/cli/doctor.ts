/** `newsfold doctor`: what is wrong with this machine or a deployment, and what to do. */
import { type CommandLine, type OptionTable, readArguments } from '@newsfold/runtime/command/command-line.ts';
import type { ConnectionConfig } from '@newsfold/runtime/config/connection.ts';
import { ROLES, type Role } from '@newsfold/schemas/permissions.ts';
import { connectionOptions, deploymentOf } from './cluster/cluster.ts';
import { command } from './command/command.ts';
import { EXIT } from './command/exit-codes.ts';
import { runAlone } from './command/run-command.ts';
import type { Check, DoctorContext, Finding } from './doctor/check.ts';
import { deploymentChecks } from './doctor/deployment-checks.ts';
import { machineChecks } from './doctor/machine-checks.ts';

/** Every check. Those of a further part of newsfold are hung in here. */
const CHECKS: readonly Check[] = [...machineChecks, ...deploymentChecks];

const OPTIONS = {
  role: {
    type: 'string',
    value: 'R[,R]',
    default: '',
    doc: `look whether these may do what they need: ${ROLES.join(', ')}`,
  },
  json: { type: 'boolean', doc: 'a line each: {"check", "state", "found", "todo"}' },
  ...connectionOptions,
} as const satisfies OptionTable;

const DOCTOR_LINE: CommandLine<typeof OPTIONS> = {
  name: 'newsfold doctor',
  summary: 'Says what is wrong with this machine or a deployment, and what to do.',
  operands: '',
  options: OPTIONS,
  notes: 'States: ok, warn, wrong, skipped. Ends with 1 when something is wrong.',
  examples: [
    ['newsfold doctor', 'this machine, and the newsfold that runs here'],
    ['newsfold doctor --brokers kafka:9092 --registry http://registry:8081', 'a deployment'],
  ],
};

/** What to look at. */
interface DoctorOptions {
  readonly deployment: ConnectionConfig | undefined;
  readonly roles: readonly Role[];
  readonly json: boolean;
}

function rolesOf(given: string): readonly Role[] {
  const names = given === '' ? [] : given.split(',').map((name) => name.trim());
  return names.map((name) => {
    const role = ROLES.find((one) => one === name);
    if (role === undefined) throw new Error(`--role ${name}: accepted are ${ROLES.join(', ')}`);
    return role;
  });
}

function readOptions(argv: readonly string[]): DoctorOptions {
  const { values } = readArguments(DOCTOR_LINE, argv);
  const isNamed = (values.brokers ?? process.env.KAFKA_BROKERS ?? '') !== '';
  const deployment = isNamed ? deploymentOf(values, true) : undefined;
  return { deployment, roles: rolesOf(values.role), json: values.json };
}

const SIGNS: Readonly<Record<Finding['state'], string>> = { ok: '✓', warn: '!', wrong: '✗', skipped: '·' };
const NAME_WIDTH = 10;

/** Looks, unless what it needs is wrong already. @param wrong names of the checks that found something wrong */
export async function lookAfter(
  check: Check,
  context: DoctorContext,
  wrong: ReadonlySet<string>,
): Promise<Finding> {
  const missing = (check.needs ?? []).filter((name) => wrong.has(name));
  if (missing.length === 0) return look(check, context);
  return { state: 'skipped', found: `not looked at before this is right: ${missing.join(', ')}` };
}

function look(check: Check, context: DoctorContext): Promise<Finding> {
  return check.look(context).catch((error: Error) => ({
    state: 'wrong',
    found: error.message.split('\n')[0] ?? '',
    todo: `is the address right, and can this machine reach it?`,
  }));
}

async function doctor({ deployment, roles, json }: DoctorOptions): Promise<number> {
  const context: DoctorContext = { deployment, roles, env: process.env, now: Date.now };
  const wrong = new Set<string>();
  for (const check of CHECKS) {
    const finding = await lookAfter(check, context, wrong);
    if (finding.state === 'wrong') wrong.add(check.name);
    const { state, found, todo } = finding;
    if (json)
      process.stdout.write(`${JSON.stringify({ check: check.name, state, found, todo: todo ?? null })}\n`);
    else {
      process.stdout.write(`${SIGNS[state]} ${check.name.padEnd(NAME_WIDTH)}${found}\n`);
      if (todo !== undefined && state !== 'skipped')
        process.stdout.write(`  ${' '.repeat(NAME_WIDTH)}→ ${todo}\n`);
    }
  }
  return wrong.size > 0 ? EXIT.failed.code : EXIT.done.code;
}

/** The command. */
export const doctorCommand = command({ line: DOCTOR_LINE, read: readOptions, run: doctor });

if (import.meta.main) await runAlone(doctorCommand);
