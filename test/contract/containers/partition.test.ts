import { describe, expect, test } from 'vitest';
import { blackhole, isolate, partition } from '../../../faults/index.ts';
import { flap, type Break } from '../../../src/core/composition.ts';
import { milliseconds } from '../../../src/core/duration.ts';
import { service } from '../../../src/core/target.ts';
import { eventsOf } from '../../../src/core/timeline.ts';
import { docker } from '../../docker.ts';
import { scheduledAlone } from '../../unit/runner/scheduled-alone.ts';
import { keepConnection, ping } from '../two-clients.ts';
import { contractStackOfFile } from './contract-stack-of-file.ts';
import { courseBench } from './course-bench.ts';
import { stateOf } from './state-of.ts';

const [a, b, redis, phoenix] = [service('a'), service('b'), service('redis'), service('phoenix')];

const stack = contractStackOfFile('test/contract/two-clients.compose.yml');

/** What each of these sees of the other, by a real client of its own. */
const views = async (...arrows: readonly (readonly [from: string, to: string])[]): Promise<readonly string[]> =>
  Promise.all(arrows.map(async ([from, to]) => `${from} -> ${to} ${(await ping(stack().container(from), to)).outcome}`));

const all = [
  ['a', 'redis'],
  ['a', 'phoenix'],
  ['b', 'redis'],
  ['b', 'phoenix'],
  ['redis', 'phoenix'],
  ['phoenix', 'redis'],
] as const;
const whole = all.map(([from, to]) => `${from} -> ${to} answered`);

describe.each<readonly [string, Break, readonly string[]]>([
  [
    'both clients from both servers, one way',
    partition(
      [
        [a, b],
        [redis, phoenix],
      ],
      { oneWay: true },
    ),
    ['a -> redis', 'a -> phoenix', 'b -> redis', 'b -> phoenix'],
  ],
  ['the servers from each other', partition([[redis], [phoenix]]), ['redis -> phoenix', 'phoenix -> redis']],
  ['one server from the other, by isolation', isolate(phoenix, [redis]), ['redis -> phoenix', 'phoenix -> redis']],
])('a partition of %s', (_, what, cut) => {
  test('bites on exactly these arrows, all at once, and is undone as a whole', async () => {
    await expect.poll(() => views(...all)).toEqual(whole);
    const before = await stateOf(stack());
    const one = courseBench(stack());
    try {
      const course = await one.courses.begin(scheduledAlone(what));
      expect(await course.over).toBe(true);
      expect(await views(...all)).toEqual(
        whole.map((view) => (cut.some((arrow) => view.startsWith(arrow)) ? view.replace('answered', 'silent') : view)),
      );
      expect(one.order.slice(0, cut.length).every((entry) => entry.startsWith('intent'))).toBe(true);
      const [injected, bitten] = (['injected', 'bitten'] as const).map((stage) =>
        eventsOf(one.timeline, 'fault').filter((event) => event.stage === stage),
      );
      expect(bitten?.map(({ target }) => target).sort()).toEqual([...cut].sort());
      // Every call had begun before the first bite was seen: nobody waits for another.
      const firstBite = Math.min(...(bitten ?? []).map(({ atMs }) => atMs));
      expect(Math.max(...(injected ?? []).map(({ atMs, errorMs }) => atMs - errorMs))).toBeLessThan(firstBite);
    } finally {
      expect(await one.faults.liftAll()).toEqual([]);
    }
    await expect.poll(() => views(...all)).toEqual(whole);
    expect(await stateOf(stack())).toEqual(before);
  });
});

test('a connection to the address of the server itself gets past a cut, and is told while the cut is lifted', async () => {
  const container = (name: string): string => stack().container(name);
  const address = (await docker('inspect', '--format', '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}', container('redis'))).trim();
  const one = courseBench(stack());
  const leaked = (): readonly unknown[] =>
    eventsOf(one.timeline, 'fault').flatMap(({ stage, target, saw }) => (stage === 'leaked' ? [[target, saw]] : []));
  using past = keepConnection(container('a'), address);
  try {
    const course = await one.courses.begin(scheduledAlone(partition([[a, b], [redis]], { oneWay: true })));
    expect(await course.over).toBe(true);
    expect((await past.ask()).outcome).toBe('answered');
    expect(leaked()).toEqual([]);
  } finally {
    expect(await one.faults.liftAll()).toEqual([]);
  }
  expect(leaked()).toEqual([['a -> redis', `a has a connection to redis past the link, to ${address}:6379`]]);
});

test('an arrow that flaps comes and goes, seen each time, and ends whole', async () => {
  const before = await stateOf(stack());
  const one = courseBench(stack());
  try {
    const course = await one.courses.begin(scheduledAlone(flap(blackhole(a.to(redis)), { on: milliseconds(300), off: milliseconds(300), times: 3 })));
    expect(await course.over).toBe(true);
  } finally {
    expect(await one.faults.liftAll()).toEqual([]);
  }
  const stages = eventsOf(one.timeline, 'fault').flatMap(({ fault, stage }) => (/bitten|seen-lifted/.test(stage) ? [`${fault} ${stage}`] : []));
  expect(stages).toEqual([1, 2, 3].flatMap((time) => [`blackhole-${String(time)} bitten`, `blackhole-${String(time)} seen-lifted`]));
  expect(await views(['a', 'redis'])).toEqual(['a -> redis answered']);
  expect(await stateOf(stack())).toEqual(before);
});
