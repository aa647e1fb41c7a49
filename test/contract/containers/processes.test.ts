import { cpuHog, cpuThrottle, crashLoop, kill, memorySqueeze, pause, restart, scaleTo, stop } from '../../../faults/index.ts';
import { milliseconds, seconds } from '../../../src/core/duration.ts';
import { cores, mebibytes } from '../../../src/core/quantity.ts';
import { service } from '../../../src/core/target.ts';
import { ping } from '../two-clients.ts';
import { docker } from '../../docker.ts';
import { contractOnContainers, type Promised } from './contract-on-containers.ts';
import type { ContractStack } from './contract-stack.ts';

const [redis, phoenix] = [service('redis'), service('phoenix')];

const asked = async (stack: ContractStack, client: string, server: string): Promise<string> => (await ping(stack.container(client), server)).outcome;

/** What client a sees of Redis, while client b sees the other one as ever. */
const beside = {
  sees: (stack: ContractStack) => asked(stack, 'a', 'redis'),
  healthy: 'answered',
  neighbour: (stack: ContractStack) => asked(stack, 'b', 'phoenix'),
} satisfies Partial<Promised>;

/** Whether the kernel makes Redis wait while it works for client a. Told by the kernel's own count, since a busy machine is slow without any fault. */
const working = async (stack: ContractStack): Promise<string> => {
  const waits = async (): Promise<string> => {
    const said = await stack.exec('redis', 'sh', '-c', 'cat /sys/fs/cgroup/cpu/cpu.stat /sys/fs/cgroup/cpu.stat 2>/dev/null; true');
    return /nr_throttled (\d+)/.exec(said)?.[1] ?? '0';
  };
  const before = await waits();
  const program = 'local n = 0; while n < 10000000 do n = n + 1 end; return n';
  const said = await stack.exec('a', 'timeout', '14', 'redis-cli', '-h', 'redis', 'eval', program, '0').catch(String);
  if (said !== '10000000') return said;
  return (await waits()) === before ? 'works on' : 'is made to wait';
};

/** Whether a process in the container of Redis gets 64 MiB. The one that asks is the largest, so it is the one that the kernel kills. */
const asking = async (stack: ContractStack): Promise<string> =>
  (await stack.exec('redis', 'bash', '-c', 'set -o pipefail; head -c 64M /dev/zero | tail | wc -c').catch(() => 'killed')).trim();

/** The limits in force, where the kernel shows them to the processes, in whichever version of control groups. */
const limits = (stack: ContractStack): Promise<string> =>
  stack.exec(
    'redis',
    'sh',
    '-c',
    'cd /sys/fs/cgroup; cat cpu/cpu.cfs_*_us memory/memory.limit_in_bytes memory/memory.memsw.limit_in_bytes cpu.max memory.max memory.swap.max 2>/dev/null; true',
  );

/** Whether the main process is the one that was met last. */
const acquaintance = (): ((stack: ContractStack) => Promise<string>) => {
  let known: string | undefined;
  return async (stack) => {
    const said = await stack.exec('a', 'timeout', '2', 'redis-cli', '-h', 'redis', 'info', 'server').catch(() => '');
    const met = /run_id:(\w+)/.exec(said)?.[1];
    if (met === undefined) return 'nobody';
    const before = known ?? met;
    known = met;
    return met === before ? 'the same process' : 'another process';
  };
};

contractOnContainers('test/contract/containers/machines.compose.yml', [
  // A proxy still listens for a server that is dead: connecting succeeds and ends at once.
  { ...beside, fault: kill(redis), harmed: 'closed', afterRestart: 'healed' },
  { ...beside, fault: stop(redis, { grace: seconds(2) }), harmed: 'closed', afterRestart: 'healed' },
  { ...beside, fault: scaleTo(redis, { replicas: 0 }), harmed: 'closed', afterRestart: 'healed' },
  { ...beside, fault: pause(redis), harmed: 'silent', afterRestart: 'healed' },
  { ...beside, fault: restart(redis, { grace: seconds(2) }), sees: acquaintance(), healthy: 'the same process', harmed: 'another process' },
  {
    fault: crashLoop(phoenix, { after: milliseconds(500) }),
    sees: (stack) => asked(stack, 'a', 'phoenix'),
    healthy: 'answered',
    harmed: 'closed',
    neighbour: (stack) => asked(stack, 'b', 'redis'),
    afterRestart: 'bites',
  },
  {
    ...beside,
    fault: cpuThrottle(redis, { to: cores(0.05) }),
    sees: working,
    healthy: 'works on',
    harmed: 'is made to wait',
    digest: limits,
    afterRestart: 'healed',
  },
  {
    ...beside,
    fault: cpuHog(redis, { cores: cores(2), atMost: seconds(60) }),
    sees: async (stack) => (await docker('top', stack.container('redis'), '-o', 'pid,args')).match(/ sh -c while/g)?.length ?? 0,
    healthy: 0,
    // Each with the one that ends it after its time.
    harmed: 4,
    afterRestart: 'healed',
  },
  {
    ...beside,
    fault: memorySqueeze(redis, { to: mebibytes(24) }),
    sees: asking,
    healthy: '67108864',
    harmed: 'killed',
    digest: limits,
    afterRestart: 'healed',
  },
  {
    fault: scaleTo(phoenix, { replicas: 3 }),
    sees: async (stack) => new Set((await stack.exec('firedrill-toolbox', 'getent', 'ahostsv4', 'phoenix')).match(/^\S+/gm)).size,
    healthy: 1,
    harmed: 3,
    neighbour: (stack) => asked(stack, 'b', 'redis'),
    afterRestart: 'bites',
  },
]);
