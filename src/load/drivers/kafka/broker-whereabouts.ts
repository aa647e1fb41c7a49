import type { RunningStack } from '../../../core/stack.ts';
import { service, type Service } from '../../../core/target.ts';
import { whereaboutsOf, type Whereabouts } from '../whereabouts.ts';
import type { AdvertisedBroker } from './kafka-cluster.ts';

/**
 * Where a broker can be reached from here. A cluster tells its clients names that hold on the network of the stack: a service by that name is looked for
 * where it publishes the port. Any other name (`localhost`, a name of the host) can only be that of the broker which was asked. It may not be
 * published at first, as while it is stopped.
 */
export const brokerWhereabouts = (
  stack: RunningStack,
  { host, port }: AdvertisedBroker,
  asked: { readonly service: Service; readonly port: number },
): Whereabouts => {
  const found = serviceOf(stack, host);
  const find = (): Promise<Whereabouts> =>
    found === undefined ? whereaboutsOf(stack, asked.service, asked.port) : whereaboutsOf(stack, found, port);
  let known: Promise<Whereabouts> | undefined;
  return {
    ask: async () => {
      known ??= find();
      known.catch(() => (known = undefined));
      return (await known).ask();
    },
    forget: () => {
      known?.then(
        (whereabouts) => {
          whereabouts.forget();
        },
        () => undefined,
      );
    },
  };
};

const serviceOf = (stack: RunningStack, name: string): Service | undefined => {
  try {
    stack.environment(name);
    return service(name);
  } catch {
    return undefined;
  }
};
