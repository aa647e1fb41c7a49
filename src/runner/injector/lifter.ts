import type { Snapshot } from '../../core/capability.ts';
import type { Clock } from '../../core/clock.ts';
import { seconds } from '../../core/duration.ts';
import { messageOf } from '../../core/message-of.ts';
import type { Ledger } from '../ledger.ts';
import type { InForce, TellStage } from './in-force.ts';
import { lookAgain, lookUntil } from './look-until.ts';

const liftBudget = seconds(20);

/** Brings back what a snapshot holds, again and again for 20 s, until it is seen to be back. Answers why it is not, where it is not. */
export type Lift = (entry: InForce, snapshot: Snapshot, hurry?: AbortSignal) => Promise<string | undefined>;

/** Lifts faults, and closes their intents in the ledger once that is seen. */
export const lifter =
  (ledger: Ledger, clock: Clock, tell: TellStage): Lift =>
  async (entry, snapshot, hurry) => {
    const { injection, capability } = entry;
    await noticeLeaks(entry, tell, hurry);
    let why = 'it still bites';
    for (const began = clock.now(); clock.now() - began < liftBudget && hurry?.aborted !== true;) {
      try {
        await capability.restore(snapshot);
        tell(injection, 'lifted');
        const saw = await lookUntil(capability, false, clock, hurry);
        if (saw === undefined) continue;
        await ledger.close(injection.id, saw);
        entry.healed = true;
        tell(injection, 'seen-lifted', saw);
        return undefined;
      } catch (error) {
        why = messageOf(error);
        await clock.wait(lookAgain);
      }
    }
    tell(injection, 'residue', why);
    return why;
  };

/** The last look at a fault in force, once: whatever it finds out or not, the fault is lifted. */
const noticeLeaks = async (entry: InForce, tell: TellStage, hurry?: AbortSignal): Promise<void> => {
  const { injection, capability } = entry;
  if (!injection.bites || entry.healed || entry.looked || hurry?.aborted === true) return;
  entry.looked = true;
  const leak = await capability.leaks?.().catch(() => undefined);
  if (leak !== undefined) tell(injection, 'leaked', leak);
};
