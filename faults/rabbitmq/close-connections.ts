import { fault, type Fault, type Service } from 'firedrill';

/**
 * A RabbitMQ broker closes every connection that is open, once, as an operator does. Clients may connect again at once; those that do not stay away.
 * There is nothing to undo. Messages that were delivered and not acknowledged are delivered again.
 */
export const closeConnections = (service: Service): Fault<'closeConnections'> =>
  fault(closeConnections, {
    kind: 'close-connections',
    target: service,
    capability: 'closeConnections',
    settings: {},
    words: {
      does: `closes every connection to ${service.name}`,
      usersSee: 'a short gap, or work that stands still where a client does not connect again',
      bites: 'every connection that was open is gone',
      lifted: 'there is nothing to lift: clients may connect',
      leavesBehind: 'messages that were not acknowledged are delivered again',
    },
  });
