/** `newsfold acls`: the permissions that each worker and command needs, for whoever grants them. */
import { kafkaAclLines, permissionLines, strimziUsers } from './acls/acl-lines.ts';
import { ACLS_LINE, type AclCommand, parseAclOptions } from './acls/acl-options.ts';
import { command } from './command/command.ts';
import { runAlone } from './command/run-command.ts';

async function run({ grantees, scope, format, cluster, authentication }: AclCommand): Promise<undefined> {
  const text = {
    json: () => permissionLines(grantees, scope),
    strimzi: () => strimziUsers(grantees, scope, cluster, authentication),
    'kafka-acls': () => kafkaAclLines(grantees, scope),
  };
  process.stdout.write(text[format]());
}

/** The command. */
export const aclsCommand = command({
  line: ACLS_LINE,
  read: (argv) => parseAclOptions(argv, process.env),
  run,
});

if (import.meta.main) await runAlone(aclsCommand);
