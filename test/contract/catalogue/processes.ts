import { cpuHog, cpuThrottle, crashLoop, kill, memorySqueeze, pause, restart, scaleTo, stop } from '../../../faults/index.ts';
import { hours, minutes, seconds } from '../../../src/core/duration.ts';
import { bytes, cores, mebibytes } from '../../../src/core/quantity.ts';
import { service } from '../../../src/core/target.ts';
import type { Catalogue } from './entry.ts';

const [redis, phoenix] = [service('redis'), service('phoenix')];

export const processes: Catalogue = {
  kill: { make: () => kill(redis) },
  stop: {
    make: () => stop(redis, { grace: seconds(2) }),
    refuses: { 'a grace that no call outlasts': [() => stop(redis, { grace: minutes(1) }), 'a grace of 1 min is too long: at most 8 s'] },
  },
  pause: { make: () => pause(redis) },
  restart: {
    make: () => restart(redis),
    refuses: { 'a grace that no call outlasts': [() => restart(redis, { grace: seconds(9) }), 'a grace of 9 s is too long: at most 8 s'] },
  },
  crashLoop: {
    make: () => crashLoop(phoenix, { after: seconds(2) }),
    refuses: {
      'a process that lives': [() => crashLoop(phoenix, { after: minutes(2) }), 'a process that lives for 2 min is in no crash loop: at most 1 min'],
    },
  },
  cpuThrottle: { make: () => cpuThrottle(redis, { to: cores(0.1) }) },
  cpuHog: {
    make: () => cpuHog(redis, { cores: cores(2) }),
    refuses: {
      'half a process': [() => cpuHog(redis, { cores: cores(1.5) }), 'a busy process takes a whole core, and there are at most 64, got 1.5'],
      'processes without end': [() => cpuHog(redis, { cores: cores(1), atMost: hours(2) }), 'busy processes last up to 1 h, got 120 min'],
    },
  },
  memorySqueeze: {
    make: () => memorySqueeze(redis, { to: mebibytes(16) }),
    refuses: { 'no memory at all': [() => memorySqueeze(redis, { to: bytes(4_096) }), 'no process lives in 4 KiB: at least 1 MiB'] },
  },
  scaleTo: {
    make: () => scaleTo(redis, { replicas: 0 }),
    refuses: {
      'what it is already': [() => scaleTo(redis, { replicas: 1 }), 'a service is scaled to 0 or to 2 to 8 replicas, got 1'],
      'half a replica': [() => scaleTo(redis, { replicas: 2.5 }), 'a service is scaled to 0 or to 2 to 8 replicas, got 2.5'],
    },
  },
};
