import { fault, type Fault, type Service } from 'firedrill';

/**
 * The main process of a service gets SIGKILL, as from a crash or the kernel: no shutdown handler runs. A restart policy of the container acts.
 * Undone by starting the same container, if nobody started it before.
 */
export const kill = (service: Service): Fault<'kill'> =>
  fault(kill, {
    kind: 'kill',
    target: service,
    capability: 'kill',
    settings: {},
    words: {
      does: `kills the main process of ${service.name} with SIGKILL`,
      usersSee: 'connections that close at once, then errors',
      bites: 'the container is not running',
      lifted: 'the container is running',
      leavesBehind: 'what the process had not written to disk is gone',
    },
  });
