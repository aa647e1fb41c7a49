import type { Capability } from '../../../core/capability.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { accountOf } from './account-of.ts';
import { amqpCanary } from './amqp-canary.ts';
import { evalErlang, evalErlangBack } from './eval-erlang.ts';

/** A watermark of nothing raises the alarm at once. The setting lives in the running server; a restart begins with the configured one. */
export const memoryAlarm = (system: SystemUnderTest, service: string): Capability => ({
  snapshot: async () => ({
    watermark: String(
      await evalErlang(system, service, 'Say(iolist_to_binary(io_lib:format("~w", [vm_memory_monitor:get_vm_memory_high_watermark()])))'),
    ),
  }),
  apply: async () => {
    await evalErlang(system, service, 'vm_memory_monitor:set_vm_memory_high_watermark(0.0), Say(true)');
  },
  restore: async (snapshot) => {
    const term = String(snapshot['watermark']);
    // A number, or {absolute, number}: nothing else is set from a snapshot.
    if (!/^(?:[\d.e+-]+|\{absolute,(?:\d+|"[\w.]+")\})$/.test(term)) throw new Error(`the snapshot holds the watermark ${term}, which cannot be set`);
    await evalErlangBack(system, service, `vm_memory_monitor:set_vm_memory_high_watermark(${term}), Say(true)`);
  },
  look: async () => {
    const { outcome, elapsedMs } = await amqpCanary(system, service, await accountOf(system, service));
    return { harmed: outcome === 'blocked', saw: `a client that published was ${outcome} after ${String(elapsedMs)} ms` };
  },
});
