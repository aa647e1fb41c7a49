import { DrillError } from '../../core/errors.ts';

/** The container of a service. @throws DrillError `service-unknown`. */
export const containerOf = (system: { readonly containers: ReadonlyMap<string, string> }, service: string): string => {
  const id = system.containers.get(service);
  if (id === undefined) {
    throw new DrillError('service-unknown', `the running stack has no service ${service}`, {
      hint: `it has ${[...system.containers.keys()].join(', ')}`,
    });
  }
  return id;
};
