import { expect, test } from 'vitest';
import type { Clock } from '../../../src/core/clock.ts';
import { milliseconds } from '../../../src/core/duration.ts';
import { periodic } from '../../../src/probes/periodic.ts';

const period = milliseconds(10);

/** Time passes by waiting, and by what a tick takes. Every wait ends `lateMs` after its end. */
const fakeClock = (lateMs = 0): Clock & { pass(ms: number): void } => {
  let now = 100;
  return {
    now: () => now,
    pass: (ms) => {
      now += ms;
    },
    wait: (duration, signal) => {
      if (signal?.aborted === true) return Promise.reject(signal.reason as Error);
      now += duration + lateMs;
      return Promise.resolve();
    },
  };
};

/** The instants at which ticks were due and came, until there were `most`. */
const ticks = async (
  clock: Clock,
  most: number,
  during: (count: number) => void = () => undefined,
): Promise<readonly (readonly [number, number])[]> => {
  const stop = new AbortController();
  const seen: (readonly [number, number])[] = [];
  await periodic(
    period,
    (due) => {
      seen.push([due, clock.now()]);
      if (seen.length === most) stop.abort();
      during(seen.length);
    },
    stop.signal,
    clock,
  );
  return seen;
};

test('the first tick is due at once, the others one period after the other', async () => {
  expect(await ticks(fakeClock(), 4)).toEqual([
    [100, 100],
    [110, 110],
    [120, 120],
    [130, 130],
  ]);
});

test('late timers do not make the schedule drift', async () => {
  expect(await ticks(fakeClock(3), 4)).toEqual([
    [100, 103],
    [110, 113],
    [120, 123],
    [130, 133],
  ]);
});

test('a tick that takes longer than a period moves the schedule; what was missed is not made up for', async () => {
  const clock = fakeClock();
  const seen = await ticks(clock, 4, (count) => {
    if (count === 2) clock.pass(35);
  });
  expect(seen).toEqual([
    [100, 100],
    [110, 110],
    [145, 145],
    [155, 155],
  ]);
});

test('nothing ticks when it is stopped before it begins', async () => {
  let count = 0;
  await periodic(period, () => (count += 1), AbortSignal.abort(), fakeClock());
  expect(count).toBe(0);
});

test('nothing ticks any more when it is stopped while it waits', async () => {
  const stop = new AbortController();
  const clock = fakeClock();
  let waits = 0;
  const seen: number[] = [];
  const stopping: Clock = {
    now: () => clock.now(),
    wait: async (duration, signal) => {
      waits += 1;
      if (waits === 3) stop.abort();
      await clock.wait(duration, signal);
    },
  };
  await periodic(period, (due) => seen.push(due), stop.signal, stopping);
  expect(seen).toEqual([100, 110]);
});

test('the real clock keeps the period', async () => {
  const stop = new AbortController();
  const seen: number[] = [];
  await periodic(
    period,
    (due) => {
      seen.push(due);
      if (seen.length === 5) stop.abort();
    },
    stop.signal,
  );
  expect(seen).toHaveLength(5);
  expect((seen[4] ?? 0) - (seen[0] ?? 0)).toBeGreaterThanOrEqual(40);
});
