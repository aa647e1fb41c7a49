import { callSite, type Place } from './place.ts';

/** One service of a stack, by the name that the compose file gives it. */
export interface Service {
  readonly type: 'service';
  readonly name: string;
  readonly place: Place | undefined;
  /** The arrow from this service to another: what this one client sees of that server. */
  to(server: Service): Link;
}

/** One arrow between two services. A fault on it touches this client's view of that server and nobody else's. */
export interface Link {
  readonly type: 'link';
  readonly name: string;
  readonly client: string;
  readonly server: string;
  readonly place: Place | undefined;
}

/** A named thing that a fault may touch. */
export type Target = Service | Link;

/** The services that a target names: its own, or of a link the client and then the server. */
export const servicesOfTarget = (target: Target): readonly string[] => (target.type === 'link' ? [target.client, target.server] : [target.name]);

/** The service called `name`. Whether the stack has it is checked when the drill is planned. */
export const service = (name: string): Service => {
  const to = (server: Service): Link => ({
    type: 'link',
    name: `${name} -> ${server.name}`,
    client: name,
    server: server.name,
    place: callSite(to),
  });
  return { type: 'service', name, place: callSite(service), to };
};
