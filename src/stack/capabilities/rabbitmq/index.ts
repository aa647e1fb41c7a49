import type { RabbitmqHarms } from '../../../core/harms/rabbitmq-harms.ts';
import type { ComposeService } from '../../compose-model.ts';
import type { ServiceTable } from '../table.ts';
import { changePassword } from './change-password.ts';
import { closeConnections } from './close-connections.ts';
import { dropQueue } from './drop-queue.ts';
import { memoryAlarm } from './memory-alarm.ts';
import { poisonMessage } from './poison-message.ts';

const isRabbitmq = ({ image = 'none' }: ComposeService): string | undefined =>
  /(?:^|\/)rabbitmq(?:[:@]|$)/.test(image) ? undefined : `this needs a RabbitMQ broker; its image is ${image}`;

const isItsUser = (service: ComposeService, { user }: RabbitmqHarms['changePassword']): string | undefined => {
  const declared = service.environment?.['RABBITMQ_DEFAULT_USER'] ?? 'guest';
  if (declared === user) return isRabbitmq(service);
  return `only for the user of RABBITMQ_DEFAULT_USER (${declared}) does the compose file tell the password that a client would use`;
};

export const rabbitmqCapabilities: ServiceTable<RabbitmqHarms> = {
  memoryAlarm: { lacks: isRabbitmq, open: memoryAlarm },
  closeConnections: { lacks: isRabbitmq, open: closeConnections },
  dropQueue: { lacks: isRabbitmq, open: dropQueue },
  poisonMessage: { lacks: isRabbitmq, open: poisonMessage },
  changePassword: { lacks: isItsUser, open: changePassword },
};
