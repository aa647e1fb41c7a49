import type { StackLink } from '../../links.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { containerOf } from '../container-of.ts';
import { openConnections } from './open-connections.ts';

/**
 * The connections that a link's client has to its server and that do not go through the link, in words; `undefined` where there are none, or where the client's
 * image has nothing to read them with. The name of the service leads to the link; a container's id, its host name or an address leads past it.
 */
export const roundTheLink = async (system: SystemUnderTest, { client, server, ports }: StackLink): Promise<string | undefined> => {
  const [{ NetworkSettings }, tables] = await Promise.all([
    system.engine.docker.getContainer(containerOf(system, server)).inspect(),
    system.engine.exec(containerOf(system, client), ['cat', '/proc/net/tcp', '/proc/net/tcp6']),
  ]);
  const own = new Set(Object.values(NetworkSettings.Networks).map(({ IPAddress }) => IPAddress));
  const past = openConnections(tables.output).filter(({ address, port }) => own.has(address) && ports.includes(port));
  if (past.length === 0) return undefined;
  const ends = [...new Set(past.map(({ address, port }) => `${address}:${String(port)}`))].sort();
  return `${client} has ${past.length === 1 ? 'a connection' : `${String(past.length)} connections`} to ${server} past the link, to ${ends.join(' and ')}`;
};
