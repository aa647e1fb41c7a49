import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { milliseconds, minutes, seconds } from '../../../src/core/duration.ts';
import { service } from '../../../src/core/target.ts';
import { timing } from '../../../src/core/timing.ts';
import { metric, type MetricSettings } from '../../../src/probes/prometheus/metric.ts';
import { loopbackServer, type LoopbackServer } from './loopback-server.ts';
import { at, stackWith, watching } from './watching.ts';

const prometheus = service('prometheus');
const settings: MetricSettings = { period: milliseconds(5) };
const vector = (...values: readonly string[]): string =>
  JSON.stringify({ status: 'success', data: { resultType: 'vector', result: values.map((value) => ({ metric: {}, value: [1, value] })) } });
const matrix = (...series: readonly (readonly number[])[]): string =>
  JSON.stringify({
    status: 'success',
    data: { resultType: 'matrix', result: series.map((values) => ({ metric: {}, values: values.map((value, index) => [index, String(value)]) })) },
  });
const answering = (body: () => string, asked: (request: IncomingMessage) => void = () => undefined): Promise<LoopbackServer> =>
  loopbackServer((request, response) => {
    asked(request);
    response.end(body());
  });
const points = (length: number, value: (index: number) => number): readonly number[] => Array.from({ length }, (_, index) => value(index));

describe('a metric through PromQL', () => {
  test.each([
    ['above its limit', vector('6'), true, '6'],
    ['at its limit', vector('5'), false, '5'],
    ['above it in any series', vector('1', '6'), true, '1, 6'],
    ['absent, which is not 0', vector(), false, 'nothing'],
    ['no number', vector('NaN'), false, 'NaN'],
    ['infinite', vector('+Inf'), true, 'Infinity'],
    ['a scalar', JSON.stringify({ status: 'success', data: { resultType: 'scalar', result: [1, '6'] } }), true, '6'],
    ['told by nobody who understands it', '<html>', false, 'no answer'],
  ])('%s', async (_, body, holds, saw) => {
    await using server = await answering(() => body.replaceAll('+Inf', 'Infinity'));
    await using probe = watching(metric(prometheus, 'x', settings).above(5), stackWith({ address: at(server.port) }));
    expect(await probe.next(() => true)).toEqual({ holds, saw });
  });

  test('below a limit, an absent series is not seen either', async () => {
    let body = vector();
    await using server = await answering(() => body);
    await using probe = watching(metric(prometheus, 'x', settings).below(1), stackWith({ address: at(server.port) }));
    expect(await probe.next(() => true)).toEqual({ holds: false, saw: 'nothing' });
    body = vector('0');
    expect(await probe.next(({ holds }) => holds)).toEqual({ holds: true, saw: '0' });
  });

  test('is what it is', async () => {
    await using server = await answering(() => vector('0'));
    await using probe = watching(metric(prometheus, 'up', settings).is(0), stackWith({ address: at(server.port) }));
    expect(await probe.next(() => true)).toEqual({ holds: true, saw: '0' });
  });

  test('is asked with its durations as they are played, and no other numbers changed', async () => {
    const asked: string[] = [];
    await using server = await answering(
      () => vector(),
      ({ url = '' }) => asked.push(new URL(url, 'http://p').searchParams.get('query') ?? ''),
    );
    const stack = stackWith({ address: at(server.port), timing: timing('fast', 10) });
    await using probe = watching(metric(prometheus, 'increase(x{job="5m"}[5m]) > 5', settings).above(5), stack);
    await probe.next(() => true);
    expect(asked[0]).toBe('increase(x{job="5m"}[30000ms]) > 5');
  });

  test('that Prometheus cannot read is no silence', async () => {
    await using server = await answering(() => JSON.stringify({ status: 'error', errorType: 'bad_data', error: 'parse error' }));
    const watched = metric(prometheus, 'x[', settings)
      .above(5)
      .watch(stackWith({ address: at(server.port) }), () => undefined, new AbortController().signal);
    await expect(watched).rejects.toThrow('parse error');
  });

  test('goes on after Prometheus was away', async () => {
    const first = await answering(() => vector('6'));
    await using probe = watching(metric(prometheus, 'x', settings).above(5), stackWith({ address: at(first.port) }));
    await probe.next(({ holds }) => holds);
    await first.close();
    expect(await probe.next(({ holds }) => !holds)).toEqual({ holds: false, saw: 'no answer' });
    await using second = await loopbackServer((_, response) => response.end(vector('7')), first.port);
    expect(second.port).toBe(first.port);
    await probe.next(({ saw }) => saw === '7');
  });

  test('says what it wants', () => {
    expect([metric(prometheus, 'up').is(0).words, metric(prometheus, 'up', { throughout: seconds(15) }).below(1).words]).toEqual([
      'up is 0',
      'up, throughout 15 s, is below 1',
    ]);
  });
});

describe('a metric throughout a range', () => {
  test.each([
    ['above at every step', [points(31, () => 6)], true],
    ['not at one of them', [points(31, (index) => (index === 7 ? 5 : 6))], false],
    ['absent for a part of it', [points(30, () => 6)], false],
    ['absent', [], false],
    ['above in one series of two', [points(31, () => 1), points(31, () => 6)], true],
  ])('%s', async (_, series, holds) => {
    await using server = await answering(() => matrix(...series));
    const condition = metric(prometheus, 'x', { ...settings, throughout: minutes(1) }).above(5);
    await using probe = watching(condition, stackWith({ address: at(server.port) }));
    expect((await probe.next(() => true)).holds).toBe(holds);
  });

  test('below and equal at every step', async () => {
    let body = matrix(points(31, (index) => (index === 3 ? 2 : 0)));
    await using server = await answering(() => body);
    const within = metric(prometheus, 'x', { ...settings, throughout: minutes(1) });
    await using below = watching(within.below(1), stackWith({ address: at(server.port) }));
    await using equal = watching(within.is(0), stackWith({ address: at(server.port) }));
    expect([(await below.next(() => true)).saw, (await equal.next(() => true)).saw]).toEqual(['2', '2']);
    body = matrix(points(31, () => 0));
    await below.next(({ holds }) => holds);
    await equal.next(({ holds }) => holds);
  });

  test('asks for the range as it is played', async () => {
    const asked: URLSearchParams[] = [];
    await using server = await answering(
      () => matrix(),
      ({ url = '' }) => asked.push(new URL(url, 'http://p').searchParams),
    );
    const stack = stackWith({ address: at(server.port), timing: timing('fast', 10) });
    await using probe = watching(metric(prometheus, 'x', { ...settings, throughout: minutes(1) }).above(5), stack);
    await probe.next(() => true);
    const [first] = asked;
    expect(Number(first?.get('end')) - Number(first?.get('start'))).toBeCloseTo(6, 3);
    expect(Number(first?.get('step'))).toBeCloseTo(0.2, 6);
  });
});
