/** The pinned avsc, for the patches in this folder. */
import { PinnedPackage } from '../../pinned/pinned-package.ts';

/** The version that the patches were written for. */
export const avscInternals = new PinnedPackage('avsc', '5.7.9');
