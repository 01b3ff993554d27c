/** Saved searches made, paused and removed, as changes that the reader is asked about. */

import type { Watch } from '../net/answers.ts';
import { change } from '../net/api.ts';
import { type Change, field } from '../shown/change.ts';
import { say } from '../words/tongue.ts';

const pathOf = (id: string) => `/watches/${encodeURIComponent(id)}`;

/** A watch is made. @param query the search that it begins with */
export const makeWatch = (query: string): Change => ({
  title: say.watchTitle,
  says: [say.watchSays],
  confirm: say.watchConfirm,
  fields: [
    field('id', say.watchId),
    field('name', say.watchName, { mayBeEmpty: true }),
    field('query', say.watchQuery, { value: query, mayBeEmpty: true }),
    field('minSignificance', say.watchLeast, {
      kind: 'choice',
      value: 'material',
      choices: (['material', 'minor', 'none'] as const).map((one) => [one, say.significances[one]] as const),
    }),
    field('webhook', say.watchHook, { mayBeEmpty: true }),
  ],
  run: async ({ id = '', webhook = '', ...rest }) => {
    const { secret } = await change<{ readonly secret: string | null }>('PUT', pathOf(id.trim()), {
      ...rest,
      webhook: webhook.trim() === '' ? null : webhook.trim(),
    });
    return secret === null || secret === undefined ? say.watchSaved : say.watchSecret(secret);
  },
});

/** A watch is paused, or goes on. */
export function pauseWatch(watch: Watch): Change {
  const { id, name, query, minSignificance, coolDownMinutes, digestMinutes, webhook, isPaused } = watch;
  const kept = { name, query, minSignificance, coolDownMinutes, digestMinutes, webhook };
  return {
    ...(isPaused
      ? { title: say.goOnTitle, says: [say.goOnSays(name)], confirm: say.goOnConfirm }
      : { title: say.pauseTitle, says: [say.pauseSays(name)], confirm: say.pauseConfirm }),
    fields: [],
    run: async () => {
      await change('PUT', pathOf(id), { ...kept, isPaused: !isPaused });
      return say.watchSaved;
    },
  };
}

/** A watch is removed. */
export const deleteWatch = ({ id, name }: Watch): Change => ({
  title: say.deleteTitle,
  says: [say.deleteSays(name)],
  confirm: say.deleteConfirm,
  fields: [],
  run: async () => {
    await change('DELETE', pathOf(id));
    return say.deleteTitle;
  },
});
