import { expect, test } from 'vitest';
import { recorder } from '../../../src/core/timeline.ts';
import { clocksOf } from '../../../src/runner/clocks.ts';
import { operationsOf, operationsSince } from '../../../src/runner/operations-of.ts';
import { seeded } from '../../../src/core/seeded.ts';
import { planFor } from './fake-plan.ts';
import { fakeSystem } from './fake-system.ts';
import { simulatedClock } from './simulated-clock.ts';
import { faultStage, operation, timelineOf } from './timeline-of.ts';

test('operations come in the order in which they were meant to start, however late each was answered, and those of one instant as they were recorded', () => {
  const chance = seeded(7);
  const facts = Array.from({ length: 500 }, () => operation(Math.floor(chance() * 100), 'ok'));
  const timeline = timelineOf(...facts);
  const sorted = timeline.events.flatMap((event) => (event.kind === 'operation' ? [event] : [])).toSorted((a, b) => a.intendedMs - b.intendedMs);
  expect(operationsOf(timeline)).toEqual(sorted);
  for (const from of [-1, 0, 17, 17.5, 99, 100]) {
    expect(operationsSince(operationsOf(timeline), from)).toEqual(sorted.filter(({ intendedMs }) => intendedMs >= from));
  }
});

test('what is recorded later is there when they are asked for again', () => {
  const timeline = recorder(simulatedClock());
  expect(operationsOf(timeline)).toEqual([]);
  for (const at of [30, 10, 20]) {
    const [instant, fact] = operation(at, 'ok');
    timeline.record(fact, instant);
    expect(operationsOf(timeline).at(-1)?.intendedMs).toBe(30);
  }
  expect(operationsOf(timeline).map(({ intendedMs }) => intendedMs)).toEqual([10, 20, 30]);
});

test('the clocks of a trial of 200,000 operations before the fault can be read after every event', () => {
  const plan = planFor(fakeSystem());
  const timeline = recorder(simulatedClock());
  const record = ([at, fact, error = 0]: ReturnType<typeof operation>): void => void timeline.record(fact, at, error);
  for (let at = 0; at < 200_000; at += 1) record(operation(at, 'ok'));
  record(faultStage(200_000, 'injected'));
  clocksOf(timeline, plan);
  const began = process.cpuUsage();
  for (let at = 200_001; at < 200_500; at += 1) {
    record(operation(at, 'failed'));
    clocksOf(timeline, plan);
  }
  const { user, system } = process.cpuUsage(began);
  // A pass over all operations after every event, it took 19 s; this takes 0.1 s.
  expect((user + system) / 1_000).toBeLessThan(1_500);
});
