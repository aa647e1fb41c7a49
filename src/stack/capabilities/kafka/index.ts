import type { KafkaHarms } from '../../../core/harms/kafka-harms.ts';
import { mustBe } from '../must-be.ts';
import type { ServiceTable } from '../table.ts';
import { poisonRecord } from './poison-record.ts';
import { stopBroker } from './stop-broker.ts';

export const lacksKafka = mustBe(
  'Kafka broker, with an image called kafka, cp-kafka or cp-server',
  /(?:^|\/)(?:kafka|kafka-native|cp-kafka|cp-server)$/,
);

export const kafkaCapabilities: ServiceTable<KafkaHarms> = {
  stopBroker: { lacks: lacksKafka, open: stopBroker },
  poisonRecord: { lacks: lacksKafka, open: poisonRecord },
};
