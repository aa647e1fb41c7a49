import { formatDuration, seconds, type Duration } from 'firedrill';

/** One call of a fault is answered within 10 s, so that an engine that hangs keeps nobody from lifting the others. */
const longest = seconds(8);

/** The grace of a stop: 8 s unless another is given. @throws RangeError when it is longer. */
export const graceOf = (grace: Duration = longest): Duration => {
  if (grace > longest) throw new RangeError(`a grace of ${formatDuration(grace)} is too long: at most ${formatDuration(longest)}`);
  return grace;
};
