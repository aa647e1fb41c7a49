import { changePassword, closeConnections, dropQueue, memoryAlarm, poisonMessage } from '../../../faults/index.ts';
import { service } from '../../../src/core/target.ts';
import type { Catalogue } from './entry.ts';

const broker = service('broker');

export const rabbitmq: Catalogue = {
  changePassword: {
    make: () => changePassword(broker, { user: 'shop' }),
    refuses: { 'a user without a name': [() => changePassword(broker, { user: '' }), 'a user has a name'] },
  },
  closeConnections: { make: () => closeConnections(broker) },
  dropQueue: {
    make: () => dropQueue(broker, { queue: 'orders', atMost: 10 }),
    refuses: {
      'a queue without a name': [() => dropQueue(broker, { queue: '' }), 'a queue has a name'],
      'half a message': [() => dropQueue(broker, { queue: 'orders', atMost: 0.5 }), 'a number of messages is whole and not negative, got 0.5'],
    },
  },
  memoryAlarm: { make: () => memoryAlarm(broker) },
  poisonMessage: {
    make: () => poisonMessage(broker, { queue: 'orders' }),
    refuses: {
      'a queue without a name': [() => poisonMessage(broker, { queue: '' }), 'a queue has a name'],
      'an empty message': [() => poisonMessage(broker, { queue: 'orders', body: '' }), 'a message without a body is no poison'],
    },
  },
};
