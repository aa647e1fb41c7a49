import { describe, expect, test } from 'vitest';
import { flap, forTime, inSequence, staggered, together, type Break } from '../../../src/core/composition.ts';
import { milliseconds, seconds } from '../../../src/core/duration.ts';
import { service } from '../../../src/core/target.ts';
import type { Course } from '../../../src/runner/courses.ts';
import { blackhole, kill, refuse } from '../../../faults/index.ts';
import { fakeCourses, type FakeCourseOptions } from './fake-courses.ts';
import { scheduledAlone } from './scheduled-alone.ts';

const [a, b, c] = [service('a'), service('b'), service('c')];

interface Begun extends ReturnType<typeof fakeCourses> {
  readonly course: Course;
  readonly calls: string[];
}

const begin = async (what: Break, options: FakeCourseOptions = {}): Promise<Begun> => {
  const calls: string[] = [];
  const fake = fakeCourses(calls, options);
  return { ...fake, calls, course: await fake.courses.begin(scheduledAlone(what)) };
};

describe('together', () => {
  test('strikes at one instant, nested or not, after every intent', async () => {
    const one = await begin(together(kill(a), together(kill(b), forTime(seconds(1), kill(c)))));
    expect(await one.course.struck).toBe(true);
    expect(one.calls).toEqual(['intend kill-1', 'intend kill-2', 'intend kill-3', 'apply kill on a', 'apply kill on b', 'apply kill on c']);
    expect(one.stages('injected')).toEqual([
      ['kill-1', 10],
      ['kill-2', 10],
      ['kill-3', 10],
    ]);
    expect(await one.course.over).toBe(true);
    expect([...one.inForce]).toEqual(['kill on a', 'kill on b']);
    await one.course.lift();
    expect(one.inForce.size).toBe(0);
  });

  test('is not struck when one of it does not bite, and the others are known all the same', async () => {
    const one = await begin(together(kill(a), kill(b)), { numb: ({ target }) => target.name === 'b' });
    expect(await one.course.struck).toBe(false);
    expect(one.stages('bitten').map(([id]) => id)).toEqual(['kill-1']);
    expect(one.stages('unproven').map(([id]) => id)).toEqual(['kill-2']);
    expect(await one.faults.liftAll()).toEqual([]);
    expect(one.inForce.size).toBe(0);
  });
});

describe('staggered', () => {
  test('adds one every so often, from beginning to beginning, and lifts the last first', async () => {
    const one = await begin(staggered({ every: seconds(2) }, kill(a), kill(b), kill(c)));
    expect(await one.course.struck).toBe(true);
    expect([...one.inForce]).toEqual(['kill on a']);
    expect(await one.course.over).toBe(true);
    expect(one.stages('injected')).toEqual([
      ['kill-1', 10],
      ['kill-2', 2_010],
      ['kill-3', 4_010],
    ]);
    expect(one.inForce.size).toBe(3);
    await one.course.lift();
    expect(one.stages('seen-lifted').map(([id]) => id)).toEqual(['kill-3', 'kill-2', 'kill-1']);
  });

  test('writes nothing down that is not due yet', async () => {
    const one = await begin(staggered({ every: seconds(2) }, kill(a), kill(b)));
    await one.course.struck;
    expect(one.calls).toEqual(['intend kill-1', 'apply kill on a']);
    await one.courses[Symbol.asyncDispose]();
  });
});

describe('in sequence', () => {
  test('each gives way to the next once that one bites', async () => {
    const one = await begin(inSequence(blackhole(a.to(b)), kill(b), refuse(a.to(c))));
    expect(await one.course.over).toBe(true);
    expect([...one.inForce]).toEqual(['refuse on a -> c']);
    const order = one.timeline.events.flatMap((event) =>
      event.kind === 'fault' && /bitten|seen-lifted/.test(event.stage) ? [`${event.fault} ${event.stage}`] : [],
    );
    expect(order).toEqual(['blackhole-1 bitten', 'kill-2 bitten', 'blackhole-1 seen-lifted', 'refuse-3 bitten', 'kill-2 seen-lifted']);
  });

  test('what lasts for a time of its own is over before the next begins', async () => {
    const one = await begin(inSequence(forTime(seconds(3), kill(a)), kill(b)));
    expect(await one.course.over).toBe(true);
    expect(one.stages('seen-lifted')).toEqual([['kill-1', 3_020]]);
    expect(one.stages('injected').at(-1)).toEqual(['kill-2', 3_030]);
  });

  test('ends at the first that does not bite', async () => {
    const one = await begin(inSequence(kill(a), kill(b), kill(c)), { numb: ({ target }) => target.name === 'b' });
    expect(await one.course.over).toBe(false);
    expect(one.stages('intended').map(([id]) => id)).toEqual(['kill-1', 'kill-2']);
  });
});

test('a fault for a time is lifted by itself, this long after it was seen to bite', async () => {
  const one = await begin(forTime(seconds(5), kill(a)));
  expect(await one.course.over).toBe(true);
  expect(one.stages('bitten')).toEqual([['kill-1', 10]]);
  expect(one.stages('seen-lifted')).toEqual([['kill-1', 5_020]]);
  await one.course.lift();
  expect(one.stages('lifted')).toHaveLength(1);
});

describe('a flap', () => {
  test('comes and goes as often as it says, each time with a record of its own, and ends lifted', async () => {
    const one = await begin(flap(refuse(a.to(b)), { on: seconds(1), off: milliseconds(500), times: 3 }));
    expect(await one.course.over).toBe(true);
    expect(one.calls.filter((call) => call.startsWith('intend'))).toEqual(['intend refuse-1', 'intend refuse-2', 'intend refuse-3']);
    expect(one.stages('bitten').map(([, at]) => at)).toEqual([10, 1_530, 3_050]);
    expect(one.stages('seen-lifted').map(([, at]) => at)).toEqual([1_020, 2_540, 4_060]);
    expect(one.inForce.size).toBe(0);
  });

  test('that ceases to bite is told', async () => {
    let times = 0;
    const one = await begin(flap(refuse(a.to(b)), { on: seconds(1), off: seconds(1), times: 3 }), { numb: () => (times += 1) === 2 });
    expect(await one.course.over).toBe(false);
    expect(one.stages('unproven').map(([id]) => id)).toEqual(['refuse-2']);
  });
});

describe('a course that is broken off', () => {
  test.each([500, 1_005, 1_500, 3_000, 5_500])('at %i ms: nothing strikes any more, and the injector lifts the rest', async (at) => {
    const stop = new AbortController();
    const one = await begin(
      inSequence(
        staggered({ every: seconds(1) }, kill(a), kill(b), kill(c)),
        flap(blackhole(a.to(b)), { on: seconds(1), off: seconds(1), times: 5 }),
      ),
      {
        signal: stop.signal,
      },
    );
    await one.clock.wait(milliseconds(at));
    stop.abort(new Error('enough'));
    await expect(one.course.over).rejects.toThrow('enough');
    await one.courses[Symbol.asyncDispose]();
    const struck = one.stages('injected').length;
    expect(await one.faults.liftAll()).toEqual([]);
    await one.clock.wait(seconds(60));
    expect(one.inForce.size).toBe(0);
    expect(one.stages('injected')).toHaveLength(struck);
    expect(one.clock.pending).toBe(0);
  });

  test('by its disposal, whether anybody waits for it or not', async () => {
    const one = await begin(flap(kill(a), { on: seconds(10), off: seconds(10), times: 9 }));
    await one.courses[Symbol.asyncDispose]();
    await expect(one.course.over).rejects.toThrow('the trial is over');
    expect(one.clock.pending).toBe(0);
  });
});

test('a call that fails is told to whoever waits', async () => {
  const one = await begin(together(kill(a), kill(b)), {
    onApply: ({ target }) => {
      if (target.name === 'b') throw new Error('no such container');
    },
  });
  await expect(one.course.struck).rejects.toThrow('kill on b could not be injected: no such container');
  expect(await one.faults.liftAll()).toEqual([]);
  expect(one.inForce.size).toBe(0);
});
