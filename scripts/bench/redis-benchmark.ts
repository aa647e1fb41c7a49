import { containerOf } from '../../src/stack/capabilities/container-of.ts';
import { ownServices } from '../../src/stack/overlay/own-services.ts';
import type { StartedStack } from '../../src/stack/start-stack.ts';
import type { PlannedStack } from './with-stack.ts';
import type { BenchContext } from './measurement.ts';
import { readRedisBenchmark, type RedisFigures } from './read-redis-benchmark.ts';

export interface RedisTurn {
  readonly host: string;
  readonly connections: number;
  readonly requests: number;
  /** Default `get`. */
  readonly test?: 'get' | 'set';
}

const budgetMs = 60_000;

/** Calls `redis-benchmark` in the toolbox, with values of 64 bytes, for at most a minute a turn. @throws Error with what it printed when it fails. */
export const redisBenchmark =
  ({ engine }: PlannedStack, started: StartedStack, { signal }: BenchContext) =>
  async ({ host, connections, requests, test = 'get' }: RedisTurn): Promise<RedisFigures> => {
    const argv = ['redis-benchmark', '-h', host, '-c', String(connections), '-d', '64', '--csv', '-t', test, '-n', String(requests)];
    const { exitCode, output } = await engine.exec(containerOf(started, ownServices.toolbox), argv, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(budgetMs)]),
    });
    if (exitCode !== 0) throw new Error(`redis-benchmark ended with ${String(exitCode)}: ${output}`);
    return readRedisBenchmark(output);
  };
