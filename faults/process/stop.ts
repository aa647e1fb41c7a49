import { fault, formatDuration, type Duration, type Fault, type Service } from 'firedrill';
import { graceOf } from './grace.ts';

export interface StopSettings {
  /** From SIGTERM (or the container's own stop signal) to SIGKILL, in whole seconds, at most 8 s, which is the default. */
  readonly grace?: Duration;
}

/**
 * A service is stopped as an operator would stop it: asked with SIGTERM, killed after the grace. A restart policy does not act, since it counts as wanted.
 * Undone by starting the same container, if nobody started it before. Played as given in both timings.
 * @throws RangeError when the grace is longer than 8 s.
 */
export const stop = (service: Service, settings: StopSettings = {}): Fault<'stop'> => {
  const grace = graceOf(settings.grace);
  return fault(stop, {
    kind: 'stop',
    target: service,
    capability: 'stop',
    settings: { grace },
    words: {
      does: `asks the main process of ${service.name} to end, and kills it after ${formatDuration(grace)}`,
      usersSee: 'requests that are finished or cut off, then errors',
      bites: 'the container is not running',
      lifted: 'the container is running',
    },
  });
};
