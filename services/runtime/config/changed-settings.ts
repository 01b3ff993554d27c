/** Which variables of a process are set otherwise than by default, as its page shows them: never a secret. */
import { MASK, withoutCredentials } from '../secrets/secret.ts';
import type { ConfigTable } from './config.ts';

/** A variable and its value as it was written; that of a secret is masked, and credentials are taken out of addresses. */
export interface ChangedSetting {
  readonly name: string;
  readonly value: string;
}

/** Longest value that is shown, characters. */
const MOST_CHARS = 300;

const shown = (value: string) => {
  const open = value
    .split(',')
    .map((part) => withoutCredentials(part))
    .join(',');
  return open.length <= MOST_CHARS ? open : `${open.slice(0, MOST_CHARS - 1)}…`;
};

/** The variables of a table that an environment sets to something else than their default, by name. */
export function changedSettings(
  table: ConfigTable,
  env: Readonly<Record<string, string | undefined>>,
): ChangedSetting[] {
  const changed: ChangedSetting[] = [];
  for (const [name, { default: byDefault, isSecret = false }] of Object.entries(table)) {
    const value = env[name];
    if (isSecret) {
      if ((value ?? env[`${name}_FILE`] ?? '') !== '') changed.push({ name, value: MASK });
    } else if (value !== undefined && value !== byDefault) changed.push({ name, value: shown(value) });
  }
  return changed.sort((a, b) => (a.name < b.name ? -1 : 1));
}
