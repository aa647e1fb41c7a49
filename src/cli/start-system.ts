import { cpus, release } from 'node:os';
import { join } from 'node:path';
import type { AlertDelivery } from '../core/alert-delivery.ts';
import type { Clock } from '../core/clock.ts';
import { DrillError } from '../core/errors.ts';
import type { Fault } from '../core/fault.ts';
import { configHashes } from '../operator/config-hashes.ts';
import { openGate } from '../operator/gate.ts';
import { openPager } from '../operator/pager.ts';
import { toolbox, type ToolboxExec } from '../operator/toolbox.ts';
import { tidyArguments, toolboxProcess } from '../operator/toolbox-process.ts';
import { activeAlerts } from '../probes/prometheus/active-alerts.ts';
import { lacksOfAlerting, lacksOfScraping, ring } from '../probes/prometheus/alerting-door.ts';
import type { System } from '../runner/ports.ts';
import { capabilitySource } from '../stack/capabilities/index.ts';
import { containerOf } from '../stack/capabilities/container-of.ts';
import { composeVersion } from '../stack/compose-version.ts';
import { identityOf } from '../stack/identity-of.ts';
import { projectOf } from '../stack/labels.ts';
import { ownServices } from '../stack/overlay/own-services.ts';
import { keepState, type KeptState } from '../stack/reset/keep-state.ts';
import { runningStack } from '../stack/running-stack.ts';
import { makeStackFiles } from '../stack/stack-files.ts';
import { startStack } from '../stack/start-stack.ts';
import { systemUnderTest } from '../stack/system-under-test.ts';
import type { PlannedDrill } from './plan-drill.ts';
import type { RunContext } from './run-context.ts';
import { secretsOf } from './secrets-of.ts';
import { version } from './version.ts';

/** Whose trial it is at present: alerts are told to it, on its clock. */
export interface Audience {
  readonly clock: Clock;
  readonly onAlert: (delivery: AlertDelivery) => void;
}

/** A system in operation with its operator and its pager, whosever trial it is. */
export interface StartedSystem {
  /** As one trial sees it. Nothing is said of its alerting before `alerting` has resolved. */
  showTo(audience: Audience, alerting?: Promise<void>): System;
  /** Keeps its present state. Rejects for a state that could not be brought back. */
  keep(): Promise<KeptState>;
  /** Ends and removes what commands have left in the toolbox. */
  tidy(): Promise<void>;
}

/** Compose in the toolbox needs a tenth of a second; a busy machine many times that. */
const configHashBudgetMs = 20_000;
const tidyBudgetMs = 10_000;

/**
 * Starts the stack of a drill with gate, pager and toolbox. What is opened here goes into `resources`; containers are swept by their labels.
 * Alerts are told to whoever listens when they come.
 */
export const startSystem = async (
  { plan, model }: PlannedDrill,
  faults: readonly Fault[],
  { run: { id: runId }, engine, images, ledgerFile }: Pick<RunContext, 'run' | 'engine' | 'images' | 'ledgerFile'>,
  resources: AsyncDisposableStack,
  listening: () => Audience | undefined,
): Promise<StartedSystem> => {
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
  resources.use(
    await openPager({
      socketPath: join(files.sockets, 'pager.sock'),
      now: () => listening()?.clock.now() ?? 0,
      onDelivery: (delivery) => listening()?.onAlert(delivery),
    }),
  );
  const started = await startStack({
    engine,
    runId,
    stack: plan.drill.stack,
    faults,
    model,
    timing: plan.timing,
    files,
    ledger: ledgerFile,
    toolboxProcess,
    environment: images,
    images: { toxiproxy: imageOf(images, 'TOXIPROXY'), toolbox: imageOf(images, 'TOOLBOX') },
  });
  const toolboxId = containerOf(started, ownServices.toolbox);
  const exec: ToolboxExec = (argv, options) => engine.exec(toolboxId, argv, options);
  // Without this, compose in the toolbox would take the containers for outdated and make them anew.
  gate.showConfigHashes(await configHashes(exec, plan.drill.stack.documentedAs, AbortSignal.timeout(configHashBudgetMs)));
  const system = systemUnderTest(engine, started);
  const environment: System['environment'] = {
    firedrill: version,
    node: process.version,
    engine: await engine.version(),
    compose: await composeVersion(),
    os: `${process.platform} ${release()}`,
    cpus: cpus().length,
    images: Object.fromEntries(Object.entries(model.services).map(([name, { image }]) => [name, image ?? 'none'])),
  };
  const stack = await runningStack(engine, runId, plan.timing, started.containers);
  return {
    showTo: ({ clock }, alerting) => ({
      stack,
      capability: capabilitySource(system),
      identity: (target) => identityOf(system, target),
      operator: toolbox({
        exec,
        secrets: secretsOf(model),
        takeRefusals: () => gate.takeRefusals(),
        settled: () => gate.settled(),
        now: () => clock.now(),
      }),
      alerts: activeAlerts(),
      alerting: {
        lacks: async (alert, signal) => {
          await alerting;
          return await lacksOfAlerting(stack, alert, signal);
        },
        unscraped: (signal) => lacksOfScraping(stack, signal),
        ring: (labels, lasts, signal) => ring(stack, labels, lasts, signal),
      },
      environment,
    }),
    keep: () => keepState(system, model),
    tidy: async () => {
      await exec(tidyArguments, { signal: AbortSignal.timeout(tidyBudgetMs), onOutput: () => undefined });
    },
  };
};

const imageOf = (images: Readonly<Record<string, string>>, name: string): string => {
  const image = images[`FIREDRILL_IMAGE_${name}`];
  if (image === undefined) throw new DrillError('stack-start-failed', `there is no image called ${name.toLowerCase()}`, { hint: 'make setup' });
  return image;
};
