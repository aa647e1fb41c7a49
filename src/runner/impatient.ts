import type { Capability } from '../core/capability.ts';
import type { Clock } from '../core/clock.ts';
import { formatDuration, seconds } from '../core/duration.ts';

/** One call that takes longer counts as failed, so that an engine that hangs keeps nobody from lifting the other faults. The slowest ends after 5 s. */
const callBudget = seconds(10);

/** The same capability, whose calls reject when they are not answered in time. */
export const impatient = (capability: Capability, clock: Clock): Capability => {
  const inTime = async <Answer>(call: Promise<Answer>): Promise<Answer> => {
    const answered = new AbortController();
    const over = clock.wait(callBudget, answered.signal).then(() => {
      throw new Error(`no answer within ${formatDuration(callBudget)}`);
    });
    return await Promise.race([call, over]).finally(() => {
      answered.abort();
    });
  };
  return {
    snapshot: () => inTime(capability.snapshot()),
    apply: () => inTime(capability.apply()),
    restore: (found) => inTime(capability.restore(found)),
    look: () => inTime(capability.look()),
  };
};
