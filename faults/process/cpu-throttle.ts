import { fault, type Cores, type Fault, type Service } from 'firedrill';

export interface CpuThrottleSettings {
  /** What is left to all processes of the service together. Must be less than it has. */
  readonly to: Cores;
}

/**
 * A service gets so little processor time that it is late with everything. In force at once, for running processes too.
 * Undone by bringing back exactly the limit found, or none; a restart of the container undoes it as well.
 */
export const cpuThrottle = (service: Service, { to }: CpuThrottleSettings): Fault<'throttleCpu'> =>
  fault(cpuThrottle, {
    kind: 'cpu-throttle',
    target: service,
    capability: 'throttleCpu',
    settings: { to },
    words: {
      does: `leaves ${service.name} ${String(to)} cores of processor time`,
      usersSee: 'slow answers, and errors where a timeout is shorter',
      bites: 'busy processes in it get no more than that and are made to wait',
      lifted: 'busy processes in it get more than that, or are not made to wait',
    },
  });
