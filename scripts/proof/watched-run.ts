import { resolve } from 'node:path';
import { monotonicClock } from '../../src/cli/monotonic-clock.ts';
import { newRun } from '../../src/cli/new-run.ts';
import { leaseSetting } from '../../src/cli/watchdog/lease-setting.ts';
import { startWatchdog } from '../../src/cli/watchdog/start-watchdog.ts';
import { messageOf } from '../../src/core/message-of.ts';
import { recorder } from '../../src/core/timeline.ts';
import { timing } from '../../src/core/timing.ts';
import { toolboxProcess } from '../../src/operator/toolbox-process.ts';
import { injector } from '../../src/runner/injector/injector.ts';
import { openLedger } from '../../src/runner/ledger.ts';
import { imageEnvironment } from '../../src/setup/image-environment.ts';
import { imageTags } from '../../src/setup/image-tags.ts';
import { capabilitySource } from '../../src/stack/capabilities/index.ts';
import { loadTestcontainers } from '../../src/stack/compose-up.ts';
import { dockerEngine } from '../../src/stack/docker-engine.ts';
import { identityOf } from '../../src/stack/identity-of.ts';
import { markChildren } from '../../src/stack/orphans.ts';
import { makeStackFiles } from '../../src/stack/stack-files.ts';
import { startStack } from '../../src/stack/start-stack.ts';
import { sweepRun } from '../../src/stack/sweep.ts';
import { systemUnderTest } from '../../src/stack/system-under-test.ts';
import { faultCatalogue } from '../../test/contract/catalogue/index.ts';
import { toldCapability, toldLedger, type Reach } from './boundaries.ts';
import { readSystem, systems } from './systems.ts';

// A runner that is there to be killed: ledger, watchdog, system, injection and undo are those of a real run, put together as `run` does.
// `watched-run.ts <output> <system> <fault> <boundary>` stops at the boundary and waits; with the boundary `none` it injects and lifts for ever.
const [output = '', systemName = '', faultName = '', stopAt = 'none'] = process.argv.slice(2);
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const forEver = (): Promise<never> => new Promise(() => setInterval(() => undefined, 60_000));
const reach: Reach = async (boundary) => {
  say(`at ${boundary}`);
  if (boundary === stopAt) await forEver();
};

// As `run` does it: loading keeps this process from saying that it is alive, so it is over before anybody listens.
const declared = systems.find(({ name }) => name === systemName);
const fault = faultCatalogue[faultName]?.make();
if (declared === undefined || fault === undefined) throw new Error(`there is no system ${systemName}, or no fault ${faultName}`);
const images = imageEnvironment(await imageTags());
const [model] = await Promise.all([readSystem(declared, images), loadTestcontainers()]);
const engine = dockerEngine();
const clock = monotonicClock();
const run = await newRun(output);
const ledgerFile = resolve(run.output, 'ledger.ndjson');
const lease = leaseSetting();
await using ledger = await openLedger(ledgerFile, run.id, lease);
using watchdog = await startWatchdog({ runId: run.id, output: run.output, ledger: ledgerFile, lease });
markChildren(run.id);
say(`run ${run.id}`);

await using files = await makeStackFiles(run.id, ledgerFile);
const started = await startStack({
  ...{ engine, runId: run.id, stack: declared, model, files, ledger: ledgerFile, toolboxProcess, environment: images, timing: timing('production') },
  images: { toxiproxy: images['FIREDRILL_IMAGE_TOXIPROXY'] ?? '', toolbox: images['FIREDRILL_IMAGE_TOOLBOX'] ?? '' },
});
say(`booted ${[...started.containers].map(([name, id]) => `${name}=${id}`).join(' ')}`);
const system = systemUnderTest(engine, started);
const capabilities = capabilitySource(system);
const faults = injector(
  ({ capability, target, settings }) => {
    const found = capabilities(capability, target, settings);
    if (found === undefined) throw new Error(`${target.name} cannot suffer ${capability}`);
    return toldCapability(found, reach);
  },
  toldLedger(ledger, reach),
  clock,
  recorder(clock),
  ({ target }) => identityOf(system, target),
);
const { lost } = watchdog;
try {
  do {
    const injection = await faults.inject(fault, lost).catch((error: unknown) => {
      // Where every connection was closed a moment ago, none is there to be closed again.
      if (stopAt !== 'none' || lost.aborted) throw error;
      say(`did not bite: ${messageOf(error)}`);
    });
    if (injection === undefined) {
      await faults.liftAll();
      continue;
    }
    await reach('mid-hold');
    const why = await injection.lift();
    if (why !== undefined) throw new Error(why);
  } while (stopAt === 'none');
} catch (error) {
  say(`gave up: ${String(error)}`);
  process.exitCode = 2;
}
await faults.liftAll();
const { left } = await sweepRun(engine, run.id);
if (left.length === 0) await watchdog.release();
say(`ended, ${String(left.length)} left`);
