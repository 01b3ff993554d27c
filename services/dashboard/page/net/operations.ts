/** The shape of GET /operations. */
export type { OperationsAnswer as Operations } from '../../operations/look-out.ts';
export type { ProcessState } from '../../operations/process-state.ts';
