import type { SteadyState } from '../core/drill.ts';
import type { EventOf } from '../core/timeline.ts';

/** Whether an operation counts as good for a service level. */
export type IsGood = (operation: Pick<EventOf<'operation'>, 'outcome' | 'latencyMs'>) => boolean;

/** An operation is good when it succeeded within the latency objective of the drill: one that is too slow is as bad as one that failed. */
export const isGood =
  ({ within = Infinity as NonNullable<SteadyState['within']> }: Pick<SteadyState, 'within'>): IsGood =>
  ({ outcome, latencyMs }) =>
    outcome === 'ok' && latencyMs <= within;
