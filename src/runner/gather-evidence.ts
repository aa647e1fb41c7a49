import type { Check } from '../core/check.ts';
import type { Trial } from './trial-context.ts';

/** Lets a check plant or look, and writes down what it notes. Rejects with what the check rejected with. */
export const gatherEvidence = async ({ system, timeline, signal }: Trial, check: Check, moment: 'prepare' | 'observe'): Promise<void> => {
  await check[moment]?.(system.stack, (name, value) => timeline.record({ kind: 'evidence', check: check.claim, name, value }), signal);
};
