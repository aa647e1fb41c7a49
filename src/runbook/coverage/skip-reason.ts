import type { Annotated } from './annotated.ts';

/** Why the document itself keeps a step from being tried here. */
export const skipReason = ({ annotations }: Annotated): string | undefined =>
  annotations?.skip === undefined ? undefined : `the document says that it is not for here: ${annotations.skip}`;
