import { expect, test } from 'vitest';
import { seconds } from '../../../src/core/duration.ts';
import type { Progress } from '../../../src/core/reporter.ts';
import { recorder, type Recorder, type Timeline } from '../../../src/core/timeline.ts';
import { eventHub, type EventHub, type Wait } from '../../../src/runner/event-hub.ts';
import { simulatedClock, type SimulatedClock } from './simulated-clock.ts';

interface Bench {
  readonly clock: SimulatedClock;
  readonly timeline: Recorder;
  readonly hub: EventHub;
  readonly told: Progress[];
}

const bench = (): Bench => {
  const clock = simulatedClock();
  const told: Progress[] = [];
  const timeline: Recorder = recorder(clock, (event) => {
    hub.notify(event);
  });
  const hub = eventHub(
    () => timeline,
    clock,
    (progress) => told.push(progress),
  );
  return { clock, timeline, hub, told };
};

const trouble = { kind: 'trouble', where: 'here', message: 'it' } as const;
const any = ({ events }: Timeline): boolean => events.length > 0;
const forIt = (changes: Partial<Wait> = {}): Wait => ({ waitingFor: 'it', within: seconds(2), signal: new AbortController().signal, ...changes });
const states = ({ told }: Bench): readonly string[] => told.map(({ state, elapsedMs }) => `${state} ${String(elapsedMs)}`);

const recordAfter = async ({ clock, timeline }: Bench, n: number): Promise<void> => {
  await clock.wait(seconds(n));
  timeline.record(trouble);
};

test('what is true already needs no waiting', async () => {
  const one = bench();
  one.timeline.record(trouble);
  expect(await one.hub.until(any, forIt())).toBe(true);
  expect(one.clock.now()).toBe(0);
  expect(states(one)).toEqual(['began 0', 'done 0']);
});

test('ends at the event that makes it true', async () => {
  const one = bench();
  const [reached] = await Promise.all([one.hub.until(any, forIt()), recordAfter(one, 1.2)]);
  expect(reached).toBe(true);
  expect(one.clock.now()).toBe(1_200);
  expect(states(one)).toEqual(['began 0', 'waiting 500', 'waiting 1000', 'done 1200']);
});

test('ends at the deadline when it does not come true', async () => {
  const one = bench();
  expect(await one.hub.until(any, forIt({ saw: () => 'nothing yet' }))).toBe(false);
  expect(one.clock.now()).toBe(2_000);
  expect(one.told.at(-1)).toEqual({ waitingFor: 'it', state: 'failed', elapsedMs: 2_000, withinMs: 2_000, saw: 'nothing yet' });
});

test('an event after the deadline changes nothing', async () => {
  const one = bench();
  const [reached] = await Promise.all([one.hub.until(any, forIt()), recordAfter(one, 3)]);
  expect(reached).toBe(false);
});

test('holding lasts its whole time while nothing disturbs it, and is then done', async () => {
  const one = bench();
  expect(await one.hub.hold(any, forIt())).toBe(true);
  expect(one.clock.now()).toBe(2_000);
  expect(states(one).at(-1)).toBe('done 2000');
});

test('holding fails at the disturbance', async () => {
  const one = bench();
  const [held] = await Promise.all([one.hub.hold(any, forIt()), recordAfter(one, 0.3)]);
  expect(held).toBe(false);
  expect(states(one)).toEqual(['began 0', 'failed 300']);
});

test('aborting rejects with the reason at once', async () => {
  const one = bench();
  const stop = new AbortController();
  const waiting = one.hub.until(any, forIt({ signal: stop.signal }));
  void one.clock.wait(seconds(0.7)).then(() => {
    stop.abort(new Error('enough'));
  });
  await expect(waiting).rejects.toThrow('enough');
  expect(states(one)).toEqual(['began 0', 'waiting 500', 'failed 700']);
  expect(one.clock.pending).toBe(0);
});

test('a wait that begins aborted does not begin', async () => {
  const one = bench();
  await expect(one.hub.until(any, forIt({ signal: AbortSignal.abort(new Error('enough')) }))).rejects.toThrow('enough');
  expect(one.told).toEqual([]);
});

test('no wait is left behind, and nobody listens after it', async () => {
  const one = bench();
  let asked = 0;
  const once = (): boolean => (asked += 1) > 1;
  const [reached] = await Promise.all([one.hub.until(once, forIt()), recordAfter(one, 1)]);
  expect(reached).toBe(true);
  one.timeline.record(trouble);
  expect(asked).toBe(2);
  expect(one.clock.pending).toBe(0);
});
