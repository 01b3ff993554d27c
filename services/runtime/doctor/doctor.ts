/** All that can be wrong between a process and its deployment, tried in order. Nothing is changed and nothing is read. */
import { type PermissionScope, permissionsOf, type Role } from '@newsfold/schemas/permissions.ts';
import type { Connection } from '../config/connection.ts';
import { checkKafka, STEP_MS } from './check-kafka.ts';
import { checkPermissions } from './check-permissions.ts';
import { checkRegistry, type NeededSchema } from './check-registry.ts';
import type { Finding } from './finding.ts';

/** What a process is to be able to do. */
export interface Needs {
  readonly roles: readonly Role[];
  readonly scope: PermissionScope;
  readonly schemas: readonly NeededSchema[];
}

/** Tries the cluster, what may be done there, and the registry. @param stepMs how long one step of Kafka's may take */
export async function examine(
  { kafka, registry }: Connection,
  needs: Needs,
  stepMs: number = STEP_MS,
): Promise<readonly Finding[]> {
  const [{ findings, signedIn }, registered] = await Promise.all([
    checkKafka(kafka, stepMs),
    checkRegistry(registry, needs.schemas),
  ]);
  const permissions = needs.roles.flatMap((role) => permissionsOf(role, needs.scope));
  try {
    const allowed =
      signedIn === undefined || permissions.length === 0
        ? []
        : await checkPermissions(kafka, signedIn, permissions);
    return [...findings, ...allowed, ...registered];
  } finally {
    await signedIn?.close();
  }
}
