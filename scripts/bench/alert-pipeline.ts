import { setTimeout as wait } from 'node:timers/promises';
import { join } from 'node:path';
import type { AlertDelivery } from '../../src/core/alert-delivery.ts';
import { seeded } from '../../src/core/seeded.ts';
import { stack } from '../../src/core/stack.ts';
import { service } from '../../src/core/target.ts';
import { timing } from '../../src/core/timing.ts';
import { refuse } from '../../faults/index.ts';
import { openPager } from '../../src/operator/pager.ts';
import { capabilitySource } from '../../src/stack/capabilities/index.ts';
import { systemUnderTest, type SystemUnderTest } from '../../src/stack/system-under-test.ts';
import { deliveriesOf, type Deliveries } from './alert-pipeline/deliveries-of.ts';
import { sendDeliveries } from './alert-pipeline/send-deliveries.ts';
import type { BenchContext, Measurement } from './measurement.ts';
import { quantile } from './statistics.ts';
import { plannedStack, withStack } from './with-stack.ts';

const folder = 'scripts/bench/alert-pipeline';
const watched = stack({
  name: 'alert-pipeline',
  compose: `${folder}/compose.yml`,
  profiles: [],
  documentedAs: 'compose.yml',
  alerting: { prometheus: `${folder}/prometheus.yml`, alertmanager: `${folder}/alertmanager.yml`, rules: [`${folder}/rules.yml`] },
  durations: [],
  fastFactor: 1,
});
const [prometheus, target] = [service('prometheus'), service('target')];
/** Of an incident: as long as it takes to scrape and to evaluate once, at the most. */
const phaseMs = 200;
const watchedAlert = 'TargetGone';
const patienceMs = 10_000;
const warmUp = 2;

export const alertPipeline: Measurement = {
  name: 'alert-pipeline',
  title: 'From a fault to its page',
  method:
    'A target, a real Prometheus that scrapes and evaluates every 100 ms, no `for`, a real Alertmanager without `group_wait`, and the pager of the harness, started as a drill starts its system. What the harness adds: a sender in the network of the ' +
    'system notes the time, connects to the receiver’s address and posts a delivery; the pager stamps it (whole milliseconds, one machine, one clock). The way of an alert: from just before the arrow `prometheus -> target` is refused to the stamp of the ' +
    'delivery; then the arrow is lifted, the alert delivered as resolved, and the next one begins at a random phase of scrapes and evaluations. Two warm-ups.',
  run: async (context) => {
    const planned = await plannedStack(watched);
    return await withStack(planned, timing('production'), async (started, { files }) => {
      const deliveries = deliveriesOf();
      await using pager = await openPager({ socketPath: join(files.sockets, 'pager.sock'), now: () => Date.now(), onDelivery: deliveries.take });
      const system = systemUnderTest(planned.engine, started);
      await sendDeliveries(system, context.samples(100));
      if (pager.malformed > 0) throw new Error(`${String(pager.malformed)} requests were no deliveries`);
      // While the system started the target was not there yet, which was delivered as well.
      const added = deliveries.taken.filter(({ alert }) => alert !== watchedAlert).map(({ alert, at }) => at - Number(alert) / 1_000);
      if (deliveries.taken.findLast(({ alert }) => alert === watchedAlert)?.state === 'firing') {
        await deliveries.next(({ alert, state }) => alert === watchedAlert && state === 'resolved', AbortSignal.timeout(patienceMs));
      }
      context.progress(`added by the harness: p99 ${quantile(added, 0.99).toFixed(1)} ms of ${String(added.length)}`);
      const ways = await alertAgainAndAgain(context, system, deliveries);
      return {
        figures: [
          { name: 'sent to the receiver, until it is stamped', unit: 'ms', values: added },
          { name: 'fault, until its alert is delivered', unit: 'ms', values: ways },
        ],
        goals: [
          { words: 'what the harness adds to a delivery, p99', unit: 'ms', most: 10, measured: quantile(added, 0.99) },
          { words: 'fault to delivered alert at the fastest settings, p50', unit: 'ms', most: 250, measured: quantile(ways, 0.5) },
        ],
      };
    });
  },
};

/** How long each alert took, from just before the call of its fault, in ms. */
const alertAgainAndAgain = async (context: BenchContext, system: SystemUnderTest, { next }: Deliveries): Promise<readonly number[]> => {
  const fault = refuse(prometheus.to(target));
  const capability = capabilitySource(system)(fault.capability, fault.target, fault.settings);
  if (capability === undefined) throw new Error('the arrow to the target cannot be refused');
  const is =
    (state: AlertDelivery['state']) =>
    ({ alert, state: now }: AlertDelivery): boolean =>
      alert === watchedAlert && now === state;
  const random = seeded(7);
  const ways: number[] = [];
  for (let turn = -warmUp; turn < context.samples(40); turn += 1) {
    const signal = AbortSignal.any([context.signal, AbortSignal.timeout(patienceMs)]);
    await wait(phaseMs * random(), undefined, { signal });
    const found = await capability.snapshot();
    const firing = next(is('firing'), signal);
    const began = Date.now();
    const [{ at }] = await Promise.all([firing, capability.apply()]);
    const resolved = next(is('resolved'), signal);
    await Promise.all([resolved, capability.restore(found)]);
    if (turn >= 0) ways.push(at - began);
    context.progress(`${turn < 0 ? 'warm-up' : `alert ${String(turn + 1)}`}: ${String(at - began)} ms`);
  }
  return ways;
};
