import { describe, expectTypeOf, test } from 'vitest';
import { blackhole, kill, latency, noop, refuse } from '../../faults/index.ts';
import { milliseconds, service, type Fault, type Link, type Service } from '../../src/index.ts';

const [app, redis] = [service('app'), service('redis')];

describe('a fault of the network', () => {
  test('takes a link, not a service', () => {
    expectTypeOf(blackhole).parameter(0).toEqualTypeOf<Link>();
    // @ts-expect-error a service is no link: write app.to(redis)
    blackhole(redis);
    // @ts-expect-error a service is no link
    refuse(redis);
    // @ts-expect-error a service is no link
    latency(redis, { of: milliseconds(10) });
    // @ts-expect-error a name is no link
    blackhole('app -> redis');
  });

  test('latency must say of how much, with a unit', () => {
    // @ts-expect-error it must say how much
    latency(app.to(redis));
    // @ts-expect-error it must say how much
    latency(app.to(redis), {});
    // @ts-expect-error a bare number has no unit
    latency(app.to(redis), { of: 200 });
    // @ts-expect-error an optional setting is left out, not undefined
    latency(app.to(redis), { of: milliseconds(200), jitter: undefined });
  });
});

test('a fault of a process takes a service, not a link', () => {
  expectTypeOf(kill).parameter(0).toEqualTypeOf<Service>();
  // @ts-expect-error a link has no process
  kill(app.to(redis));
});

test('the baseline takes both', () => {
  noop(app);
  noop(app.to(redis));
});

test('each names the capability that it needs', () => {
  expectTypeOf(blackhole(app.to(redis))).toEqualTypeOf<Fault<'drop'>>();
  expectTypeOf(kill(redis)).toEqualTypeOf<Fault<'kill'>>();
  expectTypeOf(latency(app.to(redis), { of: milliseconds(1) })).toEqualTypeOf<Fault<'delay'>>();
  expectTypeOf(kill(redis)).toExtend<Fault>();
});

test('a fault is read-only', () => {
  // @ts-expect-error it is read-only
  kill(redis).kind = 'stop';
  // @ts-expect-error it is read-only
  latency(app.to(redis), { of: milliseconds(1) }).settings.latency = milliseconds(2);
});
