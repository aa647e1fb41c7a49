import { blackhole, latency, refuse } from '../../../faults/index.ts';
import { milliseconds, seconds } from '../../../src/core/duration.ts';
import { service } from '../../../src/core/target.ts';
import type { Catalogue } from './entry.ts';

const [app, redis] = [service('app'), service('redis')];

export const links: Catalogue = {
  blackhole: { make: () => blackhole(app.to(redis)) },
  refuse: { make: () => refuse(app.to(redis)) },
  latency: {
    make: () => latency(app.to(redis), { of: milliseconds(200), jitter: milliseconds(50) }),
    refuses: {
      'jitter that is larger than the latency': [
        () => latency(app.to(redis), { of: milliseconds(100), jitter: seconds(1) }),
        'jitter (1 s) cannot be larger than the latency (100 ms)',
      ],
      'no time at all': [() => latency(app.to(redis), { of: milliseconds(0) }), 'a latency of 0 ms delays nothing'],
    },
  },
};
