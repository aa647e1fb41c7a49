import { fault, formatDuration, type Duration, type Fault, type Service } from 'firedrill';
import { graceOf } from './grace.ts';

export interface RestartSettings {
  /** From SIGTERM (or the container's own stop signal) to SIGKILL, in whole seconds, at most 8 s, which is the default. */
  readonly grace?: Duration;
}

/**
 * A service is stopped and started once, as by a deployment. It heals by itself; undoing makes sure that it runs.
 * @throws RangeError when the grace is longer than 8 s.
 */
export const restart = (service: Service, settings: RestartSettings = {}): Fault<'restart'> => {
  const grace = graceOf(settings.grace);
  return fault(restart, {
    kind: 'restart',
    target: service,
    capability: 'restart',
    settings: { grace },
    words: {
      does: `stops ${service.name} with a grace of ${formatDuration(grace)} and starts it again`,
      usersSee: 'connections that end, and errors until it is up again',
      bites: 'the main process started anew after the injection',
      lifted: 'the container is running',
      leavesBehind: 'what the process kept in memory alone is gone',
    },
  });
};
