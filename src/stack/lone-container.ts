import { randomBytes } from 'node:crypto';
import type { DockerEngine } from './docker-engine.ts';
import { labels, ownerMark } from './labels.ts';

/** A container that belongs to no system: it has no network, and goes when it is disposed of. */
export interface LoneContainer extends AsyncDisposable {
  readonly id: string;
}

/** Starts one, as confined as the toolbox of a trial. Labelled like a run of its own, so that it is swept should this process die. @throws what the engine says. */
export const loneContainer = async (engine: DockerEngine, image: string, command: readonly string[]): Promise<LoneContainer> => {
  const container = await engine.docker.createContainer({
    Image: image,
    Cmd: [...command],
    Labels: { [labels.run]: `lone-${randomBytes(4).toString('hex')}`, [labels.owner]: ownerMark() },
    HostConfig: {
      NetworkMode: 'none',
      ReadonlyRootfs: true,
      CapDrop: ['ALL'],
      SecurityOpt: ['no-new-privileges:true'],
      PidsLimit: 256,
      Memory: 256 * 1024 * 1024,
      Tmpfs: { '/tmp': '', '/root': '' },
    },
  });
  const remove = async (): Promise<void> => {
    await container.remove({ force: true });
  };
  await container.start().catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  return { id: container.id, [Symbol.asyncDispose]: remove };
};
