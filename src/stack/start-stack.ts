import { basename, dirname, join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { DrillError } from '../core/errors.ts';
import type { Fault } from '../core/fault.ts';
import type { Stack } from '../core/stack.ts';
import type { Timing } from '../core/timing.ts';
import { composeConfig, type ComposeFiles, type ComposeModel } from './compose-model.ts';
import { composeUp } from './compose-up.ts';
import type { DockerEngine } from './docker-engine.ts';
import { labels, ownerMark, projectOf } from './labels.ts';
import { linksOf, portsOf, type StackLink } from './links.ts';
import { onFreeSubnet } from './on-free-subnet.ts';
import { operatorEnvironment } from './operator-environment.ts';
import { operatorView } from './operator-view.ts';
import { overlay } from './overlay/overlay.ts';
import { requireArrows } from './require-arrows.ts';
import { playedVariables, writeLinkConfig, writeScaledConfigs, type StackFiles } from './stack-files.ts';
import type { Subnet } from './subnet.ts';

export interface StartInput {
  readonly engine: DockerEngine;
  readonly runId: string;
  readonly stack: Stack;
  readonly model: ComposeModel;
  readonly timing: Timing;
  readonly files: StackFiles;
  /** The file of the run's ledger, for whoever finds the containers of a dead run. */
  readonly ledger?: string;
  readonly images: { readonly toxiproxy: string; readonly toolbox: string };
  /** What the toolbox runs as its first process. */
  readonly toolboxProcess: readonly string[];
  /** What is going to be broken: refused here where its arrows lead nowhere. Default nothing. */
  readonly faults?: readonly Fault[];
  /** What the compose file itself wants from the environment. */
  readonly environment: Readonly<Record<string, string>>;
}

export interface StartedStack {
  readonly project: string;
  readonly links: readonly StackLink[];
  /** Container ids by service name. */
  readonly containers: ReadonlyMap<string, string>;
}

/**
 * Starts the user's compose file, unchanged, with the generated overlay, and waits until every container is healthy.
 * Undone by `sweepRun`, also when it fails half-way.
 * @throws DrillError `link-unknown` before anything is started; `stack-start-failed` with what compose and the unhealthy container said.
 */
export const startStack = async (input: StartInput): Promise<StartedStack> => {
  const { engine, runId, stack, model, timing, files } = input;
  const [ports, configFiles] = await Promise.all([offeredPorts(engine, model), writeScaledConfigs(files.folder, stack, model, timing)]);
  return await onFreeSubnet(engine, runId, (subnet) => startOn(input, subnet, ports, configFiles));
};

const startOn = async (
  input: StartInput,
  subnet: Subnet,
  ports: ReadonlyMap<string, readonly number[]>,
  configFiles: Awaited<ReturnType<typeof writeScaledConfigs>>,
): Promise<StartedStack> => {
  const { engine, runId, stack, model, timing, files } = input;
  const project = projectOf(runId);
  const links = linksOf(model, ports, subnet);
  requireArrows(links, input.faults ?? []);
  await writeLinkConfig(files.linkConfig, links);
  await writeFile(
    files.overlay,
    overlay({
      model,
      links,
      ports,
      subnet,
      configFiles,
      runLabels: {
        ...{ [labels.run]: runId, [labels.owner]: ownerMark() },
        // Compose reads a dollar sign as the beginning of a variable.
        ...(input.ledger === undefined ? {} : { [labels.ledger]: input.ledger.replaceAll('$', '$$$$') }),
      },
      images: input.images,
      folders: files,
      environment: playedVariables(stack, model, timing),
      operator: { profiles: stack.profiles, environment: operatorEnvironment(model), process: input.toolboxProcess },
    }),
  );
  const compose: ComposeFiles = { files: [stack.compose, files.overlay], profiles: stack.profiles, environment: input.environment, project };
  const [resolved] = await Promise.all([
    composeConfig(compose, 'json', stack.place),
    composeUp({ folder: dirname(stack.compose), files: [basename(stack.compose), files.overlay], compose, project }),
  ]);
  await writeFile(join(files.runbook, stack.documentedAs), operatorView(resolved));
  return { project, links, containers: await engine.servicesOf(project) };
};

/** The ports of every service: what an image exposes is known where the engine is. @throws DrillError `stack-start-failed` for an image that is not here. */
const offeredPorts = async (engine: DockerEngine, model: ComposeModel): Promise<ReadonlyMap<string, readonly number[]>> =>
  new Map(
    await Promise.all(
      Object.entries(model.services).map(async ([name, service]) => {
        const { image } = service;
        if (image === undefined) return [name, portsOf(service, [])] as const;
        const exposed = await engine.exposedPorts(image).catch((cause: unknown) => {
          throw new DrillError('stack-start-failed', `service ${name}: the image ${image} is not here`, {
            cause,
            hint: 'build or pull it first: make setup',
          });
        });
        return [name, portsOf(service, exposed)] as const;
      }),
    ),
  );
