import type { Duration } from '../duration.ts';

/** What a Kafka broker can be made to suffer. */
export interface KafkaHarms {
  /** The broker is asked to end, and killed when it has not ended within the grace; it is well again when it has caught up. */
  readonly stopBroker: { readonly grace: Duration };
  /** A record that no consumer can read is appended to a partition, once. */
  readonly poisonRecord: { readonly topic: string; readonly partition: number; readonly value: string };
}
