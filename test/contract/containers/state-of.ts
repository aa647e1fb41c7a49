import type Docker from 'dockerode';
import { runFilter } from '../../../src/stack/docker-engine.ts';
import { docker, type ContractStack } from './contract-stack.ts';

/**
 * The digest: everything that a fault may touch, of every container of the run. Full inspect less what any restart changes (pids, instants, endpoint
 * ids, the numbers of published ports, which are looked up at each use), the names it resolves, packet rules, addresses, queueing disciplines, proxies and toxics.
 */
export const stateOf = async (stack: ContractStack): Promise<Readonly<Record<string, unknown>>> => {
  const { engine, runId, started, system } = stack;
  const listed = await engine.docker.listContainers({ all: true, filters: runFilter(runId) });
  const containers = await Promise.all(
    listed.map(async ({ Id }) => {
      const found = await engine.docker.getContainer(Id).inspect();
      return [found.Name, { ...lasting(found), ...(found.State.Running && !found.State.Paused ? { names: await namesIn(Id) } : {}) }] as const;
    }),
  );
  const links = started.containers.get('firedrill-links') ?? '';
  const toxiproxy = await system.toxiproxy(true);
  return {
    containers: Object.fromEntries(containers.sort(([a], [b]) => a.localeCompare(b))),
    rules: await docker('exec', links, 'iptables', '-S'),
    // Without the number of each interface, which a start of the container counts up.
    addresses: (await docker('exec', links, 'ip', '-oneline', 'address')).replaceAll(/^\d+: |\S+lft \S+/gm, ''),
    queueing: await docker('exec', links, 'ip', '-details', 'link', 'show', 'eth0').then((text) => /qdisc \S+/.exec(text)?.[0]),
    proxies: await (await fetch(`${toxiproxy.host}/proxies`)).json(),
  };
};

/** A service of Docker's own mounts: a rewritten name would be seen here. */
const namesIn = (id: string): Promise<string> => docker('exec', id, 'cat', '/etc/hosts', '/etc/resolv.conf');

const lasting = (found: Docker.ContainerInspectInfo): Readonly<Record<string, unknown>> => ({
  id: found.Id,
  state: { running: found.State.Running, paused: found.State.Paused, dead: found.State.Dead },
  config: found.Config,
  hostConfig: found.HostConfig,
  mounts: found.Mounts.map(({ Source, Destination, RW }) => ({ Source, Destination, RW })).sort((a, b) => a.Destination.localeCompare(b.Destination)),
  ports: Object.keys(found.NetworkSettings.Ports).sort(),
  networks: Object.fromEntries(
    Object.entries(found.NetworkSettings.Networks).map(([name, network]) => {
      const { Aliases, IPAMConfig, Links } = network as { readonly Aliases: unknown; readonly IPAMConfig?: unknown; readonly Links?: unknown };
      return [name, { Aliases, IPAMConfig, Links }];
    }),
  ),
});
