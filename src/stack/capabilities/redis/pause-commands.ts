import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { endHolders, holdersIn, holds } from '../holders.ts';
import { restoring } from '../restoring.ts';
import { startIn } from '../start-in.ts';
import { redisServer } from './server.ts';

const holder = 'redis-stall';
const pulseMs = 2_000;

/**
 * A server that pauses everything pauses the command that would end the pause as well. So the pause is one of many short ones, which a single
 * connection has sent before any other command comes to wait; closing that connection ends them. `$1` is how many; redis-cli follows.
 */
const pulses = `
count=$1; shift
{ while [ "$count" -gt 0 ]; do echo 'CLIENT PAUSE ${String(pulseMs)} ALL'; count=$((count - 1)); done; } | ${holds}=${holder} "$@" --pipe --pipe-timeout 0`;

/** How often the server looks after its clients: at the most, so that the next pause begins 2 ms after the last, and hardly a command gets through. */
const busiestHz = '500';
/** A server of the same machine answers within a few. */
const patienceMs = 1_000;

/** The server takes connections and commands, and answers none. */
export const pauseCommands = (system: SystemUnderTest, service: string, { atMost }: CapabilitySettings['pauseCommands']): Capability => {
  const server = redisServer(system, service);
  return {
    snapshot: async () => ({
      hz: (await server.call('CONFIG', 'GET', 'hz')).split('\n').at(1)?.trim() ?? '',
      holders: (await holdersIn(system, service, holder)).join(','),
    }),
    apply: async () => {
      await server.call('CONFIG', 'SET', 'hz', busiestHz);
      const argv = ['sh', '-c', pulses, 'pulses', String(Math.ceil(atMost / pulseMs)), ...(await server.cli())];
      await startIn(system, service, argv, await server.environment());
    },
    restore: ({ hz, holders }) =>
      restoring(service, async () => {
        await endHolders(system, service, holder, String(holders).split(','));
        // Answered when the last pause is over.
        await server.call('CONFIG', 'SET', 'hz', String(hz));
      }),
    look: async () => {
      const { outcome, said } = await server.ask(['PING'], { patienceMs });
      if (outcome === 'refused') throw new Error(`${service} could not be asked: ${said}`);
      return {
        harmed: outcome === 'silent',
        saw: outcome === 'silent' ? `no answer to PING within ${String(patienceMs)} ms` : `PING was answered ${said}`,
      };
    },
  };
};
