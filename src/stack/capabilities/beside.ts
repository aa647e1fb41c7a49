import type Docker from 'dockerode';
import { labels } from '../labels.ts';
import { ownServices } from '../overlay/own-services.ts';
import type { SystemUnderTest } from '../system-under-test.ts';
import { containerOf } from './container-of.ts';

/** A container of firedrill's own that does what no process of the service itself may do. It gets what is named here and nothing else. */
export interface Beside {
  readonly argv: readonly string[];
  readonly capabilities?: readonly string[];
  readonly binds?: readonly string[];
  /** `host`, or `container:<id>` for the processes of one container. */
  readonly pid?: string;
  /** For mounting: the default profile of AppArmor forbids it, whatever the capabilities. */
  readonly mounts?: boolean;
  readonly name?: string;
}

/**
 * Creates the container: the toolbox's image, no network, a read-only root, the run's labels. It goes when the run is swept, whoever sweeps it.
 */
export const createBeside = async (system: SystemUnderTest, role: string, beside: Beside): Promise<Docker.Container> => {
  const { docker } = system.engine;
  const toolbox = await docker.getContainer(containerOf(system, ownServices.toolbox)).inspect();
  return await docker.createContainer({
    ...(beside.name === undefined ? {} : { name: beside.name }),
    Image: toolbox.Image,
    Cmd: [...beside.argv],
    Tty: true,
    Labels: { [labels.run]: toolbox.Config.Labels[labels.run] ?? '', [labels.owner]: toolbox.Config.Labels[labels.owner] ?? '', [labels.role]: role },
    HostConfig: {
      NetworkMode: 'none',
      ReadonlyRootfs: true,
      CapDrop: ['ALL'],
      CapAdd: [...(beside.capabilities ?? [])],
      SecurityOpt: ['no-new-privileges:true', ...(beside.mounts === true ? ['apparmor=unconfined'] : [])],
      Binds: [...(beside.binds ?? [])],
      ...(beside.pid === undefined ? {} : { PidMode: beside.pid }),
    },
  });
};

/** Runs a command in such a container and answers what it printed. The container is gone afterwards. @throws Error with what it printed when it fails. */
export const runBeside = async (system: SystemUnderTest, role: string, beside: Beside): Promise<string> => {
  const container = await createBeside(system, role, beside);
  try {
    await container.start();
    const { StatusCode } = (await container.wait()) as { readonly StatusCode: number };
    const output = (await container.logs({ stdout: true, stderr: true })).toString('utf8').replaceAll('\r', '');
    if (StatusCode !== 0) throw new Error(output.trim());
    return output;
  } finally {
    await container.remove({ force: true });
  }
};
