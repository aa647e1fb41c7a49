import {
  bandwidth,
  blackhole,
  cutAfter,
  dnsFailure,
  frozen,
  hang,
  latency,
  lost,
  packetLoss,
  refuse,
  reset,
  slice,
  slowClose,
  unreachable,
  wrongAddress,
} from '../../../faults/index.ts';
import { milliseconds, minutes, seconds } from '../../../src/core/duration.ts';
import { bytes, kibibytes, percent } from '../../../src/core/quantity.ts';
import { service } from '../../../src/core/target.ts';
import type { Catalogue } from './entry.ts';

const [app, redis] = [service('app'), service('redis')];
const link = app.to(redis);
const bandwidthSays = 'a bandwidth is a whole number of thousands from 1000 to 1000000 bytes per second, got';

export const links: Catalogue = {
  blackhole: {
    make: () => blackhole(link, { direction: 'answer' }),
    refuses: { 'a port that is none': [() => blackhole(link, { port: 70_000 }), 'a port is from 1 to 65535, got 70000'] },
  },
  refuse: { make: () => refuse(link) },
  reset: { make: () => reset(link) },
  unreachable: { make: () => unreachable(link) },
  hang: { make: () => hang(link) },
  frozen: { make: () => frozen(link, { direction: 'request' }) },
  lost: {
    make: () => lost(link, { after: seconds(1), direction: 'answer' }),
    refuses: {
      'an end that never comes': [() => lost(link, { after: milliseconds(0) }), 'a connection ends after 1 ms to 1 min, got 0 ms'],
      'an end that nobody waits for': [() => lost(link, { after: minutes(2) }), 'a connection ends after 1 ms to 1 min, got 2 min'],
    },
  },
  latency: {
    make: () => latency(link, { of: milliseconds(200), jitter: milliseconds(50) }),
    refuses: {
      'jitter that is larger than the latency': [
        () => latency(link, { of: milliseconds(100), jitter: seconds(1) }),
        'jitter (1 s) cannot be larger than the latency (100 ms)',
      ],
      'no time at all': [() => latency(link, { of: milliseconds(0) }), 'a latency of 0 ms delays nothing'],
    },
  },
  bandwidth: {
    make: () => bandwidth(link, { perSecond: bytes(64_000), direction: 'answer' }),
    refuses: {
      'a rate that is not made of thousands': [() => bandwidth(link, { perSecond: kibibytes(64) }), `${bandwidthSays} 65536`],
      'no rate at all': [() => bandwidth(link, { perSecond: bytes(0) }), `${bandwidthSays} 0`],
      'a rate that slows nothing down': [() => bandwidth(link, { perSecond: bytes(2_000_000) }), `${bandwidthSays} 2000000`],
    },
  },
  slice: {
    make: () => slice(link, { size: bytes(16), gap: milliseconds(5) }),
    refuses: {
      'a piece of nothing': [() => slice(link, { size: bytes(0), gap: milliseconds(5) }), 'a piece has 1 to 16384 bytes, got 0'],
      'no gap': [() => slice(link, { size: bytes(16), gap: milliseconds(0) }), 'a gap of 0 ms between pieces of 16 B cannot be told from none'],
    },
  },
  packetLoss: {
    make: () => packetLoss(link, { of: percent(33) }),
    refuses: {
      'no loss': [() => packetLoss(link, { of: percent(0) }), 'packet loss lies between 1 % and 50 %, got 0 %'],
      'what is a blackhole': [() => packetLoss(link, { of: percent(90) }), 'packet loss lies between 1 % and 50 %, got 90 %'],
    },
  },
  cutAfter: {
    make: () => cutAfter(link, { bytes: kibibytes(4) }),
    refuses: {
      'a cut before the first byte': [() => cutAfter(link, { bytes: bytes(0) }), 'a connection is cut after 1 to 1000000 bytes, got 0'],
      'a cut that nobody reaches': [() => cutAfter(link, { bytes: bytes(1_000_001) }), 'a connection is cut after 1 to 1000000 bytes, got 1000001'],
    },
  },
  slowClose: {
    make: () => slowClose(link, { of: seconds(2) }),
    refuses: {
      'a delay that nobody can see': [() => slowClose(link, { of: milliseconds(1) }), 'a delay of 1 ms cannot be told from none: at least 50 ms'],
    },
  },
  dnsFailure: { make: () => dnsFailure(link) },
  wrongAddress: {
    make: () => wrongAddress(link),
    refuses: {
      'the right address': [() => wrongAddress(link, { to: redis }), 'redis is where the name leads anyway'],
      'the client itself': [() => wrongAddress(link, { to: app }), 'app has no link to itself'],
    },
  },
};
