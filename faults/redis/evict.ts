import { fault, formatBytes, type Bytes, type EvictionPolicy, type Fault, type Service } from 'firedrill';

export interface EvictSettings {
  /** The memory that the server may use. A server without keys uses about 1 MiB. */
  readonly to: Bytes;
  /** What it does when that is not enough: `noeviction` refuses writes, the others throw keys away. Default `allkeys-lru`. */
  readonly policy?: EvictionPolicy;
}

/**
 * The server gets less memory than its keys need, and throws keys away or refuses writes. It bites once that has happened: a limit that everything fits in does
 * no harm. Undone by setting the limit and the policy that were found. Evicted keys are gone.
 * @throws RangeError when the limit is nothing, which is no limit to the server.
 */
export const evict = (service: Service, { to, policy = 'allkeys-lru' }: EvictSettings): Fault<'limitMemory'> => {
  if (to === 0) throw new RangeError('a limit of 0 B is no limit');
  return fault(evict, {
    kind: 'evict',
    target: service,
    capability: 'limitMemory',
    settings: { to, policy },
    words: {
      does: `leaves ${service.name} ${formatBytes(to)} of memory, with ${policy}`,
      usersSee: policy === 'noeviction' ? 'errors where something is to be kept' : 'sessions and counters that are forgotten',
      bites: policy === 'noeviction' ? 'the server refuses writes for want of memory' : 'the server has thrown keys away',
      lifted: 'the limit is not in force',
      ...(policy === 'noeviction' ? {} : { leavesBehind: 'keys that were thrown away are gone' }),
    },
  });
};
