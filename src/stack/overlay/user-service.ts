import type { OverlayInput } from './overlay-input.ts';
import { ownServices } from './own-services.ts';

const linksFirst = { [ownServices.links]: { condition: 'service_healthy' } };

/** What is laid over one service of the user's. */
export const userService = (input: OverlayInput, name: string): Record<string, unknown> => {
  const links = input.links.filter((link) => link.client === name);
  return {
    labels: input.runLabels,
    ports: (input.ports.get(name) ?? []).map((port) => `127.0.0.1::${String(port)}`),
    ...(links.length === 0 ? {} : { extra_hosts: links.map((link) => `${link.server}:${link.address}`) }),
    // A service that declares what it needs at its start needs the links to it as well. One that declares nothing already gets by without.
    ...(links.length === 0 || input.model.services[name]?.depends_on === undefined ? {} : { depends_on: linksFirst }),
    ...(input.environment[name] === undefined ? {} : { environment: input.environment[name] }),
  };
};
