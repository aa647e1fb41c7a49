import { containerOf } from '../../src/stack/capabilities/container-of.ts';
import { ownServices } from '../../src/stack/overlay.ts';
import type { StartedStack } from '../../src/stack/start-stack.ts';
import { accountApiModel, withAccountApi, type AccountApi } from './account-api.ts';
import { interleave } from './interleave.ts';
import type { BenchContext, Measurement } from './measurement.ts';
import { readRedisBenchmark, type RedisFigures } from './read-redis-benchmark.ts';
import { differences, ratios } from './statistics.ts';

/** Some seconds of GETs a turn: enough for a steady p50, and an end. */
const requests = { one: 20_000, many: 60_000 } as const;
const connections = { one: 1, many: 20 } as const;
const budgetMs = 60_000;

export const linkOverhead: Measurement = {
  name: 'link-overhead',
  title: 'What a link costs',
  method:
    'Redis GET of 64 bytes by `redis-benchmark` in the toolbox container: through the address of the link `app -> redis` (Toxiproxy, no fault in force) ' +
    'against the direct address, same container, same parameters. ' +
    `Latency with one connection (${String(requests.one)} requests a turn), throughput with 20 (${String(requests.many)} a turn). One warm-up each.`,
  run: async (context) => {
    const api = await accountApiModel();
    return await withAccountApi(api, async (started) => {
      const link = started.links.find(({ client, server }) => client === 'app' && server === 'redis');
      if (link === undefined) throw new Error('there is no link from app to redis');
      const ask = benchmark(api, started, context);
      await ask('redis', 'one', ['-t', 'set', '-n', '1']);
      const turns = context.samples(7);
      const latency = await interleave(
        context,
        {
          direct: async () => (await ask('redis', 'one')).p50Ms * 1_000,
          link: async () => (await ask(link.address, 'one')).p50Ms * 1_000,
        },
        { turns, warmUp: 1, tell: (us) => `p50 ${us.toFixed(0)} µs` },
      );
      const throughput = await interleave(
        context,
        {
          direct: async () => (await ask('redis', 'many')).perSecond,
          link: async () => (await ask(link.address, 'many')).perSecond,
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

const benchmark =
  ({ engine }: AccountApi, started: StartedStack, { signal }: BenchContext) =>
  async (
    host: string,
    load: keyof typeof connections,
    more: readonly string[] = ['-t', 'get', '-n', String(requests[load])],
  ): Promise<RedisFigures> => {
    const argv = ['redis-benchmark', '-h', host, '-c', String(connections[load]), '-d', '64', '--csv', ...more];
    const { exitCode, output } = await engine.exec(containerOf(started, ownServices.toolbox), argv, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(budgetMs)]),
    });
    if (exitCode !== 0) throw new Error(`redis-benchmark ended with ${String(exitCode)}: ${output}`);
    return readRedisBenchmark(output);
  };
