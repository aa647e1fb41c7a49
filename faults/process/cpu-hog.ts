import { fault, formatDuration, hours, minutes, type Cores, type Duration, type Fault, type Service } from 'firedrill';

export interface CpuHogSettings {
  /** How many processes are kept busy: a whole number, 64 at most. */
  readonly cores: Cores;
  /** They end by themselves after this, whatever becomes of the harness. Default 10 min, at most 1 h. */
  readonly atMost?: Duration;
}

/**
 * Busy processes beside those of a service, in its own container, compete for its share of the processors. Needs `sh`, `grep` and `timeout` in its image.
 * Undone by ending them; a restart of the container ends them as well.
 * @throws RangeError when the cores are no whole number or more than 64, or the time is longer than 1 h.
 */
export const cpuHog = (service: Service, { cores, atMost = minutes(10) }: CpuHogSettings): Fault<'hogCpu'> => {
  if (!Number.isInteger(cores) || cores > 64)
    throw new RangeError(`a busy process takes a whole core, and there are at most 64, got ${String(cores)}`);
  if (atMost > hours(1) || atMost === 0) throw new RangeError(`busy processes last up to 1 h, got ${formatDuration(atMost)}`);
  return fault(cpuHog, {
    kind: 'cpu-hog',
    target: service,
    capability: 'hogCpu',
    settings: { processes: cores, atMost },
    words: {
      does: `keeps ${String(cores)} processes busy inside ${service.name}, for ${formatDuration(atMost)} at most`,
      usersSee: 'slow answers, and errors where a timeout is shorter',
      bites: 'the busy processes run and use processor time',
      lifted: 'the busy processes are gone',
    },
  });
};
