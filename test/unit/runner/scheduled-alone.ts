import type { Break } from '../../../src/core/composition.ts';
import { schedule } from '../../../src/core/schedule.ts';

/** One break as it is scheduled, by the first seed. */
export const scheduledAlone = (what: Break): ReturnType<typeof schedule>[number] => {
  const [one] = schedule([what], 1);
  if (one === undefined) throw new Error('nothing was scheduled');
  return one;
};
