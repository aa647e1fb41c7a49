import { rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type Docker from 'dockerode';
import { messageOf } from '../core/message-of.ts';
import type { Residue } from '../core/reporter.ts';
import { runFilter, type DockerEngine } from './docker-engine.ts';
import { labels, ownerIsAlive, projectOf } from './labels.ts';
import { removeNetwork } from './remove-network.ts';
import { runFolders } from './run-folders.ts';

/** What a sweep took away, and what it could not. */
export interface Swept {
  readonly removed: readonly string[];
  readonly left: readonly Residue[];
}

export interface FoundObject {
  readonly what: string;
  readonly run: string;
  readonly owner: string;
  /** The file of its run's ledger, where it is known. */
  readonly ledger: string | undefined;
  readonly byHand: string;
  readonly remove: () => Promise<unknown>;
}

/**
 * Everything that carries the run's label, and the files that were laid down for it, in the order in which they can be removed.
 * Without a run: what is anybody's.
 */
export const findObjects = async ({ docker }: DockerEngine, runId?: string): Promise<readonly FoundObject[]> => {
  const filters = runFilter(runId);
  const [containers, networks, volumes, folders] = await Promise.all([
    docker.listContainers({ all: true, filters }),
    docker.listNetworks({ filters }),
    volumesOf(docker, runId),
    runFolders(runId),
  ]);
  return [
    ...containers.map(({ Id, Names, Labels }) =>
      found(`container ${Names[0]?.slice(1) ?? Id}`, Labels, `docker rm --force --volumes ${Id.slice(0, 12)}`, () =>
        docker.getContainer(Id).remove({ force: true, v: true }),
      ),
    ),
    ...networks.map(({ Id, Name, Labels }) =>
      found(`network ${Name}`, Labels, `docker network rm ${Name}`, () => removeNetwork(docker.getNetwork(Id))),
    ),
    ...volumes.map(({ Name, Labels }) => found(`volume ${Name}`, Labels, `docker volume rm ${Name}`, () => docker.getVolume(Name).remove())),
    ...folders.map(({ folder, ...card }) => ({
      what: `folder ${folder}`,
      ledger: undefined,
      ...card,
      byHand: `rm -r ${folder}`,
      remove: () => rm(folder, { recursive: true, force: true }),
    })),
  ];
};

/**
 * By label; and those of one run by its name as well: for a container that its killed creator was still making, the engine makes a volume anew that was
 * swept a moment before, and gives it no labels.
 */
const volumesOf = async (docker: Docker, runId: string | undefined): Promise<readonly Docker.VolumeInspectInfo[]> => {
  if (runId === undefined) return (await docker.listVolumes({ filters: runFilter() })).Volumes;
  const { Volumes } = await docker.listVolumes();
  return Volumes.filter(({ Name, Labels }) => runOf(Labels) === runId || Name.startsWith(`${projectOf(runId)}_`));
};

/** The engine has no labels at all for what was made without any. */
type Labels = Docker.ContainerInfo['Labels'] | null | undefined;
const runOf = (its: Labels): string => its?.[labels.run] ?? '';

const found = (what: string, its: Labels, byHand: string, remove: () => Promise<unknown>): FoundObject => ({
  what,
  run: runOf(its),
  owner: its?.[labels.owner] ?? '',
  ledger: its?.[labels.ledger],
  byHand,
  remove,
});

/** A container that was being created while its creator was interrupted appears after the first look. */
const rounds = 3;
/** What somebody else is removing at this moment is waited for, at most so long. A container that writes much takes seconds. */
const othersBudgetMs = 30_000;
const lookAgainMs = 250;

/**
 * Removes what one run left and looks again: "not found" is good, "still there" is residue. Two processes may sweep the same run at the same time.
 * Containers go first, because networks, volumes and files are in use until then.
 */
export const sweepRun = async (engine: DockerEngine, runId: string): Promise<Swept> => {
  const seen = new Set<string>();
  const reasons = new Map<string, string>();
  let found = await findObjects(engine, runId);
  const began = performance.now();
  for (let round = 0; round < rounds && found.length > 0;) {
    const othersAtWork = new Set<string>();
    for (const group of [/^container/, /^(?:network|volume|folder)/]) {
      await Promise.all(
        found
          .filter(({ what }) => group.test(what))
          .map(async ({ what, remove }) => {
            seen.add(what);
            await remove().catch((error: unknown) => {
              if (isBeingRemoved(error)) othersAtWork.add(what);
              reasons.set(what, messageOf(error));
            });
          }),
      );
    }
    found = await findObjects(engine, runId);
    if (othersAtWork.size > 0 && found.length > 0 && performance.now() - began < othersBudgetMs) await wait(lookAgainMs);
    else round += 1;
  }
  const left = found.map(({ what, byHand }) => ({ what, why: reasons.get(what) ?? 'it came back while it was being removed', byHand: [byHand] }));
  const stays = new Set(found.map(({ what }) => what));
  return { removed: [...seen].filter((what) => !stays.has(what)), left };
};

/** "removal of container 3f2a is already in progress". */
const isBeingRemoved = (error: unknown): boolean =>
  error instanceof Error && 'statusCode' in error && error.statusCode === 409 && error.message.includes('already in progress');

/** The runs whose process is dead and whose objects are still there. Runs of live processes are never touched. */
export const deadRuns = async (engine: DockerEngine): Promise<readonly string[]> => {
  const objects = await findObjects(engine);
  return [...new Set(objects.filter(({ owner }) => !ownerIsAlive(owner)).map(({ run }) => run))];
};
