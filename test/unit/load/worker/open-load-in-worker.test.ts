import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { monotonicClock } from '../../../../src/cli/monotonic-clock.ts';
import { DrillError } from '../../../../src/core/errors.ts';
import type { RunningLoad } from '../../../../src/core/load.ts';
import type { RunningStack } from '../../../../src/core/stack.ts';
import { eventsOf, recorder, type Event, type Recorder } from '../../../../src/core/timeline.ts';
import { timing } from '../../../../src/core/timing.ts';
import { loadThread, type LoadThread } from '../../../../src/load/worker/load-thread.ts';
import { openLoadInWorker } from '../../../../src/load/worker/open-load-in-worker.ts';

interface Bench extends AsyncDisposable {
  readonly load: RunningLoad;
  readonly timeline: Recorder;
  readonly aborting: AbortController;
  /** Resolves once the timeline has it. */
  readonly until: (reached: () => boolean) => Promise<void>;
  /** Resolves once this many events of the kind are there. */
  readonly seen: (kind: Event['kind'], many: number) => Promise<void>;
}

const stackOf = (runId: string): RunningStack => ({
  runId,
  timing: timing('fast', 10),
  address: (service) =>
    service === 'app'
      ? Promise.resolve({ host: '127.0.0.1', port: 49_152 })
      : Promise.reject(new DrillError('service-unknown', `there is no service called "${service}"`)),
  environment: () => ({ SECRET: 'open sesame' }),
  follow: async (_service, onLine, signal) => {
    onLine('first');
    onLine('second');
    await new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => {
        resolve();
      });
    });
  },
});

const threadOf = (name: string, variation: string | null = null): LoadThread =>
  loadThread({ file: fileURLToPath(new URL(`./${name}.drill.ts`, import.meta.url)), variation });

const open = async (runId: string, thread = threadOf('many-ways')): Promise<Bench> => {
  const clock = monotonicClock();
  const aborting = new AbortController();
  const listeners = new Set<() => void>();
  const timeline = recorder(clock, () => {
    for (const listener of listeners) listener();
  });
  const load = await openLoadInWorker({
    thread,
    seed: 7,
    stack: stackOf(runId),
    services: ['app'],
    clock,
    timeline,
    signal: aborting.signal,
  });
  const until = (reached: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const listener = (): void => {
        if (reached()) resolve();
      };
      listeners.add(listener);
      listener();
    });
  return {
    load,
    timeline,
    aborting,
    until,
    seen: (kind, many) => until(() => eventsOf(timeline, kind).length >= many),
    [Symbol.asyncDispose]: () => load[Symbol.asyncDispose](),
  };
};

const refusal = async (attempt: Promise<unknown>): Promise<DrillError> => {
  const error: unknown = await attempt.catch((thrown: unknown) => thrown);
  if (error instanceof DrillError) return error;
  throw new Error(`expected a DrillError, got ${String(error)}`);
};

const died = ({ load }: Bench): Promise<unknown> =>
  new Promise((resolve) => {
    const tell = (): void => {
      resolve(load.died.reason);
    };
    if (load.died.aborted) tell();
    load.died.addEventListener('abort', tell);
  });

describe('a load in a thread of its own', () => {
  test('tells every operation with its instants on the clock of the trial, and looks its writes up', async () => {
    await using bench = await open('works');
    await bench.seen('operation', 5);
    await bench.load.stop();
    // Where the load caught up, they may end in another order.
    const operations = eventsOf(bench.timeline, 'operation').toSorted((a, b) => a.number - b.number);
    const began = operations[0]?.intendedMs ?? NaN;
    expect(operations.map(({ number }) => number)).toEqual(operations.map((_, index) => index));
    expect(operations.map(({ intendedMs }) => Math.round((intendedMs - began) * 1_000))).toEqual(operations.map((_, index) => index * 10_000));
    for (const { atMs, intendedMs, latencyMs, lateMs = -1, errorMs } of operations) {
      expect(atMs).toBeCloseTo(intendedMs + latencyMs, 6);
      expect(lateMs).toBeGreaterThanOrEqual(0);
      expect(latencyMs).toBeGreaterThanOrEqual(lateMs);
      expect(errorMs).toBeCloseTo(10 + latencyMs, 6);
    }
    // Recorded here after it happened there, on one clock.
    const now = monotonicClock();
    expect(now.now()).toBeLessThan(1_000);
    expect(operations.at(-1)?.atMs).toBeGreaterThan(0);
    expect(await bench.load.readBack(['w0', 'w1'])).toEqual([{ from: 'primary', entries: [{ id: 'w0' }, { id: 'w1' }] }]);
    expect(bench.load.died.aborted).toBe(false);
  });

  test('sees the running system: addresses, environment, timing, and errors with their codes', async () => {
    await using bench = await open('asks');
    await bench.seen('operation', 3);
    await bench.load.stop();
    const operations = eventsOf(bench.timeline, 'operation').toSorted((a, b) => a.number - b.number);
    expect(operations[0]).toMatchObject({ outcome: 'ok', acknowledged: '49152 open sesame 100' });
    expect(operations[1]).toMatchObject({ outcome: 'failed', why: 'there is no service called "nobody"' });
  });

  test('follows what a service logs until it has read enough', async () => {
    await using bench = await open('follows');
    await bench.seen('operation', 1);
    expect(eventsOf(bench.timeline, 'operation')[0]).toMatchObject({ outcome: 'ok', acknowledged: 'first second' });
  });

  test('says when it stood still', async () => {
    await using bench = await open('stands still');
    const stoodStill = (): boolean => eventsOf(bench.timeline, 'stall').some(({ of, lostMs }) => of === 'load thread' && lostMs > 100);
    await bench.until(stoodStill);
    expect(stoodStill()).toBe(true);
  });
});

describe('a load that fails', () => {
  test.each([
    ['cannot be imported', 'works', 'throws-at-import', 'load-failed', /cannot import the drill: no such fixture/],
    ['has none', 'works', 'has-no-load', 'load-failed', /the drill has no load that can be opened/],
    ['is refused', 'is refused', 'many-ways', 'load-failed', /the load ways cannot be opened: connect ECONNREFUSED/],
    ['cannot be opened', 'cannot open', 'many-ways', 'service-unknown', /app does not publish port 3000 now/],
  ])('%s', async (_, runId, file, code, words) => {
    const error = await refusal(open(runId, threadOf(file)));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(words);
  });

  test.each([
    ['exits', /the thread of the load ended with 7/],
    ['throws outside', /the thread of the load ended: nobody catches this/],
  ])('while it runs: %s', async (runId, words) => {
    await using bench = await open(runId);
    const why = await died(bench);
    expect(why).toBeInstanceOf(DrillError);
    expect(why).toMatchObject({ code: 'load-failed', exitCode: 2, message: expect.stringMatching(words) as string });
    await expect(bench.load.stop()).rejects.toBe(why);
    await expect(bench.load.readBack([])).rejects.toBe(why);
  });

  test('to look its writes up says why', async () => {
    await using bench = await open('cannot recall');
    await expect(bench.load.readBack(['w0'])).rejects.toThrow('the database is gone');
    expect(bench.load.died.aborted).toBe(false);
  });

  test('by hanging is ended when it is disposed of', async () => {
    const bench = await open('hangs');
    await bench.seen('operation', 1);
    await bench.load[Symbol.asyncDispose]();
    await expect(bench.load.stop()).rejects.toThrow('the load is over');
  });

  test('by hanging has died once it was silent for too long', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      await using bench = await open('hangs');
      await bench.seen('operation', 1);
      vi.advanceTimersByTime(5_000);
      expect(bench.load.died.aborted).toBe(false);
      vi.advanceTimersByTime(500);
      expect(bench.load.died.reason).toMatchObject({ code: 'load-failed', message: 'the thread of the load does not answer' });
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('abort', () => {
  test('ends a load at once, with operations in flight', async () => {
    await using bench = await open('never answers but once');
    await bench.seen('operation', 1);
    const stopping = bench.load.stop();
    const why = new DrillError('interrupted', 'interrupted');
    bench.aborting.abort(why);
    await expect(stopping).rejects.toBe(why);
    // A person asked for it: that is no death.
    expect(bench.load.died.aborted).toBe(false);
  });

  test('may have begun to import the drill before anybody opens its load', async () => {
    await using bench = await open('works', threadOf('many-ways'));
    await bench.seen('operation', 3);
    await bench.load.stop();
    expect(bench.load.died.aborted).toBe(false);
  });

  test('takes the load of the variant that is tried, and the drill’s own where the variant has none', async () => {
    const { message } = await refusal(open('works', threadOf('many-ways', 'shut')));
    expect(message).toBe('the load shut cannot be opened: closed today');
    await using bench = await open('works', threadOf('many-ways', 'plain'));
    await bench.seen('operation', 1);
  });

  test('that ended before anybody opened its load is told as such', async () => {
    const thread = threadOf('many-ways');
    await thread[Symbol.asyncDispose]();
    const { code, message } = await refusal(open('works', thread));
    expect(code).toBe('load-failed');
    expect(message).toMatch(/^the thread of the load ended: it ended with \d+$/);
  });

  test('ends a load that is still being opened', async () => {
    const clock = monotonicClock();
    const aborting = new AbortController();
    const opening = openLoadInWorker({
      ...{ thread: threadOf('many-ways'), seed: 7, stack: stackOf('opens for ever'), services: [], clock, timeline: recorder(clock) },
      signal: aborting.signal,
    });
    const why = new DrillError('interrupted', 'interrupted');
    aborting.abort(why);
    await expect(opening).rejects.toBe(why);
  });
});
