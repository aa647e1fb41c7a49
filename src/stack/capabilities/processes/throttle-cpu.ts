import type { Capability, CapabilitySettings, Snapshot } from '../../../core/capability.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { readLimits, writeLimits } from '../cgroup-files.ts';
import { containerOf } from '../container-of.ts';
import { findContainer, requireRunning } from '../find-container.ts';
import { wentWithContainer } from '../went-with-container.ts';
import { burnInside } from './burn-inside.ts';

const files = ['cpu.cfs_quota_us', 'cpu.cfs_period_us', 'cpu.max'];
const periodUs = 100_000;

/** A service gets `to` cores. Whoever asks for more waits for the next period of 100 ms. */
export const throttleCpu = (system: SystemUnderTest, service: string, { to }: CapabilitySettings['throttleCpu']): Capability => {
  const id = containerOf(system, service);
  return {
    snapshot: () => readLimits(system, id, files),
    apply: async () => {
      await requireRunning(system, service);
      const found = await readLimits(system, id, files);
      const has = Math.min(coresOf(found), ((await system.engine.docker.info()) as { readonly NCPU: number }).NCPU);
      if (to >= has) throw new Error(`${service} has ${String(has)} cores: ${String(to)} would throttle nothing`);
      const quota = String(Math.max(1_000, Math.round(to * periodUs)));
      await writeLimits(
        system,
        id,
        found['cpu.max'] === undefined ? inSteps(quota, String(periodUs)) : [['cpu.max', `${quota} ${String(periodUs)}`]],
      );
    },
    restore: async (snapshot) => {
      const found = await findContainer(system, service);
      // The limits went with the processes.
      if (found?.State.Running !== true) return;
      const { 'cpu.max': max, 'cpu.cfs_quota_us': quota, 'cpu.cfs_period_us': period } = snapshot;
      if (typeof max === 'string') await writeLimits(system, id, [['cpu.max', max]]);
      else await writeLimits(system, id, inSteps(String(quota), String(period)));
    },
    look: async () => {
      const gone = await wentWithContainer(system, service);
      if (gone !== undefined) return gone;
      const { cores, throttled } = await burnInside(system, service, Math.floor(to) + 1);
      return {
        // Its own limit may throttle a service as well, and a busy machine may starve it: both together tell this fault from either.
        harmed: throttled > 0 && cores <= to * 1.5 + 0.05,
        saw: `busy processes in ${service} got ${cores.toFixed(2)} cores and were throttled in ${String(throttled)} periods`,
      };
    },
  };
};

/** A period that is too short for a quota is refused, so the quota goes first and comes last. */
const inSteps = (quota: string, period: string): readonly (readonly [string, string])[] => [
  ['cpu.cfs_quota_us', '-1'],
  ['cpu.cfs_period_us', period],
  ['cpu.cfs_quota_us', quota],
];

const coresOf = (found: Snapshot): number => {
  const [quota, period] = String(found['cpu.max'] ?? `${String(found['cpu.cfs_quota_us'])} ${String(found['cpu.cfs_period_us'])}`).split(' ');
  const share = Number(quota) / Number(period);
  return share > 0 ? share : Infinity;
};
