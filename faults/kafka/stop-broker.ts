import { fault, formatDuration, type Duration, type Fault, type Service } from 'firedrill';
import { graceOf } from '../process/grace.ts';

export interface StopBrokerSettings {
  /** From SIGTERM to SIGKILL, in whole seconds, at most 8 s, which is the default. A broker that ends in time hands its partitions over first. */
  readonly grace?: Duration;
}

/**
 * A Kafka broker is stopped as an operator would stop it. A restart policy does not act, since it counts as wanted.
 * Undone by starting the same container, and over only when the broker has caught up: it is in sync for every partition that it has a replica of.
 * @throws RangeError when the grace is longer than 8 s.
 */
export const stopBroker = (broker: Service, settings: StopBrokerSettings = {}): Fault<'stopBroker'> => {
  const grace = graceOf(settings.grace);
  return fault(stopBroker, {
    kind: 'stop-broker',
    target: broker,
    capability: 'stopBroker',
    settings: { grace },
    words: {
      does: `asks the broker ${broker.name} to end, and kills it after ${formatDuration(grace)}`,
      usersSee: 'a short gap while the other brokers take over, or errors where too few replicas are left',
      bites: 'the broker does not answer a client that asks for the topics',
      lifted: 'the broker answers, and is in sync for every partition that it has a replica of',
      leavesBehind: 'its partitions are led by other brokers until leaders are elected anew',
    },
  });
};
