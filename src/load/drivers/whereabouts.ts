import type { Address, RunningStack } from '../../core/stack.ts';
import type { Service } from '../../core/target.ts';

/** Where a service can be reached, as far as a driver knows. */
export interface Whereabouts {
  /** Asks the engine only when it has to. Rejects when the service publishes the port nowhere, as while it is stopped. */
  ask(): Promise<Address>;
  /** A connection was lost, or could not be made: a container that was started again may publish another port. */
  forget(): void;
}

/** The engine is asked no more often, however many calls fail: it has the same processors as the system. */
const leastMs = 20;

/** @throws DrillError `service-unknown` when the stack has no such service, or it does not publish the port. */
export const whereaboutsOf = async (stack: RunningStack, service: Service, port: number): Promise<Whereabouts> => {
  let outOfDate = false;
  let askedMs = performance.now();
  let known = stack.address(service.name, port);
  const forget = (): void => {
    outOfDate = true;
  };
  await known;
  return {
    forget,
    ask: () => {
      const now = performance.now();
      if (outOfDate && now - askedMs >= leastMs) {
        askedMs = now;
        outOfDate = false;
        known = stack.address(service.name, port);
        known.catch(forget);
      }
      return known;
    },
  };
};
