import type { SystemUnderTest } from '../../system-under-test.ts';

export interface CpuUse {
  /** When the engine read it, by the engine's clock. */
  readonly atMs: number;
  readonly usedMs: number;
  /** Periods in which somebody had to wait. */
  readonly throttled: number;
}

/** What a container has used of the processors since it started. */
export const cpuUse = async (system: SystemUnderTest, id: string): Promise<CpuUse> => {
  const { read, cpu_stats } = await system.engine.docker.getContainer(id).stats({ 'stream': false, 'one-shot': true });
  return {
    atMs: Date.parse(read),
    usedMs: cpu_stats.cpu_usage.total_usage / 1e6,
    throttled: cpu_stats.throttling_data.throttled_periods,
  };
};
