import { expect, test } from 'vitest';
import { milliseconds } from '../../../src/core/duration.ts';
import type { Condition, Probe, Sample } from '../../../src/core/probe.ts';
import type { RunningStack } from '../../../src/core/stack.ts';
import { recorder, type Recorder } from '../../../src/core/timeline.ts';
import { watchAlert } from '../../../src/runner/watch-alert.ts';
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

const alertTelling = (...states: readonly string[]): Probe<string> => ({ of: app, name: 'state of the alert A', period, watch: telling(states) });

const recorded = async (watch: (timeline: Recorder) => AsyncDisposable): Promise<readonly unknown[]> => {
  const timeline = recorder(simulatedClock());
  await watch(timeline)[Symbol.asyncDispose]();
  return timeline.events.map((event) =>
    event.kind === 'sample' ? event.holds : event.kind === 'alert' ? event.state : event.kind === 'trouble' ? event.message : event.kind,
  );
};

test('a condition is recorded when it is first seen and whenever it changes', async () => {
  expect(await recorded((timeline) => watchConditions([conditionTelling([false, false, true, true, false])], stack, timeline))).toEqual([
    false,
    true,
    false,
  ]);
});

test('every sample has the period of its probe for an error', async () => {
  const timeline = recorder(simulatedClock());
  await watchConditions([conditionTelling([true])], stack, timeline)[Symbol.asyncDispose]();
  expect(timeline.events).toMatchObject([{ condition: 'app is ready', errorMs: 10 }]);
});

test('a condition that two lines share is watched once', async () => {
  const ready = conditionTelling([true]);
  expect(await recorded((timeline) => watchConditions([ready, ready], stack, timeline))).toEqual([true]);
});

test('a condition that cannot be observed any more is trouble', async () => {
  const timeline = recorder(simulatedClock());
  const watching = watchConditions([conditionTelling([true], new Error('stream ended'))], stack, timeline);
  await Promise.resolve();
  await Promise.resolve();
  await watching[Symbol.asyncDispose]();
  expect(timeline.events.at(-1)).toMatchObject({ kind: 'trouble', where: 'app is ready', message: 'stream ended' });
});

test('an alert is recorded when it fires and when it no longer does; silence at the start is no news', async () => {
  const states = ['inactive', 'pending', 'firing', 'firing', 'unknown', 'firing', 'inactive', 'firing'];
  expect(await recorded((timeline) => watchAlert('A', alertTelling(...states), stack, timeline))).toEqual(['firing', 'resolved', 'firing']);
});
