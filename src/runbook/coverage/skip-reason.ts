import type { RunbookStep } from '../../core/runbook.ts';

/** Why the document itself keeps a step from being tried here. */
export const skipReason = ({ annotations }: RunbookStep): string | undefined =>
  annotations?.skip === undefined ? undefined : `the document says that it is not for here: ${annotations.skip}`;
