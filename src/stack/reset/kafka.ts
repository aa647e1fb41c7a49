import { emptiedIn, metadataIn, offsetIn, type Metadata, type Partition } from '../capabilities/kafka/answers.ts';
import { lacksKafka } from '../capabilities/kafka/index.ts';
import { askForMetadata, askForOffset, electPreferred, emptyOut } from '../capabilities/kafka/requests.ts';
import type { SystemUnderTest } from '../system-under-test.ts';
import { askBroker } from './ask-broker.ts';
import type { Keeper } from './keeper.ts';
import { until } from './until.ts';

const named = ({ topic, index }: Pick<Partition, 'topic' | 'index'>): string => `${topic}-${String(index)}`;

/** Where groups keep their places. They stay where they are, at the end of what is deleted: nothing is left to be read again. */
const isOfUsers = ({ topic }: Partition): boolean => !topic.startsWith('__');

/**
 * A broker whose logs are empty when its system has just been started leads what it led then, on all replicas, and its logs are emptied again. Offsets go on from
 * where they were. Settings of the cluster are what they are: undoing a fault brings those back.
 */
export const keepKafka: Keeper = {
  keeps: (service) => lacksKafka(service) === undefined,
  keep: async (system, service) => {
    const first = await metadata(system, service);
    const led = first.partitions.filter(({ leader }) => leader === idOf(first, service));
    const imposed = led.find(({ leader, replicas }) => leader !== replicas[0]);
    if (imposed !== undefined) throw new Error(`${service} leads ${named(imposed)} without being its preferred leader, and would not get it back`);
    for (const partition of led.filter(isOfUsers)) {
      if ((await offset(system, service, partition, -2)) !== (await offset(system, service, partition, -1)))
        throw new Error(`${service} has records in ${named(partition)} from the beginning, and only an empty log can be emptied again`);
    }
    const topics = new Set(first.partitions.map(({ topic }) => topic));
    return async () => {
      const { partitions } = await metadata(system, service);
      const added = partitions.find(({ topic }) => !topics.has(topic));
      if (added !== undefined) throw new Error(`the topic ${added.topic} has been made since`);
      await takeBack(system, service, led);
      await Promise.all(led.filter(isOfUsers).map((partition) => empty(system, service, partition)));
    };
  },
};

const metadata = async (system: SystemUnderTest, service: string): Promise<Metadata> =>
  metadataIn(await askBroker(system, service, askForMetadata()));

const idOf = ({ brokers }: Metadata, service: string): number => {
  const own = brokers.find(({ host }) => host === service);
  if (own === undefined) throw new Error(`its cluster knows no broker called ${service}`);
  return own.id;
};

const offset = async (system: SystemUnderTest, service: string, { topic, index }: Partition, which: -2 | -1): Promise<number> => {
  const answer = offsetIn(await askBroker(system, service, askForOffset(topic, index, which)));
  if (answer.error !== 0) throw new Error(`${service} does not say where ${topic}-${String(index)} ends: Kafka's error ${String(answer.error)}`);
  return answer.offset;
};

/** Waits until the broker leads these partitions again and all their replicas are in sync, and asks for it where somebody else leads. */
const takeBack = async (system: SystemUnderTest, service: string, led: readonly Partition[]): Promise<void> => {
  await until(`${service} to lead ${led.map(named).join(', ')} on all replicas`, async () => {
    const { partitions } = await metadata(system, service);
    const now = led.map((one) => partitions.find((each) => named(each) === named(one)));
    if (!now.every((one) => one !== undefined && one.inSync.length === one.replicas.length)) return false;
    if (now.every((one, index) => one?.leader === led[index]?.leader)) return true;
    await askBroker(system, service, electPreferred());
    return false;
  });
};

const empty = async (system: SystemUnderTest, service: string, { topic, index }: Partition): Promise<void> => {
  const { error } = emptiedIn(await askBroker(system, service, emptyOut(topic, index)));
  if (error !== 0) throw new Error(`${service} does not empty ${topic}-${String(index)}: Kafka's error ${String(error)}`);
};
