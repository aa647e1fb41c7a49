import { fault, formatDuration, seconds, type Duration, type Fault, type Service } from 'firedrill';

export interface CrashLoopSettings {
  /** From each start of the main process to its death. Default 1 s. */
  readonly after?: Duration;
}

/**
 * The main process of a service is killed with SIGKILL soon after each of its starts, by its restart policy or by anybody, whose pauses grow as they do
 * in operation. Goes on without the harness, for an hour at most, and ends with the run's containers. Undone by ending it and starting the container.
 * Refused for a service without a restart policy. Played as given in both timings.
 * @throws RangeError when the process would live longer than a minute.
 */
export const crashLoop = (service: Service, { after = seconds(1) }: CrashLoopSettings = {}): Fault<'crashLoop'> => {
  if (after > seconds(60)) throw new RangeError(`a process that lives for ${formatDuration(after)} is in no crash loop: at most 1 min`);
  return fault(crashLoop, {
    kind: 'crash-loop',
    target: service,
    capability: 'crashLoop',
    settings: { after },
    words: {
      does: `kills the main process of ${service.name} ${formatDuration(after)} after each of its starts`,
      usersSee: 'short times of service between ever longer ones of errors',
      bites: 'the main process has died and was started again, or waits for it',
      lifted: 'nothing kills it any more and the container is running',
      leavesBehind: 'what the process had not written to disk is gone',
    },
  });
};
