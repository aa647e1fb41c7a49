import { describe, expect, test } from 'vitest';
import { recordedArrivals } from '../../../src/core/arrivals/recorded-arrivals.ts';
import { milliseconds, seconds } from '../../../src/core/duration.ts';
import type { Load, LoadSession, OperationResult } from '../../../src/core/load.ts';
import { perSecond } from '../../../src/core/quantity.ts';
import { eventsOf, recorder, type EventOf, type Recorder } from '../../../src/core/timeline.ts';
import { startOpenLoad, type OpenLoad } from '../../../src/load/open-load.ts';
import { simulatedClock, type SimulatedClock } from '../runner/simulated-clock.ts';

interface Bench {
  readonly clock: SimulatedClock;
  readonly timeline: Recorder;
  readonly load: OpenLoad;
  operations(): readonly EventOf<'operation'>[];
}

type Operate = (number: number, signal: AbortSignal, clock: SimulatedClock) => Promise<OperationResult>;

const bench = (rate: number, inFlight: number, operate: Operate): Bench => {
  const clock = simulatedClock();
  const timeline = recorder(clock);
  const session: LoadSession = {
    operate: (number, signal) => operate(number, signal, clock),
    readBack: () => Promise.resolve([]),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
  const declared: Load = { name: 'logins', rate: perSecond(rate), inFlight, open: () => Promise.resolve(session) };
  const load = startOpenLoad({ load: declared, session, seed: 1, clock, timeline });
  return { clock, timeline, load, operations: () => eventsOf(timeline, 'operation').toSorted((a, b) => a.number - b.number) };
};

const fine = { ok: true };
const instant: Operate = () => Promise.resolve(fine);

/** Nobody is answered from second 1 to second 3; all who wait are answered then. */
const stalls: Operate = async (_number, _signal, clock) => {
  const now = clock.now();
  await clock.wait(milliseconds(now >= 1_000 && now < 3_000 ? 3_000 - now : 5));
  return fine;
};

const p99 = (latencies: readonly number[]): number => latencies.toSorted((a, b) => a - b)[Math.ceil(latencies.length * 0.99) - 1] ?? NaN;

test('operations are meant to start one period apart, from the first instant on', async () => {
  const one = bench(20, 8, instant);
  await one.clock.wait(milliseconds(210));
  await one.load.stop();
  expect(one.operations().map(({ number, intendedMs }) => [number, intendedMs])).toEqual([
    [0, 0],
    [1, 50],
    [2, 100],
    [3, 150],
    [4, 200],
  ]);
});

test('a load may name other arrivals; each operation is in doubt since the one that was sent before it', async () => {
  const clock = simulatedClock();
  const timeline = recorder(clock);
  const session: LoadSession = {
    operate: async () => {
      await clock.wait(milliseconds(30));
      return fine;
    },
    readBack: () => Promise.resolve([]),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
  const arrivals = recordedArrivals([0, 10, 15, 60, 100].map(milliseconds));
  const load = startOpenLoad({ load: { name: 'logins', rate: perSecond(10), inFlight: 2, arrivals }, session, seed: 1, clock, timeline });
  await clock.wait(milliseconds(90));
  await load.stop();
  const operations = eventsOf(timeline, 'operation').toSorted((a, b) => a.number - b.number);
  expect(operations.map(({ intendedMs, outcome, atMs, errorMs }) => [intendedMs, outcome, atMs, errorMs])).toEqual([
    [0, 'ok', 30, 130],
    [10, 'ok', 40, 40],
    [15, 'unsent', 15, 5],
    [60, 'ok', 90, 80],
  ]);
});

test('a load that is far behind still lets answers be read, and can be stopped', async () => {
  // Every start costs more time than lies between two of them.
  const clock = simulatedClock();
  let spent = 0;
  const late = { ...clock, now: () => clock.now() + spent };
  const session: LoadSession = {
    operate: () => {
      spent += 5;
      return Promise.resolve(fine);
    },
    readBack: () => Promise.resolve([]),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
  const timeline = recorder(late);
  const load = startOpenLoad({ load: { name: 'logins', rate: perSecond(1_000), inFlight: 1_000 }, session, seed: 1, clock: late, timeline });
  await clock.wait(milliseconds(0));
  await load.stop();
  expect(eventsOf(timeline, 'operation').length).toBeGreaterThanOrEqual(100);
  expect(clock.pending).toBe(0);
});

test('a stall of two seconds is seen by everybody who would have come, not only by the one who was there', async () => {
  const one = bench(100, 1_000, stalls);
  await one.clock.wait(seconds(10));
  await one.load.stop();
  const latencies = one.operations().map(({ latencyMs }) => latencyMs);
  expect(latencies).toHaveLength(1_000);
  expect(p99(latencies)).toBeGreaterThan(1_850);
  expect(Math.max(...latencies)).toBe(2_000);
  expect(latencies.filter((latency) => latency > 1_000)).toHaveLength(100);
});

test('latency counts from the intended instant even if the load itself is late', async () => {
  // The first operation blocks the whole program for 400 ms of simulated time: nothing else can start meanwhile.
  let blocked = false;
  const clock = simulatedClock();
  const late = { ...clock, now: () => clock.now() + (blocked ? 400 : 0) };
  const timeline = recorder(late);
  const session: LoadSession = {
    operate: () => {
      blocked = true;
      return Promise.resolve(fine);
    },
    readBack: () => Promise.resolve([]),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
  const load = startOpenLoad({ load: { name: 'logins', rate: perSecond(10), inFlight: 8 }, session, seed: 1, clock: late, timeline });
  await clock.wait(milliseconds(50));
  await load.stop();
  const operations = eventsOf(timeline, 'operation');
  expect(operations.map(({ intendedMs }) => intendedMs)).toEqual([0, 100, 200, 300, 400]);
  expect(operations.map(({ latencyMs }) => latencyMs)).toEqual([400, 300, 200, 100, 0]);
  expect(operations.map(({ lateMs }) => lateMs)).toEqual([0, 300, 200, 100, 0]);
});

describe('an operation', () => {
  test('that finds too many in flight is shown as unsent', async () => {
    const one = bench(10, 3, async (_number, signal, clock) => {
      await clock.wait(seconds(60), signal).catch(() => undefined);
      return { ok: false, why: 'timeout' };
    });
    await one.clock.wait(milliseconds(550));
    await one.load.stop();
    expect(one.operations().map(({ outcome, why }) => [outcome, why])).toEqual([
      ['failed', 'timeout'],
      ['failed', 'timeout'],
      ['failed', 'timeout'],
      ['unsent', '3 in flight'],
      ['unsent', '3 in flight'],
      ['unsent', '3 in flight'],
    ]);
  });

  test('that is acknowledged says which write; one that fails says why', async () => {
    const one = bench(10, 8, (number) => Promise.resolve(number === 0 ? { ok: true, acknowledged: 'w0' } : { ok: false, why: '503' }));
    await one.clock.wait(milliseconds(110));
    await one.load.stop();
    expect(one.operations()).toMatchObject([
      { outcome: 'ok', acknowledged: 'w0', load: 'logins', errorMs: 100 },
      { outcome: 'failed', why: '503' },
    ]);
    expect(one.operations()[1]).not.toHaveProperty('acknowledged');
  });

  test.each([
    [new Error('socket hang up'), 'socket hang up'],
    [new TypeError('x is not a function'), 'x is not a function'],
  ])('that rejects counts as failed, and the next ones go on: %s', async (thrown, why) => {
    const one = bench(10, 8, (number) => (number === 0 ? Promise.reject(thrown) : Promise.resolve(fine)));
    await one.clock.wait(milliseconds(110));
    await one.load.stop();
    expect(one.operations().map((event) => [event.outcome, event.why])).toEqual([
      ['failed', why],
      ['ok', undefined],
    ]);
  });

  test('that throws at once counts as failed as well', async () => {
    const one = bench(10, 8, (number) => {
      if (number === 0) throw new Error('not connected');
      return Promise.resolve(fine);
    });
    await one.clock.wait(milliseconds(110));
    await one.load.stop();
    expect(one.operations().map((event) => [event.outcome, event.why])).toEqual([
      ['failed', 'not connected'],
      ['ok', undefined],
    ]);
  });
});

describe('stopping', () => {
  test('waits for what is in flight, so that no acknowledged write is forgotten', async () => {
    const one = bench(1, 8, async (_number, _signal, clock) => {
      await clock.wait(seconds(3));
      return { ok: true, acknowledged: 'late' };
    });
    await one.clock.wait(milliseconds(500));
    await one.load.stop();
    expect(one.clock.now()).toBe(3_000);
    expect(one.operations()).toMatchObject([{ outcome: 'ok', acknowledged: 'late', latencyMs: 3_000 }]);
  });

  test('starts nothing more', async () => {
    const one = bench(10, 8, instant);
    await one.clock.wait(milliseconds(110));
    await one.load.stop();
    const before = one.operations().length;
    await one.clock.wait(seconds(5));
    expect(one.operations()).toHaveLength(before);
    expect(one.clock.pending).toBe(0);
  });

  test('tells what is in flight to give up after five seconds', async () => {
    const one = bench(1, 8, async (_number, signal, clock) => {
      await clock.wait(seconds(600), signal).catch(() => undefined);
      return { ok: false, why: signal.aborted ? 'gave up' : 'no' };
    });
    await one.clock.wait(milliseconds(500));
    await one.load.stop();
    expect(one.clock.now()).toBe(5_500);
    expect(one.operations()).toMatchObject([{ outcome: 'failed', why: 'gave up' }]);
  });

  test('twice is harmless', async () => {
    const one = bench(10, 8, instant);
    await one.load.stop();
    await one.load.stop();
    expect(one.clock.pending).toBe(0);
  });
});
