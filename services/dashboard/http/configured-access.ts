/** The access that the variables of the dashboard name. */
import { readFileSync } from 'node:fs';
import type { Access, API_ACCESS } from './access.ts';
import { accessOf } from './access.ts';
import { EVERY_ORIGIN, type Origins } from './origins.ts';
import { proxyAccess, proxySettings } from './proxy-access.ts';

/** Those variables. */
export interface AccessConfig {
  readonly API_ACCESS: (typeof API_ACCESS)[number];
  readonly API_HOST: string;
  readonly API_TOKENS_FILE: string;
  readonly API_PROXIES: string;
  readonly API_PROXY_HEADER: string;
  readonly API_TENANTS_FILE: string;
  readonly API_ORIGINS: readonly string[];
}

/** Who is answered, and the pages of other sites that may read. */
export type ConfiguredAccess = Access & { readonly origins: Origins };

/**
 * Who is answered.
 * @param onStranger told once in a while of an address that sends the header of the proxy and is none
 * @throws Error that names the variable, also when anybody could read what was not made public
 */
export function configuredAccess(
  config: AccessConfig,
  onStranger: (address: string) => void,
): ConfiguredAccess {
  const origins = new Set(config.API_ORIGINS);
  // Where it matters who asks, or from where, the pages that may are named.
  if (origins.has(EVERY_ORIGIN) && config.API_ACCESS !== 'public')
    throw new Error('API_ORIGINS: * goes with API_ACCESS=public alone; name the origins');
  return Object.assign(accessIn(config, origins, onStranger), { origins });
}

function accessIn(config: AccessConfig, origins: Origins, onStranger: (address: string) => void): Access {
  const { API_ACCESS: access, API_HOST, API_TOKENS_FILE, API_TENANTS_FILE: file } = config;
  if (access !== 'proxy') return accessOf(access, API_HOST, API_TOKENS_FILE, origins);
  const settings = proxySettings(config.API_PROXIES, config.API_PROXY_HEADER);
  try {
    return proxyAccess(readFileSync(file, 'utf8'), { ...settings, onStranger });
  } catch (error) {
    throw new Error(`API_TENANTS_FILE: ${(error as Error).message}`);
  }
}
