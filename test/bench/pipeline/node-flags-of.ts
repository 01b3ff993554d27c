/** The flags of Node with which a checkout runs its own workers: those of another release may be others. */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { WorkerName } from '@newsfold/schemas/topology.ts';

/** Flags of a worker. */
export type NodeFlags = (name: WorkerName) => readonly string[];

/**
 * The flags that the topology of a checkout names; none for checkouts that named none yet.
 * @param root folder of the checkout
 * @throws Error when no checkout is there, or its topology cannot be read
 */
export async function nodeFlagsOf(root: string): Promise<NodeFlags> {
  const file = join(root, 'schemas', 'topology.ts');
  await access(file);
  const topology = (await import(pathToFileURL(file).href)) as { readonly nodeFlags?: NodeFlags };
  return topology.nodeFlags ?? (() => []);
}
