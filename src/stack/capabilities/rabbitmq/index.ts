import type { RabbitmqHarms } from '../../../core/harms/rabbitmq-harms.ts';
import type { ComposeService } from '../../compose-model.ts';
import { mustBe } from '../must-be.ts';
import type { ServiceTable } from '../table.ts';
import { changePassword } from './change-password.ts';
import { closeConnections } from './close-connections.ts';
import { dropQueue } from './drop-queue.ts';
import { memoryAlarm } from './memory-alarm.ts';
import { poisonMessage } from './poison-message.ts';

export const lacksRabbitmq = mustBe('RabbitMQ broker, with an image called rabbitmq', /(?:^|\/)rabbitmq$/);

const lacksItsUser = (service: ComposeService, { user }: RabbitmqHarms['changePassword']): string | undefined => {
  const declared = service.environment?.['RABBITMQ_DEFAULT_USER'] ?? 'guest';
  if (declared === user) return lacksRabbitmq(service);
  return `only for the user of RABBITMQ_DEFAULT_USER (${declared}) does the compose file tell the password that a client would use`;
};

export const rabbitmqCapabilities: ServiceTable<RabbitmqHarms> = {
  memoryAlarm: { open: memoryAlarm, lacks: lacksRabbitmq },
  closeConnections: { open: closeConnections, lacks: lacksRabbitmq },
  dropQueue: { open: dropQueue, lacks: lacksRabbitmq },
  poisonMessage: { open: poisonMessage, lacks: lacksRabbitmq },
  changePassword: { open: changePassword, lacks: lacksItsUser },
};
