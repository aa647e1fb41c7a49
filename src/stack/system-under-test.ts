import { Toxiproxy } from 'toxiproxy-node-client';
import { containerOf } from './capabilities/container-of.ts';
import type { DockerEngine } from './docker-engine.ts';
import type { StackLink } from './links.ts';
import { ownServices } from './overlay/own-services.ts';
import { ownObjectsOnly } from './own-objects-only.ts';
import type { StartedStack } from './start-stack.ts';

/** What the capabilities work on: the containers of one run and the links between them. */
export interface SystemUnderTest {
  readonly engine: DockerEngine;
  /** Container ids by service name, the user's services and firedrill's own. */
  readonly containers: ReadonlyMap<string, string>;
  readonly links: readonly StackLink[];
  /** A client for the proxy's control port. The port changes when the container is restarted: then it must be found `anew`. */
  toxiproxy(anew?: boolean): Promise<Toxiproxy>;
}

/** Capabilities reach what is of this run and nothing else, whatever ids they are given. */
export const systemUnderTest = (engine: DockerEngine, { project, containers, links }: StartedStack): SystemUnderTest => {
  const own = ownObjectsOnly(engine, project);
  let known: Toxiproxy | undefined;
  return {
    engine: own,
    containers,
    links,
    toxiproxy: async (anew = false) => {
      if (known !== undefined && !anew) return known;
      const { ports } = await own.inspect(containerOf({ containers }, ownServices.links));
      return (known = new Toxiproxy(`http://127.0.0.1:${String(ports['8474/tcp'])}`));
    },
  };
};
