import { corruptDump, evict, flush, readOnlyReplica, stall, wrongPassword } from '../../../faults/index.ts';
import { milliseconds } from '../../../src/core/duration.ts';
import { bytes } from '../../../src/core/quantity.ts';
import { service } from '../../../src/core/target.ts';
import type { Catalogue } from './entry.ts';

const redis = service('redis');

export const redisServers: Catalogue = {
  evict: {
    make: () => evict(redis, { to: bytes(500_000), policy: 'noeviction' }),
    refuses: { 'a limit that is none': [() => evict(redis, { to: bytes(0) }), 'a limit of 0 B is no limit'] },
  },
  stall: {
    make: () => stall(redis),
    refuses: { 'no time at all': [() => stall(redis, { atMost: milliseconds(0) }), 'a stall of 0 ms stalls nothing'] },
  },
  flush: { make: () => flush(redis) },
  wrongPassword: { make: () => wrongPassword(redis) },
  readOnlyReplica: { make: () => readOnlyReplica(redis) },
  corruptDump: { make: () => corruptDump(redis) },
};
