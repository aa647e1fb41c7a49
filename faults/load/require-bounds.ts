import { formatDuration, minutes, type Duration } from 'firedrill';

const longest = minutes(10);

/** @throws RangeError when load would have no end in sight. */
export const requireBounds = (lasting: Duration): void => {
  if (!(lasting > 0 && lasting <= longest)) {
    throw new RangeError(`load is bounded: it lasts more than nothing and at most ${formatDuration(longest)}, got ${formatDuration(lasting)}`);
  }
};
