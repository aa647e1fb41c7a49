import { latency } from '../../faults/index.ts';
import { milliseconds } from '../../src/core/duration.ts';
import { service } from '../../src/core/target.ts';
import { capabilitySource } from '../../src/stack/capabilities/index.ts';
import { containerOf } from '../../src/stack/capabilities/container-of.ts';
import type { StackLink } from '../../src/stack/links.ts';
import { ownServices } from '../../src/stack/overlay.ts';
import { systemUnderTest } from '../../src/stack/system-under-test.ts';
import { accountApiModel, withAccountApi } from './account-api.ts';
import { interleave } from './interleave.ts';
import type { Measurement } from './measurement.ts';
import { readRedisBenchmark } from './read-redis-benchmark.ts';
import { quantile, ratios } from './statistics.ts';

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
    return await withAccountApi(api, async (started) => {
      const link = (client: string): StackLink => {
        const found = started.links.find((one) => one.client === client && one.server === 'redis');
        if (found === undefined) throw new Error(`there is no link from ${client} to redis`);
        return found;
      };
      const ask = async (address: string, count: number): Promise<number> => {
        const argv = ['redis-benchmark', '-h', address, '-c', '1', '-d', '64', '--csv', '-t', 'get', '-n', String(count)];
        const { exitCode, output } = await api.engine.exec(containerOf(started, ownServices.toolbox), argv, {
          signal: AbortSignal.any([context.signal, AbortSignal.timeout(60_000)]),
        });
        if (exitCode !== 0) throw new Error(`redis-benchmark ended with ${String(exitCode)}: ${output}`);
        return 1_000_000 / readRedisBenchmark(output).perSecond;
      };
      const fault = latency(service('app').to(service('redis')), { of: harm });
      const capability = capabilitySource(systemUnderTest(api.engine, started))(fault.capability, fault.target, fault.settings);
      if (capability === undefined) throw new Error('app -> redis cannot be delayed');
      const found = await capability.snapshot();
      const { beside, alone } = await interleave(
        context,
        {
          alone: () => ask(link('db').address, requests),
          beside: async () => {
            await capability.apply();
            try {
              const slow = await ask(link('app').address, 3);
              if (slow < harm * 1_000 * 0.9) throw new Error(`the harmed arrow answers in ${slow.toFixed(0)} µs`);
              return await ask(link('db').address, requests);
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
