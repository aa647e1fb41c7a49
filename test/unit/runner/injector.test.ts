import { describe, expect, test } from 'vitest';
import type { Capability, Snapshot } from '../../../src/core/capability.ts';
import { seconds } from '../../../src/core/duration.ts';
import { recorder, type Recorder } from '../../../src/core/timeline.ts';
import type { Injector } from '../../../src/runner/injector/injection.ts';
import { injector } from '../../../src/runner/injector/injector.ts';
import { blackhole, kill } from '../../../faults/index.ts';
import { app, redis } from './fake-plan.ts';
import { simulatedClock, type SimulatedClock } from './simulated-clock.ts';

interface Bench {
  readonly clock: SimulatedClock;
  readonly timeline: Recorder;
  readonly calls: string[];
  readonly faults: Injector;
}

const never = (): Promise<never> => new Promise(() => undefined);

/** An injector over one switch per fault; `odd` replaces calls of the capability. */
const bench = (odd: Partial<Capability> = {}): Bench => {
  const clock = simulatedClock();
  const calls: string[] = [];
  const timeline = recorder(clock);
  const faults = injector(
    ({ kind }) => {
      let on = false;
      return {
        snapshot: () => {
          calls.push(`snapshot ${kind}`);
          return Promise.resolve({ on });
        },
        apply: () => {
          calls.push(`apply ${kind}`);
          on = true;
          return Promise.resolve();
        },
        restore: (snapshot: Snapshot) => {
          calls.push(`restore ${kind} ${JSON.stringify(snapshot)}`);
          on = snapshot['on'] === true;
          return Promise.resolve();
        },
        look: () => Promise.resolve({ harmed: on, saw: on ? 'harm' : 'health' }),
        ...odd,
      };
    },
    {
      intend: (id, { kind }, snapshot) => {
        calls.push(`intend ${id} ${kind} ${JSON.stringify(snapshot)}`);
        return Promise.resolve();
      },
      close: (id, saw) => {
        calls.push(`close ${id} ${saw}`);
        return Promise.resolve();
      },
      [Symbol.asyncDispose]: () => Promise.resolve(),
    },
    clock,
    timeline,
    () => Promise.resolve([]),
  );
  return { clock, timeline, calls, faults };
};

const live = new AbortController().signal;
const stages = ({ timeline }: Bench): readonly string[] => timeline.events.flatMap((event) => (event.kind === 'fault' ? [event.stage] : []));

describe('an injection', () => {
  test('is written down, applied, seen, lifted, seen to be lifted and closed, in this order', async () => {
    const one = bench();
    const injection = await one.faults.inject(blackhole(app.to(redis)), live);
    expect(injection.bites).toBe(true);
    expect(await injection.lift()).toBeUndefined();
    expect(one.calls).toEqual([
      'snapshot blackhole',
      'intend blackhole-1 blackhole {"on":false}',
      'apply blackhole',
      'restore blackhole {"on":false}',
      'close blackhole-1 health',
    ]);
    expect(stages(one)).toEqual(['intended', 'injected', 'bitten', 'lifted', 'seen-lifted']);
  });

  test('is stamped when its call was answered, with the time that the call took as its error', async () => {
    const one = bench({ apply: () => one.clock.wait(seconds(3)) });
    await one.faults.inject(kill(redis), live);
    expect(one.timeline.events.map((event) => [event.kind === 'fault' ? event.stage : '', event.atMs, event.errorMs]).slice(0, 2)).toEqual([
      ['intended', 0, 0],
      ['injected', 3_000, 3_000],
    ]);
  });

  test('whose call failed is not said to be injected, and is lifted all the same', async () => {
    const one = bench({ apply: () => Promise.reject(new Error('device busy')) });
    await expect(one.faults.inject(kill(redis), live)).rejects.toThrow('kill on redis could not be injected: device busy');
    expect(await one.faults.liftAll()).toEqual([]);
    expect(stages(one)).toEqual(['intended', 'lifted', 'seen-lifted']);
  });

  test('is lifted once, however often it is asked to be', async () => {
    const one = bench();
    const injection = await one.faults.inject(kill(redis), live);
    expect(await Promise.all([injection.lift(), injection.lift()])).toEqual([undefined, undefined]);
    expect(await one.faults.liftAll()).toEqual([]);
    expect(one.calls.filter((call) => call.startsWith('restore'))).toHaveLength(1);
  });

  test('that nobody can see is unproven after five seconds', async () => {
    const one = bench({ look: () => Promise.resolve({ harmed: false, saw: 'health' }) });
    const injection = await one.faults.inject(kill(redis), live);
    expect(injection.bites).toBe(false);
    expect(one.timeline.events.at(-1)).toMatchObject({ stage: 'unproven', saw: 'not seen to bite within 5 s' });
    expect(one.clock.now()).toBe(5_000);
  });

  test('is not begun when the trial is aborted already', async () => {
    const one = bench();
    await expect(one.faults.inject(kill(redis), AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
    expect(one.calls).toEqual([]);
  });

  test('that is aborted while it is looked for stays known and is lifted', async () => {
    const stop = new AbortController();
    const one = bench({
      look: () => {
        if (!stop.signal.aborted) stop.abort(new Error('enough'));
        return Promise.resolve({ harmed: false, saw: 'health' });
      },
    });
    await expect(one.faults.inject(kill(redis), stop.signal)).rejects.toThrow('enough');
    expect(await one.faults.liftAll()).toEqual([]);
    expect(one.calls.at(-1)).toBe('close kill-1 health');
  });

  test('whose intent could not be written is not applied, and there is nothing to lift', async () => {
    const one = bench({ snapshot: () => Promise.reject(new Error('no such container')) });
    await expect(one.faults.inject(kill(redis), live)).rejects.toThrow('no such container');
    expect(await one.faults.liftAll()).toEqual([]);
    expect(one.calls).toEqual([]);
  });
});

describe('what gets past a fault', () => {
  const past = 'app has a connection to redis past the link';

  test('is told in the moment before it is lifted, once', async () => {
    const one = bench({ leaks: () => Promise.resolve(past) });
    const injection = await one.faults.inject(blackhole(app.to(redis)), live);
    await injection.lift();
    await injection.lift();
    expect(stages(one)).toEqual(['intended', 'injected', 'bitten', 'leaked', 'lifted', 'seen-lifted']);
    expect(one.timeline.events).toContainEqual(expect.objectContaining({ stage: 'leaked', saw: past }));
  });

  test.each([
    ['nothing does', () => Promise.resolve(undefined)],
    ['nobody can look', () => Promise.reject(new Error('the container is gone'))],
    ['nobody answers', never],
  ])('keeps nobody from lifting it where %s', async (_, leaks) => {
    const one = bench({ leaks });
    const injection = await one.faults.inject(blackhole(app.to(redis)), live);
    expect(await injection.lift()).toBeUndefined();
    expect(stages(one)).toEqual(['intended', 'injected', 'bitten', 'lifted', 'seen-lifted']);
  });

  test('is not looked for when its undoing is in a hurry', async () => {
    const one = bench({ leaks: () => Promise.resolve(past) });
    const injection = await one.faults.inject(blackhole(app.to(redis)), live);
    await injection.lift(AbortSignal.abort());
    expect(stages(one)).not.toContain('leaked');
  });
});

describe('a fault that somebody else repairs', () => {
  test('is noticed once, with what was seen', async () => {
    let harmed = true;
    const one = bench({ look: () => Promise.resolve({ harmed, saw: harmed ? 'dead' : 'alive' }) });
    await one.faults.inject(kill(redis), live);
    await one.faults.noticeRepairs();
    expect(stages(one).at(-1)).toBe('bitten');
    harmed = false;
    await one.faults.noticeRepairs();
    await one.faults.noticeRepairs();
    expect(stages(one)).toEqual(['intended', 'injected', 'bitten', 'repaired']);
    expect(one.timeline.events.at(-1)).toMatchObject({ fault: 'kill-1', stage: 'repaired', saw: 'alive' });
  });

  test('is not taken for repaired while it is being lifted', async () => {
    let harmed = true;
    const asked = Promise.withResolvers<undefined>();
    const seen = Promise.withResolvers<undefined>();
    let looks = 0;
    const one = bench({
      restore: () => {
        harmed = false;
        seen.resolve(undefined);
        return Promise.resolve();
      },
      look: async () => {
        looks += 1;
        if (looks === 2) {
          asked.resolve(undefined);
          await seen.promise;
        }
        return { harmed, saw: harmed ? 'dead' : 'alive' };
      },
    });
    const injection = await one.faults.inject(kill(redis), live);
    const noticing = one.faults.noticeRepairs();
    await asked.promise;
    await Promise.all([noticing, injection.lift()]);
    expect(stages(one)).toEqual(['intended', 'injected', 'bitten', 'lifted', 'seen-lifted']);
  });

  test('is not noticed by a look that fails', async () => {
    let looks = 0;
    const one = bench({
      look: () => {
        looks += 1;
        return looks === 1 ? Promise.resolve({ harmed: true, saw: 'dead' }) : Promise.reject(new Error('engine is busy'));
      },
    });
    await one.faults.inject(kill(redis), live);
    await one.faults.noticeRepairs();
    expect(stages(one).at(-1)).toBe('bitten');
  });
});

test('a lift that failed is tried again when it is asked for again', async () => {
  let busy = true;
  const one = bench({
    restore: () => (busy ? Promise.reject(new Error('device busy')) : Promise.resolve()),
    look: () => Promise.resolve({ harmed: busy, saw: 'it' }),
  });
  const injection = await one.faults.inject(kill(redis), live);
  expect(await injection.lift()).toBe('device busy');
  busy = false;
  expect(await injection.lift()).toBeUndefined();
  expect(stages(one)).toEqual(['intended', 'injected', 'bitten', 'residue', 'lifted', 'seen-lifted']);
});

test('hurry ends the trying', async () => {
  const hurry = new AbortController();
  const one = bench({ restore: () => Promise.reject(new Error('device busy')) });
  await one.faults.inject(kill(redis), live);
  void one.clock.wait(seconds(1)).then(() => {
    hurry.abort();
  });
  const began = one.clock.now();
  expect((await one.faults.liftAll(hurry.signal)).map(({ why }) => why)).toEqual(['device busy']);
  expect(one.clock.now() - began).toBeLessThanOrEqual(1_050);
});

test.each(['snapshot', 'apply', 'look'] as const)('an injection whose %s never answers fails after 10 s', async (name) => {
  const one = bench({ [name]: never });
  await expect(one.faults.inject(kill(redis), live)).rejects.toThrow('no answer within 10 s');
  expect(one.clock.now()).toBe(10_000);
  expect(one.clock.pending).toBe(0);
});

describe('lifting all', () => {
  test('goes from the last to the first', async () => {
    const one = bench();
    await one.faults.inject(blackhole(app.to(redis)), live);
    await one.faults.inject(kill(redis), live);
    expect(await one.faults.liftAll()).toEqual([]);
    expect(one.calls.filter((call) => call.startsWith('close'))).toEqual(['close kill-2 health', 'close blackhole-1 health']);
  });

  test('tries again while restoring fails', async () => {
    let tries = 0;
    const one = bench({
      restore: () => {
        tries += 1;
        return tries < 3 ? Promise.reject(new Error('device busy')) : Promise.resolve();
      },
      look: () => Promise.resolve({ harmed: tries < 3, saw: 'as it is' }),
    });
    const injection = await one.faults.inject(kill(redis), live);
    expect(await injection.lift()).toBeUndefined();
    expect(tries).toBe(3);
  });

  test.each([
    ['that fails each time', { restore: () => Promise.reject(new Error('device busy')) }, 'device busy'],
    ['that changes nothing', { restore: () => Promise.resolve() }, 'it still bites'],
    ['that never answers', { restore: never }, 'no answer within 10 s'],
  ])('gives up after 20 s on restoring %s, and goes on with the others', async (_, odd: Partial<Capability>, why) => {
    const one = bench(odd);
    await one.faults.inject(blackhole(app.to(redis)), live);
    await one.faults.inject(kill(redis), live);
    const began = one.clock.now();
    const failed = await one.faults.liftAll();
    expect(failed.map(({ injection, why: reason }) => [injection.id, reason])).toEqual([
      ['kill-2', why],
      ['blackhole-1', why],
    ]);
    expect(one.clock.now() - began).toBeGreaterThanOrEqual(40_000);
    expect(one.clock.now() - began).toBeLessThan(52_000);
    expect(one.timeline.events.at(-1)).toMatchObject({ fault: 'blackhole-1', stage: 'residue', saw: why });
    expect(one.clock.pending).toBe(0);
  });
});
