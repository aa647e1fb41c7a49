import type { Capability } from '../../core/capability.ts';
import type { Clock } from '../../core/clock.ts';
import { milliseconds, seconds } from '../../core/duration.ts';

/** How long a canary looks for the harm, and for its end. A fault that is not seen in this time makes the trial inconclusive. */
export const lookBudget = seconds(5);
/** Between two looks: a look takes 50 ms by itself, and as long as its patience where nothing answers. */
export const lookAgain = milliseconds(50);

/** What the canary saw when it saw what was looked for; `undefined` when it did not within 5 s. Rejects when a look does, or when aborted. */
export const lookUntil = async (capability: Capability, harmed: boolean, clock: Clock, signal?: AbortSignal): Promise<string | undefined> => {
  for (const began = clock.now(); ;) {
    signal?.throwIfAborted();
    const sighting = await capability.look();
    if (sighting.harmed === harmed) return sighting.saw;
    if (clock.now() - began >= lookBudget) return undefined;
    await clock.wait(lookAgain, signal);
  }
};
