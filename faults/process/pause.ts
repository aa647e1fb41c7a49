import { fault, type Fault, type Service } from 'firedrill';

/**
 * All processes of a service stand still where they are. Its kernel goes on: new connections are accepted, and then nothing is said.
 * Undone by letting them go on; clients that did not give up get their answers late.
 */
export const pause = (service: Service): Fault<'pause'> =>
  fault(pause, {
    kind: 'pause',
    target: service,
    capability: 'pause',
    settings: {},
    words: {
      does: `freezes all processes of ${service.name} where they stand`,
      usersSee: 'connections that succeed, then silence until a timeout',
      bites: 'the container is paused',
      lifted: 'the container is running and not paused',
    },
  });
