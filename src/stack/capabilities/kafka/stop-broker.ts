import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { containerOf } from '../container-of.ts';
import { stop } from '../processes/stop.ts';
import { metadataOf } from './metadata-of.ts';

/** Stopped and started like every other service; what is looked at is what its clients have of it: an answer, and replicas that are in sync. */
export const stopBroker = (system: SystemUnderTest, service: string, settings: CapabilitySettings['stopBroker']): Capability => {
  const process = stop(system, service, settings);
  return {
    ...process,
    look: async () => {
      const sighting = await process.look();
      if (sighting.harmed) return sighting;
      const found = await metadataOf(system, service);
      if (found === undefined) return { harmed: true, saw: `${service} runs, and gave a client that asked for the topics no answer` };
      const { environment } = await system.engine.inspect(containerOf(system, service));
      const id = Number(environment['KAFKA_NODE_ID'] ?? 1);
      const held = found.partitions.filter(({ replicas }) => replicas.includes(id));
      const behind = held.filter(({ inSync }) => !inSync.includes(id));
      return {
        harmed: behind.length > 0,
        saw: `${service} answered a client; of the ${String(held.length)} partitions that it has a replica of, ${String(behind.length)} are not in sync`,
      };
    },
  };
};
