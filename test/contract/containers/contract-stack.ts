import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import type { Capability } from '../../../src/core/capability.ts';
import type { Fault } from '../../../src/core/fault.ts';
import { stack } from '../../../src/core/stack.ts';
import { timing } from '../../../src/core/timing.ts';
import { toolboxProcess } from '../../../src/operator/toolbox-process.ts';
import { imageEnvironment } from '../../../src/setup/image-environment.ts';
import { imageTags } from '../../../src/setup/image-tags.ts';
import { containerOf } from '../../../src/stack/capabilities/container-of.ts';
import { capabilitySource } from '../../../src/stack/capabilities/index.ts';
import { readComposeModel } from '../../../src/stack/compose-model.ts';
import { dockerEngine, type DockerEngine } from '../../../src/stack/docker-engine.ts';
import { makeStackFiles } from '../../../src/stack/stack-files.ts';
import { startStack, type StartedStack } from '../../../src/stack/start-stack.ts';
import { sweepRun } from '../../../src/stack/sweep.ts';
import { systemUnderTest, type SystemUnderTest } from '../../../src/stack/system-under-test.ts';
import { docker } from '../../docker.ts';

const run = promisify(execFile);

/** A small system in operation as a trial starts it, with what the tests look at. */
export interface ContractStack extends AsyncDisposable {
  readonly engine: DockerEngine;
  readonly runId: string;
  readonly started: StartedStack;
  /** The system as the capabilities see it: by the containers of the start, or of the last refresh. */
  readonly system: SystemUnderTest;
  /** Learns the containers anew, after one was removed and made again. */
  refresh(): Promise<void>;
  /** What a fault needs of this system. @throws Error when its target cannot suffer it. */
  capabilityOf(fault: Fault): Capability;
  /** The container of a service, as of the start or of the last refresh. */
  container(service: string): string;
  /** Runs a command in a service's container. */
  exec(service: string, ...argv: readonly string[]): Promise<string>;
  /** `docker compose` over the same files as the stack was started with. */
  compose(...args: readonly string[]): Promise<string>;
}

/** Starts a compose file of this folder's tests; `rules` are its rule files. Disposing removes everything of it. */
export const startContractStack = async (
  composeFile: string,
  rules: readonly string[] = [],
  engine: DockerEngine = dockerEngine(),
): Promise<ContractStack> => {
  const declared = stack({
    name: 'contract',
    compose: composeFile,
    profiles: [],
    documentedAs: 'compose.yml',
    alerting: { prometheus: '', alertmanager: '', rules },
    durations: [],
    fastFactor: 10,
  });
  await using undo = new AsyncDisposableStack();
  const runId = `contract-${randomBytes(4).toString('hex')}`;
  const environment = imageEnvironment(await imageTags());
  const files = undo.use(await makeStackFiles(runId));
  undo.defer(async () => {
    await sweepRun(engine, runId);
  });
  const model = await readComposeModel({ files: [declared.compose], profiles: [], environment });
  const image = (name: string): string => environment[`FIREDRILL_IMAGE_${name}`] ?? '';
  const started = await startStack({
    ...{ engine, runId, model, files, toolboxProcess, environment, stack: declared },
    timing: timing('production'),
    images: { toxiproxy: image('TOXIPROXY'), toolbox: image('TOOLBOX') },
  });
  const containers = new Map(started.containers);
  const system = systemUnderTest(engine, { ...started, containers });
  const capability = capabilitySource(system);
  const compose = async (...args: readonly string[]): Promise<string> =>
    (
      await run('docker', ['compose', '--project-name', started.project, '--file', declared.compose, '--file', files.overlay, ...args], {
        env: { ...process.env, ...environment },
      })
    ).stdout.trim();
  const container = (service: string): string => containerOf(system, service);
  const open = undo.move();
  return {
    ...{ engine, runId, started, system, compose, container },
    capabilityOf: ({ capability: name, target, settings }) => {
      const found = capability(name, target, settings);
      if (found === undefined) throw new Error(`${target.name} cannot suffer ${name}`);
      return found;
    },
    refresh: async () => {
      for (const [name, id] of await engine.servicesOf(started.project)) containers.set(name, id);
    },
    exec: async (service, ...argv) => await docker('exec', container(service), ...argv),
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
};
