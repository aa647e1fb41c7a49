import type { OneSystem } from './one-system.ts';
import type { RunContext } from './run-context.ts';

/** Takes the system of a series away and tells everybody of each thing that is still there. Answers how much that is. */
export const takeAway = async (system: OneSystem, { reporter }: RunContext): Promise<number> => {
  const left = await system.takeAway();
  for (const one of left) reporter.onCouldNotRestore(one);
  return left.length;
};
