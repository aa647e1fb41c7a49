import type { ComposeModel } from './compose-model.ts';
import { ownServices } from './overlay/own-services.ts';

/**
 * The resolved compose model as the person on call knows it: without firedrill's own services, which the gate hides.
 * Whatever compose compares in order to decide whether a container is up to date stays to the letter. JSON is YAML.
 */
export const operatorView = (resolved: string): string => {
  const model = JSON.parse(resolved) as ComposeModel;
  const own: readonly string[] = Object.values(ownServices);
  const theirs = (name: string): boolean => !own.includes(name);
  const services = Object.entries(model.services)
    .filter(([name]) => theirs(name))
    .map(([name, service]) => {
      const dependencies = Object.entries(service.depends_on ?? {}).filter(([dependency]) => theirs(dependency));
      return [name, { ...service, depends_on: Object.fromEntries(dependencies) }] as const;
    });
  return JSON.stringify({ ...model, services: Object.fromEntries(services) }, null, 2);
};
