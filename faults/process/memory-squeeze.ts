import { fault, formatBytes, mebibytes, type Bytes, type Fault, type Service } from 'firedrill';

export interface MemorySqueezeSettings {
  /** What all processes of the service may use together, swap included. Must be less than its limit, and more than it uses now where the kernel insists. */
  readonly to: Bytes;
}

const least = mebibytes(1);

/**
 * A service may use so little memory that the kernel kills what asks for more. In force at once.
 * Undone by bringing back exactly the limit found, or none, and by starting the container if the kernel ended it; a restart undoes the limit as well.
 * @throws RangeError for less than 1 MiB.
 */
export const memorySqueeze = (service: Service, { to }: MemorySqueezeSettings): Fault<'squeezeMemory'> => {
  if (to < least) throw new RangeError(`no process lives in ${formatBytes(to)}: at least ${formatBytes(least)}`);
  return fault(memorySqueeze, {
    kind: 'memory-squeeze',
    target: service,
    capability: 'squeezeMemory',
    settings: { to },
    words: {
      does: `leaves ${service.name} ${formatBytes(to)} of memory and no swap`,
      usersSee: 'processes that are killed as soon as they ask for more',
      bites: 'that limit is in force, or the kernel has ended the main process',
      lifted: 'the limit is the one found before and the container is running',
      leavesBehind: 'what a killed process had not written to disk is gone',
    },
  });
};
