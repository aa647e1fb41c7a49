import { expect, test } from 'vitest';
import { milliseconds } from '../../../src/core/duration.ts';
import { eventsOf, recorder, type Event, type Fact } from '../../../src/core/timeline.ts';
import { simulatedClock } from '../runner/simulated-clock.ts';

const trouble: Fact = { kind: 'trouble', where: 'here', message: 'it' };

test('an event has an id, the instant of now and no error, unless it is told', async () => {
  const clock = simulatedClock();
  const timeline = recorder(clock);
  await clock.wait(milliseconds(40));
  timeline.record(trouble);
  timeline.record(trouble, 7, 50);
  expect(timeline.events).toEqual([
    { id: 'e1', atMs: 40, errorMs: 0, ...trouble },
    { id: 'e2', atMs: 7, errorMs: 50, ...trouble },
  ]);
});

test('events keep the order in which they were recorded, and cannot be changed', () => {
  const timeline = recorder(simulatedClock());
  const event = timeline.record(trouble);
  expect(timeline.record(trouble).id).toBe('e2');
  expect(() => Object.assign(event, { message: 'other' })).toThrow(TypeError);
});

test('everybody who listens is told after the event is on the timeline', () => {
  const told: (readonly [Event, number])[] = [];
  const timeline = recorder(simulatedClock(), (event) => told.push([event, timeline.events.length]));
  timeline.record(trouble);
  expect(told).toEqual([[timeline.events[0], 1]]);
});

test('events of one kind are told in order', () => {
  const timeline = recorder(simulatedClock());
  timeline.record({ kind: 'phase', phase: 'start', edge: 'began' });
  timeline.record(trouble);
  timeline.record({ kind: 'phase', phase: 'start', edge: 'ended' });
  expect(eventsOf(timeline, 'phase').map(({ edge }) => edge)).toEqual(['began', 'ended']);
  expect(eventsOf(timeline, 'alert')).toEqual([]);
});
