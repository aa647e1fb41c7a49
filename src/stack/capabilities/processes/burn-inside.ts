import type { SystemUnderTest } from '../../system-under-test.ts';
import { containerOf } from '../container-of.ts';
import { runIn } from '../run-in.ts';
import { cpuUse } from './cpu-use.ts';

/** Long enough for four periods of the scheduler's accounts, short beside every promise. */
const burnSeconds = '0.4';
const script = 'n=0; while [ $n -lt "$1" ]; do timeout "$2" sh -c "while :; do :; done" & n=$((n + 1)); done; wait';

/** Asks a service's container for processor time with some busy processes, for 0.4 s, and tells what all in it got meanwhile. */
export const burnInside = async (
  system: SystemUnderTest,
  service: string,
  processes: number,
): Promise<{ readonly cores: number; readonly throttled: number }> => {
  const id = containerOf(system, service);
  const before = await cpuUse(system, id);
  await runIn(system, service, ['sh', '-c', script, 'canary', String(processes), burnSeconds]);
  const after = await cpuUse(system, id);
  return { cores: (after.usedMs - before.usedMs) / (after.atMs - before.atMs), throttled: after.throttled - before.throttled };
};
