import { expect, test } from 'vitest';
import { milliseconds } from '../../../src/core/duration.ts';
import type { ActiveAlert } from '../../../src/core/active-alert.ts';
import type { Condition, Probe, Sample } from '../../../src/core/probe.ts';
import type { RunningStack } from '../../../src/core/stack.ts';
import { recorder, type Recorder } from '../../../src/core/timeline.ts';
import { watchAlerts } from '../../../src/runner/watch-alerts.ts';
import { watchConditions } from '../../../src/runner/watch-conditions.ts';
import { app } from './fake-plan.ts';
import { simulatedClock } from './simulated-clock.ts';

const stack = { runId: 'run-1' } as RunningStack;
const period = milliseconds(10);

/** Tells all of these at once, then waits to be stopped, or fails. */
const telling =
  <Value>(values: readonly Value[], failure?: Error) =>
  (_stack: RunningStack, observe: (value: Value) => void, signal: AbortSignal): Promise<void> => {
    values.forEach(observe);
    if (failure !== undefined) return Promise.reject(failure);
    return new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        resolve();
      });
    });
  };

const conditionTelling = (holds: readonly boolean[], failure?: Error): Condition => ({
  type: 'condition',
  words: 'app is ready',
  of: app,
  period,
  watch: telling<Sample>(
    holds.map((each) => ({ holds: each, saw: String(each) })),
    failure,
  ),
});

type Told = readonly ActiveAlert[] | undefined;
const active = (alert: string, state: ActiveAlert['state'], instance = 'a'): ActiveAlert => ({ alert, state, labels: { instance }, annotations: {} });
const alertsTelling = (...told: readonly Told[]): Probe<Told> => ({ of: app, name: 'alerts of prometheus', period, watch: telling(told) });

const recorded = async (watch: (timeline: Recorder) => AsyncDisposable): Promise<readonly unknown[]> => {
  const timeline = recorder(simulatedClock());
  await watch(timeline)[Symbol.asyncDispose]();
  return timeline.events.map((event) => {
    if (event.kind === 'sample') return event.holds;
    if (event.kind === 'alert') return `${event.alert} ${event.state}`;
    if (event.kind === 'evidence') return `${event.name}: ${String(event.value)}`;
    return event.kind === 'trouble' ? event.message : event.kind;
  });
};

test('a condition is recorded when it is first seen and whenever it changes', async () => {
  expect(
    await recorded((timeline) => watchConditions([conditionTelling([false, false, true, true, false])], stack, timeline, simulatedClock())),
  ).toEqual([false, true, false]);
});

test('that nobody answers any more is recorded, though it was not true before either', async () => {
  const samples: readonly Sample[] = [
    { holds: false, saw: '503' },
    { holds: false, saw: 'timeout', unanswered: true },
    { holds: false, saw: 'timeout', unanswered: true },
    { holds: false, saw: '503' },
  ];
  const timeline = recorder(simulatedClock());
  const hanging: Condition = { type: 'condition', words: 'app is ready', of: app, period, watch: telling(samples) };
  await watchConditions([hanging], stack, timeline, simulatedClock())[Symbol.asyncDispose]();
  expect(timeline.events.map((event) => event.kind === 'sample' && event.saw)).toEqual(['503', 'timeout', '503']);
});

test('every sample has the period of its probe for an error', async () => {
  const timeline = recorder(simulatedClock());
  await watchConditions([conditionTelling([true])], stack, timeline, simulatedClock())[Symbol.asyncDispose]();
  expect(timeline.events).toMatchObject([{ condition: 'app is ready', errorMs: 10 }]);
});

test('a condition that two lines share is watched once', async () => {
  const ready = conditionTelling([true]);
  expect(await recorded((timeline) => watchConditions([ready, ready], stack, timeline, simulatedClock()))).toEqual([true]);
});

test('a condition that cannot be observed any more is trouble', async () => {
  const timeline = recorder(simulatedClock());
  const watching = watchConditions([conditionTelling([true], new Error('stream ended'))], stack, timeline, simulatedClock());
  await Promise.resolve();
  await Promise.resolve();
  await watching[Symbol.asyncDispose]();
  expect(timeline.events.at(-1)).toMatchObject({ kind: 'trouble', where: 'app is ready', message: 'stream ended' });
});

test('every change of every alert is recorded; that it was looked for the first time, too; no answer is no news', async () => {
  const told: readonly Told[] = [
    [],
    [active('A', 'pending')],
    [active('A', 'firing'), active('B', 'pending')],
    undefined,
    [active('A', 'firing'), active('B', 'pending')],
    [active('A', 'firing', 'b')],
    [],
  ];
  expect(await recorded((timeline) => watchAlerts(alertsTelling(...told), stack, timeline, simulatedClock()))).toEqual([
    'first look: 0 alerts pending or firing',
    'A pending',
    'A firing',
    'B pending',
    'A firing',
    'A resolved',
    'B inactive',
    'A resolved',
  ]);
});

test('what changed while nobody could look may have changed at any time since the look before', async () => {
  const clock = simulatedClock();
  const timeline = recorder(clock);
  const slow: Probe<Told> = {
    ...alertsTelling(),
    watch: async (_stack, observe) => {
      observe([]);
      await clock.wait(milliseconds(70));
      observe([active('A', 'firing')]);
      await clock.wait(milliseconds(4));
      observe([]);
    },
  };
  const watching = watchAlerts(slow, stack, timeline, clock);
  await clock.wait(milliseconds(100));
  await watching[Symbol.asyncDispose]();
  expect(timeline.events.map(({ errorMs }) => errorMs)).toEqual([0, 70, 10]);
});

test('what is told as it happens has the error of its telling, however long nothing happened before', async () => {
  const clock = simulatedClock();
  const timeline = recorder(clock);
  const followed: Condition = {
    ...conditionTelling([]),
    follows: true,
    watch: async (_stack, observe) => {
      observe({ holds: false, saw: 'nothing yet' });
      await clock.wait(milliseconds(500));
      observe({ holds: true, saw: 'a line' });
    },
  };
  const watching = watchConditions([followed], stack, timeline, clock);
  await clock.wait(milliseconds(600));
  await watching[Symbol.asyncDispose]();
  expect(timeline.events.map(({ errorMs }) => errorMs)).toEqual([10, 10]);
});
