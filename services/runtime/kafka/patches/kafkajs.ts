/** The pinned kafkajs, for the patches in this folder. */
import { PinnedPackage } from '../../pinned/pinned-package.ts';

/** 2.2.4 is its last release. */
export const kafkajsInternals = new PinnedPackage('kafkajs', '2.2.4');
