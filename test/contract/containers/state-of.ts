import type Docker from 'dockerode';
import { runFilter } from '../../../src/stack/docker-engine.ts';
import type { ContractStack } from './contract-stack.ts';

/**
 * The digest: everything that a fault may touch, of every container of the run. Full inspect less what any restart changes (pids, instants, endpoint
 * ids, the numbers of published ports, which are looked up at each use), the names it resolves, packet rules, addresses, queueing disciplines, proxies and toxics.
 */
export const stateOf = async (stack: ContractStack): Promise<Readonly<Record<string, unknown>>> => {
  const { engine, runId, started, system } = stack;
  // By the engine's own interface: a command line for each of these takes three times as long, and there are dozens for each fault.
  const printed = async (id: string, ...argv: readonly string[]): Promise<string> => {
    // What a loader complains of on the other stream comes when it comes.
    const { exitCode, output } = await engine.exec(id, ['sh', '-c', 'exec "$@" 2>/dev/null', 'sh', ...argv]);
    if (exitCode !== 0) throw new Error(`${argv.join(' ')}: ${output}`);
    return output;
  };
  const listed = await engine.docker.listContainers({ all: true, filters: runFilter(runId) });
  const containers = await Promise.all(
    listed.map(async ({ Id }) => {
      const found = await engine.docker.getContainer(Id).inspect();
      return [
        found.Name,
        {
          ...lasting(found),
          ...(found.State.Running && !found.State.Paused ? { names: await printed(Id, 'cat', '/etc/hosts', '/etc/resolv.conf') } : {}),
        },
      ] as const;
    }),
  );
  const links = started.containers.get('firedrill-links') ?? '';
  const [toxiproxy, rules, addresses, queueing] = await Promise.all([
    system.toxiproxy(true),
    printed(links, 'iptables', '-S'),
    printed(links, 'ip', '-oneline', 'address'),
    printed(links, 'ip', '-details', 'link', 'show', 'eth0'),
  ]);
  return {
    containers: Object.fromEntries(containers.sort(([a], [b]) => a.localeCompare(b))),
    rules,
    // Without the number of each interface, which a start of the container counts up.
    addresses: addresses.replaceAll(/^\d+: |\S+lft \S+/gm, ''),
    queueing: /qdisc \S+/.exec(queueing)?.[0],
    proxies: await (await fetch(`${toxiproxy.host}/proxies`)).json(),
  };
};

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
