import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kill, pause, refuse } from '../../faults/index.ts';
import type { Fault } from '../../src/core/fault.ts';
import type { Capability, Snapshot } from '../../src/core/capability.ts';
import { seconds } from '../../src/core/duration.ts';
import { service } from '../../src/core/target.ts';
import { openLedger, type Ledger } from '../../src/runner/ledger.ts';
import { capabilitySource } from '../../src/stack/capabilities/index.ts';
import { containerOf } from '../../src/stack/capabilities/container-of.ts';
import { proxyName } from '../../src/stack/links.ts';
import type { DockerEngine } from '../../src/stack/docker-engine.ts';
import { identityOf } from '../../src/stack/identity-of.ts';
import type { StartedStack } from '../../src/stack/start-stack.ts';
import { systemUnderTest } from '../../src/stack/system-under-test.ts';
import { accountApiModel } from './account-api.ts';
import { interleave } from './interleave.ts';
import type { BenchContext, Measured, Measurement } from './measurement.ts';
import { requireLink } from './require-link.ts';
import { quantile, ratios } from './statistics.ts';
import { withFastStack } from './with-stack.ts';

const [app, redis] = [service('app'), service('redis')];
const most = 1.15;

const turns = 40;

export const injectionCost: Measurement = {
  name: 'injection-cost',
  title: 'What an injection costs',
  method:
    'The intent, appended to the ledger and synced, and the call of the fault after it, against the calls that do the same harm by hand: `pause` and `kill` of a container ' +
    'through the engine’s API on a kept connection, and disabling the proxy of an arrow through Toxiproxy’s own client. Everything is brought back between two turns, outside the timed part. Three warm-ups each.',
  run: async (context) => {
    const api = await accountApiModel();
    return await withFastStack(api, async (started) => {
      const folder = await mkdtemp(join(tmpdir(), 'firedrill-bench-'));
      try {
        await using ledger = await openLedger(join(folder, 'ledger.ndjson'), 'bench', seconds(10));
        return await compare(context, api.engine, started, ledger);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
  },
};

const compare = async (context: BenchContext, engine: DockerEngine, started: StartedStack, ledger: Ledger): Promise<Measured> => {
  const system = systemUnderTest(engine, started);
  const open = capabilitySource(system);
  const container = engine.docker.getContainer(containerOf(started, redis.name));
  const arrow = requireLink(started, app.name, redis.name);
  const toxiproxy = await system.toxiproxy();
  const byHand: readonly { readonly fault: Fault; readonly raw: () => Promise<unknown> }[] = [
    { fault: pause(redis), raw: () => container.pause() },
    { fault: kill(redis), raw: () => container.kill({ signal: 'SIGKILL' }) },
    {
      fault: refuse(app.to(redis)),
      raw: async () => {
        const proxy = await toxiproxy.get(proxyName(arrow, arrow.ports[0] ?? 0));
        await proxy.update({ enabled: false, listen: proxy.listen, upstream: proxy.upstream });
      },
    },
  ];
  const measured: Measured[] = [];
  let injections = 0;
  for (const { fault, raw } of byHand) {
    const { kind } = fault;
    const opened = (): Capability => {
      const capability = open(fault.capability, fault.target, fault.settings);
      if (capability === undefined) throw new Error(`${fault.target.name} cannot suffer ${fault.capability}`);
      return capability;
    };
    /** Snapshot before and restoring after are outside the timed part, for both sides alike. */
    const timed = async (harm: (capability: Capability, found: Snapshot) => Promise<unknown>): Promise<number> => {
      const capability = opened();
      const found = await capability.snapshot();
      const began = performance.now();
      await harm(capability, found);
      const took = performance.now() - began;
      await capability.restore(found);
      return took;
    };
    const identity = await identityOf(system, fault.target);
    const { ours, theirs } = await interleave(
      context,
      {
        theirs: () => timed(raw),
        ours: () =>
          timed(async (capability, found) => {
            await ledger.intend(`${kind}-${String((injections += 1))}`, fault, found, identity);
            await capability.apply();
          }),
      },
      { turns: context.samples(turns), warmUp: 3 },
    );
    measured.push({
      figures: [
        { name: `${kind}: intent and call`, unit: 'ms', values: ours },
        { name: `${kind}: by hand`, unit: 'ms', values: theirs },
        { name: `${kind}: ratio, pair by pair`, unit: 'x', values: ratios(ours, theirs) },
      ],
      goals: [
        { words: `${kind} with its synced intent against the raw call, p50`, unit: 'x', most, measured: quantile(ours, 0.5) / quantile(theirs, 0.5) },
      ],
    });
    context.progress(`${kind}: ${quantile(ours, 0.5).toFixed(2)} ms, by hand ${quantile(theirs, 0.5).toFixed(2)} ms`);
  }
  return { figures: measured.flatMap(({ figures }) => figures), goals: measured.flatMap(({ goals }) => goals) };
};
