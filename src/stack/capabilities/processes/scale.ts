import type Docker from 'dockerode';
import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import type { ComposeService } from '../../compose-model.ts';
import { labels } from '../../labels.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { containerOf } from '../container-of.ts';
import { findContainer, requireRunning } from '../find-container.ts';
import { bringBack, runState } from '../run-state.ts';

const replicaOf = 'dev.firedrill.replica';
/** The engine waits as long before it kills. A call of a fault is answered within 10 s. */
const graceSeconds = 8;

/** More than one at a time would write to the same files. */
export const lacksRoom = ({ volumes = [] }: ComposeService, { replicas }: CapabilitySettings['scale']): string | undefined => {
  const shared = volumes.find(({ type, read_only }) => type !== 'tmpfs' && read_only !== true);
  if (replicas < 2 || shared === undefined) return undefined;
  return `its replicas would all write to ${shared.target ?? 'its volume'}: only a service without writable volumes can run more than once`;
};

/** A service runs `replicas` times: none, or further containers that are made as the first was and answer to the same name. */
export const scale = (system: SystemUnderTest, service: string, { replicas }: CapabilitySettings['scale']): Capability => {
  const { docker } = system.engine;
  const id = containerOf(system, service);
  const further = async (): Promise<readonly Docker.ContainerInfo[]> =>
    await docker.listContainers({ all: true, filters: { label: [`${replicaOf}=${id}`] } });
  const removeFurther = async (): Promise<void> => {
    await Promise.all((await further()).map(({ Id }) => docker.getContainer(Id).remove({ force: true, v: true })));
  };
  return {
    snapshot: () => runState(system, service),
    apply: async () => {
      const found = await requireRunning(system, service);
      await removeFurther();
      if (replicas === 0) await docker.getContainer(id).stop({ t: Math.min(graceSeconds, stopTimeout(found)) });
      await Promise.all(
        Array.from({ length: Math.max(0, replicas - 1) }, async () => {
          await (await docker.createContainer(replica(found, service))).start();
        }),
      );
    },
    restore: async (snapshot) => {
      await removeFurther();
      await bringBack(system, service, snapshot);
    },
    look: async () => {
      const first = (await findContainer(system, service))?.State.Running === true ? 1 : 0;
      const running = first + (await further()).filter(({ State }) => State === 'running').length;
      return { harmed: running !== 1, saw: `${service} runs ${String(running)} times` };
    },
  };
};

const stopTimeout = ({ Config }: Docker.ContainerInspectInfo): number =>
  'StopTimeout' in Config && typeof Config.StopTimeout === 'number' ? Config.StopTimeout : graceSeconds;

/** As the first one, but for what only one can have: its name, its address, its place in the compose project. */
const replica = (first: Docker.ContainerInspectInfo, service: string): Docker.ContainerCreateOptions => {
  const { Labels, ...config } = first.Config;
  return {
    ...config,
    Hostname: '',
    Image: first.Image,
    Labels: {
      [labels.run]: Labels[labels.run] ?? '',
      [labels.owner]: Labels[labels.owner] ?? '',
      [labels.role]: 'replica',
      [replicaOf]: first.Id,
    },
    HostConfig: first.HostConfig,
    NetworkingConfig: {
      EndpointsConfig: Object.fromEntries(Object.keys(first.NetworkSettings.Networks).map((name) => [name, { Aliases: [service] }])),
    },
  };
};
