import type { Clock } from '../../core/clock.ts';
import { formatDuration, seconds } from '../../core/duration.ts';

/** One call that takes longer counts as failed, so that an engine that hangs keeps nobody from lifting the other faults. The slowest ends after 5 s. */
const callBudget = seconds(10);

/** The answer of a call; rejects when it does not come within 10 s. */
export const inTime = async <Answer>(call: Promise<Answer>, clock: Clock): Promise<Answer> => {
  const answered = new AbortController();
  const over = clock.wait(callBudget, answered.signal).then(() => {
    throw new Error(`no answer within ${formatDuration(callBudget)}`);
  });
  return await Promise.race([call, over]).finally(() => {
    answered.abort();
  });
};
