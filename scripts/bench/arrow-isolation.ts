import { latency } from '../../faults/index.ts';
import { milliseconds } from '../../src/core/duration.ts';
import { service } from '../../src/core/target.ts';
import { capabilitySource } from '../../src/stack/capabilities/index.ts';
import { systemUnderTest } from '../../src/stack/system-under-test.ts';
import { accountApiModel } from './account-api.ts';
import { interleave } from './interleave.ts';
import type { Measurement } from './measurement.ts';
import { redisBenchmark } from './redis-benchmark.ts';
import { requireLink } from './require-link.ts';
import { quantile, ratios } from './statistics.ts';
import { withFastStack } from './with-stack.ts';

const requests = 20_000;
const harm = milliseconds(200);

export const arrowIsolation: Measurement = {
  name: 'arrow-isolation',
  title: 'What a fault on one arrow costs the arrow beside it',
  method:
    `Time per Redis GET of 64 bytes over the link \`db -> redis\`, one connection, ${String(requests)} requests a turn, while \`app -> redis\`, another arrow to the same server, has 200 ms latency, against ` +
    'the same without it. The time of a turn by its requests, since the p50 of `redis-benchmark` comes in steps of 8 µs, a fifteenth of the figure. The harmed arrow is asked before each turn: its answers do take that long. One warm-up each.',
  run: async (context) => {
    const api = await accountApiModel();
    return await withFastStack(api, async (started) => {
      const benchmark = redisBenchmark(api, started, context);
      const ask = async (client: string, count: number): Promise<number> => {
        const { perSecond } = await benchmark({ host: requireLink(started, client, 'redis').address, connections: 1, requests: count });
        return 1_000_000 / perSecond;
      };
      const fault = latency(service('app').to(service('redis')), { of: harm });
      const capability = capabilitySource(systemUnderTest(api.engine, started))(fault.capability, fault.target, fault.settings);
      if (capability === undefined) throw new Error('app -> redis cannot be delayed');
      const found = await capability.snapshot();
      const { beside, alone } = await interleave(
        context,
        {
          alone: () => ask('db', requests),
          beside: async () => {
            await capability.apply();
            try {
              const slow = await ask('app', 3);
              if (slow < harm * 1_000 * 0.9) throw new Error(`the harmed arrow answers in ${slow.toFixed(0)} µs`);
              return await ask('db', requests);
            } finally {
              await capability.restore(found);
            }
          },
        },
        { turns: context.samples(11), warmUp: 1, tell: (us) => `${us.toFixed(1)} µs` },
      );
      const shift = Math.abs(quantile(ratios(beside, alone), 0.5) - 1);
      return {
        figures: [
          { name: 'GET, the arrow beside at 200 ms', unit: 'µs', values: beside },
          { name: 'GET, the arrow beside in health', unit: 'µs', values: alone },
          { name: 'ratio, pair by pair', unit: 'x', values: ratios(beside, alone) },
        ],
        goals: [{ words: 'an arrow is shifted by a fault on the one beside it, median ratio, either way', unit: 'x', most: 0.05, measured: shift }],
      };
    });
  },
};
