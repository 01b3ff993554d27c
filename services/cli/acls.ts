/** `npm run acls`: the permissions that each worker and command needs, for whoever grants them. */
import { kafkaAclLines, strimziUsers } from './acls/acl-lines.ts';
import { ACLS_USAGE, type AclCommand, parseAclOptions } from './acls/acl-options.ts';

const EXIT_USAGE = 2;

function parse(): AclCommand | 'help' {
  try {
    return parseAclOptions(process.argv.slice(2), process.env);
  } catch (error) {
    process.stderr.write(`acls: ${(error as Error).message.split('\n')[0]}; --help lists the options\n`);
    process.exit(EXIT_USAGE);
  }
}

const command = parse();
if (command === 'help') {
  process.stdout.write(ACLS_USAGE);
} else {
  const { grantees, scope, format, cluster, authentication } = command;
  process.stdout.write(
    format === 'strimzi'
      ? strimziUsers(grantees, scope, cluster, authentication)
      : kafkaAclLines(grantees, scope),
  );
}
