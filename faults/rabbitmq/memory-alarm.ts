import { fault, type Fault, type Service } from 'firedrill';

/**
 * A RabbitMQ broker takes itself for short of memory: whoever publishes is blocked, consumers go on. Nothing is lost.
 * Undone by setting the memory watermark back to what it was; a restart of the broker undoes it too.
 */
export const memoryAlarm = (service: Service): Fault<'memoryAlarm'> =>
  fault(memoryAlarm, {
    kind: 'memory-alarm',
    target: service,
    capability: 'memoryAlarm',
    settings: {},
    words: {
      does: `raises the memory alarm of ${service.name}`,
      usersSee: 'work that is accepted and not queued, or requests that hang while they publish',
      bites: 'a client that publishes gets no further answer',
      lifted: 'a client that publishes is answered again',
    },
  });
