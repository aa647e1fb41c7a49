import type { Condition } from '../core/probe.ts';
import { clocksOf } from './clocks.ts';
import { courses } from './courses.ts';
import { breakAndNotice } from './phases/break-and-notice.ts';
import { holdStill } from './phases/hold-still.ts';
import { proveSteady } from './phases/prove-steady.ts';
import { recall } from './phases/recall.ts';
import { recover } from './phases/recover.ts';
import { rescue } from './phases/rescue.ts';
import { stabilise } from './phases/stabilise.ts';
import { slowestScrape, type Plan } from './plan.ts';
import type { Ports } from './ports.ts';
import type { PhaseRunner, Trial } from './trial-context.ts';
import { watchAlerts } from './watch-alerts.ts';
import { watchConditions } from './watch-conditions.ts';

type Prepared = Omit<Trial, 'load' | 'courses'>;

/**
 * The phases of a trial on a system that runs, from the steady state to the last questions, under load and with everything watched that is judged later. Ends early where
 * the next phase would prove nothing. Load and watching are over before this settles; faults stay for the caller to lift.
 */
export const onSystem = async (prepared: Prepared, ports: Ports, phase: PhaseRunner): Promise<void> => {
  const { plan, system, timeline, clock } = prepared;
  await using resources = new AsyncDisposableStack();
  resources.use(watchAlerts(system.alerts, system.stack, timeline, clock));
  resources.use(watchConditions(conditionsOf(plan), system.stack, timeline, clock, slowestScrape(plan)));
  const load = resources.use(await ports.openLoad(plan, system, { timeline, signal: prepared.signal }));
  const signal = AbortSignal.any([prepared.signal, load.died]);
  resources.defer(async () => {
    if (!signal.aborted) await load.stop();
  });
  const trial: Trial = { ...prepared, signal, load, courses: resources.use(courses(prepared.injector, clock, signal)) };

  if (!(await phase('steady', () => proveSteady(trial)))) return;
  if (plan.twin?.sabotage === 'no-fault') {
    await phase('alert', () => holdStill(trial));
  } else {
    const broken = await breakAndNotice(trial, phase);
    if (broken === undefined) return;
    await phase('recover', () => recover(trial, broken));
    await phase('stabilise', () => stabilise(trial, broken));
    if (plan.drill.rescues !== undefined && clocksOf(timeline, plan).stable === null) await phase('rescue', () => rescue(trial));
  }
  await load.stop();
  signal.throwIfAborted();
  await phase('judge', () => recall(trial));
};

const conditionsOf = ({ drill, detection }: Plan): readonly Condition[] => [
  ...drill.steady.conditions,
  ...detection.map(({ condition }) => condition),
  ...(drill.aborts ?? []).flatMap((one) => (one.abort === 'unless' ? [one.condition] : [])),
];
