import { cpus, release } from 'node:os';
import { join } from 'node:path';
import { faultsOf } from '../core/composition.ts';
import { messageOf } from '../core/message-of.ts';
import type { AlertDelivery } from '../core/alert-delivery.ts';
import { DrillError } from '../core/errors.ts';
import type { Clock } from '../core/clock.ts';
import type { Reporter, Residue } from '../core/reporter.ts';
import { startOpenLoad } from '../load/open-load.ts';
import { openGate } from '../operator/gate.ts';
import { openPager } from '../operator/pager.ts';
import { configHashes } from '../operator/config-hashes.ts';
import { toolbox, type ToolboxExec } from '../operator/toolbox.ts';
import { toolboxProcess } from '../operator/toolbox-process.ts';
import { alertState } from '../probes/prometheus/alert-state.ts';
import type { Ledger } from '../runner/ledger.ts';
import type { Ports, System } from '../runner/ports.ts';
import { capabilitySource } from '../stack/capabilities/index.ts';
import { containerOf } from '../stack/capabilities/container-of.ts';
import { composeVersion } from '../stack/compose-version.ts';
import type { DockerEngine } from '../stack/docker-engine.ts';
import { identityOf } from '../stack/identity-of.ts';
import { projectOf } from '../stack/labels.ts';
import { ownServices } from '../stack/overlay.ts';
import { runningStack } from '../stack/running-stack.ts';
import { makeStackFiles } from '../stack/stack-files.ts';
import { startStack } from '../stack/start-stack.ts';
import { sweepRun } from '../stack/sweep.ts';
import { systemUnderTest } from '../stack/system-under-test.ts';
import type { PlannedDrill } from './plan-drill.ts';
import { secretsOf } from './secrets-of.ts';
import { version } from './version.ts';

export interface TrialParts {
  readonly runId: string;
  readonly planned: PlannedDrill;
  readonly engine: DockerEngine;
  readonly clock: Clock;
  readonly reporter: Reporter;
  readonly ledger: Ledger;
  /** The file of the ledger. */
  readonly ledgerFile: string;
  /** `FIREDRILL_IMAGE_…` by name. */
  readonly images: Readonly<Record<string, string>>;
}

/** Gives a trial its real stack, operator, pager and load. What `start` opened, `stop` closes, half-way failures included. */
export const trialPorts = (parts: TrialParts): Ports => {
  const { runId, engine, clock, reporter, ledger } = parts;
  let resources = new AsyncDisposableStack();
  return {
    runId,
    clock,
    reporter,
    ledger,
    start: (_, onAlert) => startSystem(parts, resources, onAlert),
    stop: async () => {
      const { left } = await sweepRun(engine, runId).catch((error: unknown) => ({ left: [unswept(runId, error)] }));
      const opened = resources;
      resources = new AsyncDisposableStack();
      await opened.disposeAsync();
      return left;
    },
    startLoad: startOpenLoad,
  };
};

/** Compose in the toolbox needs a tenth of a second; a busy machine many times that. */
const configHashBudgetMs = 20_000;

const startSystem = async (parts: TrialParts, resources: AsyncDisposableStack, onAlert: (delivery: AlertDelivery) => void): Promise<System> => {
  const {
    runId,
    engine,
    clock,
    images,
    ledgerFile,
    planned: { plan, model },
  } = parts;
  const files = resources.use(await makeStackFiles(runId, ledgerFile));
  const gate = resources.use(
    await openGate({
      socketPath: join(files.sockets, 'docker.sock'),
      engine: await engine.endpoint(),
      project: projectOf(runId),
      runId,
      onRefused: () => undefined,
    }),
  );
  resources.use(await openPager({ socketPath: join(files.sockets, 'pager.sock'), now: () => clock.now(), onDelivery: onAlert }));
  const started = await startStack({
    engine,
    runId,
    stack: plan.drill.stack,
    faults: faultsOf(plan.drill.breaks),
    model,
    timing: plan.timing,
    files,
    ledger: ledgerFile,
    toolboxProcess,
    environment: images,
    images: { toxiproxy: imageOf(images, 'TOXIPROXY'), toolbox: imageOf(images, 'TOOLBOX') },
  });
  const toolboxId = containerOf(started, ownServices.toolbox);
  const system = systemUnderTest(engine, started);
  const exec: ToolboxExec = (argv, options) => engine.exec(toolboxId, argv, options);
  // Without this, compose in the toolbox would take the containers for outdated and make them anew.
  gate.showConfigHashes(await configHashes(exec, plan.drill.stack.documentedAs, AbortSignal.timeout(configHashBudgetMs)));
  return {
    stack: await runningStack(engine, runId, plan.timing, started.containers),
    capability: capabilitySource(system),
    identity: (target) => identityOf(system, target),
    operator: toolbox({
      exec,
      secrets: secretsOf(model),
      takeRefusals: () => gate.takeRefusals(),
      settled: () => gate.settled(),
      now: () => clock.now(),
    }),
    alertState: (alert) => alertState(alert),
    environment: {
      firedrill: version,
      node: process.version,
      engine: await engine.version(),
      compose: await composeVersion(),
      os: `${process.platform} ${release()}`,
      cpus: cpus().length,
      images: Object.fromEntries(Object.entries(model.services).map(([name, { image }]) => [name, image ?? 'none'])),
    },
  };
};

const imageOf = (images: Readonly<Record<string, string>>, name: string): string => {
  const image = images[`FIREDRILL_IMAGE_${name}`];
  if (image === undefined) throw new DrillError('stack-start-failed', `there is no image called ${name.toLowerCase()}`, { hint: 'make setup' });
  return image;
};

const unswept = (runId: string, error: unknown): Residue => ({
  what: `everything of run ${runId}`,
  why: `the engine does not answer: ${messageOf(error)}`,
  byHand: [`docker rm --force --volumes $(docker ps --all --quiet --filter label=dev.firedrill.run=${runId})`, `firedrill undo --run ${runId}`],
});
