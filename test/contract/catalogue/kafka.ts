import { poisonRecord, stopBroker } from '../../../faults/index.ts';
import { seconds } from '../../../src/core/duration.ts';
import { service } from '../../../src/core/target.ts';
import type { Catalogue } from './entry.ts';

const broker = service('kafka-1');

export const kafka: Catalogue = {
  stopBroker: {
    make: () => stopBroker(broker),
    refuses: { 'a grace longer than a call may take': [() => stopBroker(broker, { grace: seconds(9) }), 'a grace of 9 s is too long: at most 8 s'] },
  },
  poisonRecord: {
    make: () => poisonRecord(broker, { topic: 'orders' }),
    refuses: {
      'a topic without a name': [() => poisonRecord(broker, { topic: '' }), 'a topic has a name'],
      'a tombstone': [() => poisonRecord(broker, { topic: 'orders', value: '' }), 'a record without a value is a tombstone, and no poison'],
      'half a partition': [() => poisonRecord(broker, { topic: 'orders', partition: 0.5 }), 'partitions are counted from 0, got 0.5'],
    },
  },
};
