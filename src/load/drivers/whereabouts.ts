import type { Address, RunningStack } from '../../core/stack.ts';
import type { Service } from '../../core/target.ts';

/** Where a service can be reached, as far as a driver knows. */
export interface Whereabouts {
  /** Asks the engine only when it is not known. Rejects when the service publishes the port nowhere, as while it is stopped. */
  ask(): Promise<Address>;
  /** A connection was lost, or could not be made: a container that was started again may publish another port. */
  forget(): void;
}

/** @throws DrillError `service-unknown` when the stack has no such service, or it does not publish the port. */
export const whereaboutsOf = async (stack: RunningStack, service: Service, port: number): Promise<Whereabouts> => {
  let known: Promise<Address> | undefined;
  const ask = (): Promise<Address> => {
    if (known !== undefined) return known;
    const asked = stack.address(service.name, port);
    known = asked;
    // Whoever asks next asks again; who asked now is told by the promise itself.
    asked.catch(() => {
      if (known === asked) known = undefined;
    });
    return asked;
  };
  await ask();
  return {
    ask,
    forget: () => {
      known = undefined;
    },
  };
};
