import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import { DrillError } from '../../../core/errors.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { appendedIn, recordsIn } from './answers.ts';
import { askKafka } from './ask-kafka.ts';
import { metadataOf, requireMetadata } from './metadata-of.ts';
import { recordBatch } from './record-batch.ts';
import { append, read } from './requests.ts';

/** Done once and over at once: a log keeps what it was given. Where the record lies is remembered until the harm was lifted, and read from there. */
export const poisonRecord = (system: SystemUnderTest, service: string, settings: CapabilitySettings['poisonRecord']): Capability => {
  const { topic, partition } = settings;
  const value = Buffer.from(settings.value);
  let struck: number | undefined;

  const askLeader = async (request: Buffer): Promise<Buffer> => {
    const found = await requireMetadata(system, service);
    const wanted = found.partitions.find((one) => one.topic === topic && one.index === partition);
    if (wanted === undefined) {
      const there = [...new Set(found.partitions.map((one) => one.topic))].sort().join(', ');
      throw new DrillError('fault-failed', `${service} knows no partition ${String(partition)} of a topic "${topic}"`, {
        target: service,
        hint: there === '' ? 'it has no topic at all' : `it has the topics ${there}`,
      });
    }
    const leader = found.brokers.find(({ id }) => id === wanted.leader);
    if (leader === undefined) throw new Error(`${topic}-${String(partition)} has no leader now`);
    const said = await askKafka(system, leader.host, leader.port, request);
    if (said === undefined) throw new Error(`${leader.host}, the leader of ${topic}-${String(partition)}, does not answer a client`);
    return said;
  };
  const isThere = async (offset: number): Promise<boolean> => recordsIn(await askLeader(read(topic, partition, offset))).records.includes(value);

  return {
    snapshot: async () => ({ brokers: (await metadataOf(system, service))?.brokers.length ?? 0 }),
    apply: async () => {
      const { error, offset } = appendedIn(await askLeader(append(topic, partition, recordBatch(value, Date.now()))));
      if (error !== 0) throw new Error(`${topic}-${String(partition)} did not take the record: Kafka's error ${String(error)}`);
      struck = offset;
    },
    restore: () => {
      struck = undefined;
      return Promise.resolve();
    },
    look: async () => {
      const where = `${topic}-${String(partition)}`;
      if (struck === undefined) return { harmed: false, saw: `no record of this drill waits to be seen in ${where}` };
      const harmed = await isThere(struck);
      return { harmed, saw: `a client that read ${where} from ${String(struck)} on got ${harmed ? 'the record' : 'something else'}` };
    },
  };
};
