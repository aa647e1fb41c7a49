import { fault, type Fault, type Service } from 'firedrill';

export interface ScaleToSettings {
  /** How many containers of the service run: 0, or 2 to 8. The compose file gives it one. */
  readonly replicas: number;
}

/**
 * A service runs in no container, or in more than its one. Further ones are made like the first and answer to the same name; only a service without
 * writable volumes can have them. Undone by removing the further ones, or by starting the one that was stopped.
 * @throws RangeError for 1 and for what is no whole number from 0 to 8.
 */
export const scaleTo = (service: Service, { replicas }: ScaleToSettings): Fault<'scale'> => {
  if (!Number.isInteger(replicas) || replicas < 0 || replicas > 8 || replicas === 1) {
    throw new RangeError(`a service is scaled to 0 or to 2 to 8 replicas, got ${String(replicas)}`);
  }
  return fault(scaleTo, {
    kind: 'scale-to',
    target: service,
    capability: 'scale',
    settings: { replicas },
    words: {
      does: `scales ${service.name} from 1 to ${String(replicas)} replicas`,
      usersSee: replicas === 0 ? 'connections that close, then errors' : 'answers of several processes that know nothing of each other',
      bites: 'as many containers of the service are running',
      lifted: 'one container of the service is running',
    },
  });
};
