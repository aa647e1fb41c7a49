import { accountApiModel } from './account-api.ts';
import { interleave } from './interleave.ts';
import type { Measurement } from './measurement.ts';
import { redisBenchmark } from './redis-benchmark.ts';
import { requireLink } from './require-link.ts';
import { differences, ratios } from './statistics.ts';
import { withFastStack } from './with-stack.ts';

/** Some seconds of GETs a turn: enough for a steady p50, and an end. */
const one = { connections: 1, requests: 20_000 } as const;
const many = { connections: 20, requests: 60_000 } as const;

export const linkOverhead: Measurement = {
  name: 'link-overhead',
  title: 'What a link costs',
  method:
    'Redis GET of 64 bytes by `redis-benchmark` in the toolbox container: through the address of the link `app -> redis` (Toxiproxy, no fault in force) ' +
    'against the direct address, same container, same parameters. ' +
    `Latency with one connection (${String(one.requests)} requests a turn), throughput with 20 (${String(many.requests)} a turn). One warm-up each.`,
  run: async (context) => {
    const api = await accountApiModel();
    return await withFastStack(api, async (started) => {
      const host = requireLink(started, 'app', 'redis').address;
      const ask = redisBenchmark(api, started, context);
      await ask({ host: 'redis', connections: 1, requests: 1, test: 'set' });
      const turns = context.samples(7);
      const latency = await interleave(
        context,
        {
          direct: async () => (await ask({ host: 'redis', ...one })).p50Ms * 1_000,
          link: async () => (await ask({ host, ...one })).p50Ms * 1_000,
        },
        { turns, warmUp: 1, tell: (us) => `p50 ${us.toFixed(0)} µs` },
      );
      const throughput = await interleave(
        context,
        {
          direct: async () => (await ask({ host: 'redis', ...many })).perSecond,
          link: async () => (await ask({ host, ...many })).perSecond,
        },
        { turns, warmUp: 1, tell: (rate) => `${rate.toFixed(0)}/s` },
      );
      return {
        figures: [
          { name: 'GET p50, 1 connection, link', unit: 'µs', values: latency.link },
          { name: 'GET p50, 1 connection, direct', unit: 'µs', values: latency.direct },
          { name: 'ratio, pair by pair', unit: 'x', values: ratios(latency.link, latency.direct) },
          { name: 'added by the link, pair by pair', unit: 'µs', values: differences(latency.link, latency.direct) },
          { name: 'GETs, 20 connections, link', unit: '/s', values: throughput.link },
          { name: 'GETs, 20 connections, direct', unit: '/s', values: throughput.direct },
          { name: 'ratio, pair by pair', unit: 'x', values: ratios(throughput.link, throughput.direct) },
        ],
        goals: [],
      };
    });
  },
};
