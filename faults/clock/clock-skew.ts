import { fault, formatDuration, hours, type Duration, type Fault, type Service } from 'firedrill';

interface Ahead {
  /** The clock shows so much more than it is. Either this or `behind`. */
  readonly ahead: Duration;
  readonly behind?: never;
}

interface Behind {
  /** The clock shows so much less than it is. Either this or `ahead`. */
  readonly behind: Duration;
  readonly ahead?: never;
}

export type ClockSkewSettings = Ahead | Behind;

const most = hours(24 * 365);

/**
 * The wall clock of a service jumps and stays off, for running processes too; time that is measured by a stopwatch is not touched. Containers share the
 * kernel's clock, so this works for services that ask for another: those that load libfaketime and let a file tell it the offset.
 * Undone by bringing back what that file said. Played as given in both timings.
 * @throws RangeError when the clock would not move, or by more than a year.
 */
export const clockSkew = (service: Service, { ahead, behind }: ClockSkewSettings): Fault<'skewClock'> => {
  const by = ahead ?? behind;
  if (by === 0) throw new RangeError('a clock that is off by 0 ms is right');
  if (by > most) throw new RangeError(`a clock is off by a year at most, got ${formatDuration(by)}`);
  return fault(clockSkew, {
    kind: 'clock-skew',
    target: service,
    capability: 'skewClock',
    settings: { byMs: ahead ?? 0 - by },
    words: {
      does: `puts the clock of ${service.name} ${formatDuration(by)} ${ahead === undefined ? 'behind' : 'ahead'}`,
      usersSee: 'tokens and certificates that are refused, deadlines that pass too early or too late',
      bites: 'a program in the service reads a time that is off by that much',
      lifted: 'a program in the service reads the right time',
      leavesBehind: 'what was stamped with the wrong time keeps it',
    },
  });
};
