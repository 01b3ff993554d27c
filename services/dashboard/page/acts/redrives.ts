/** Dead letters put back, as a change that the reader is asked about: first it is found out what would be done. */
import { change } from '../net/api.ts';
import type { Change, LettersMeant } from '../shown/change.ts';
import { say } from '../words/tongue.ts';

interface Redrive {
  readonly from: string;
  readonly putBack: number;
  readonly stays: readonly { readonly why: string; readonly count: number }[];
}

const redrive = ({ worker, reason }: LettersMeant, dryRun: boolean) =>
  change<Redrive>('POST', '/redrives', { worker, reasons: [reason], dryRun });

/** Asks what would be put back. @throws ApiProblem */
export async function redriveChange(meant: LettersMeant): Promise<Change> {
  const { from, putBack, stays } = await redrive(meant, true);
  return {
    title: say.redriveTitle,
    says: [
      putBack === 0 ? say.redriveNone : say.redriveSays(putBack, meant.reason, from),
      ...stays.map(({ count, why }) => say.redriveStays(count, why)),
    ],
    confirm: putBack === 0 ? null : say.redriveConfirm,
    fields: [],
    run: async () => say.redriveDone((await redrive(meant, false)).putBack),
  };
}
