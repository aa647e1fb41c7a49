import { describe, expect, test } from 'vitest';
import { milliseconds } from '../../../src/core/duration.ts';
import { service } from '../../../src/core/target.ts';
import { exported } from '../../../src/probes/prometheus/exported.ts';
import { readExposition } from '../../../src/probes/prometheus/read-exposition.ts';
import { loopbackServer } from './loopback-server.ts';
import { at, stackWith, watching } from './watching.ts';

const app = service('app');
const settings = { port: 9187, period: milliseconds(5) };
const page = `# HELP up Whether it is.
# TYPE up gauge
up 0
lag{queue="a",host="x"} 3 1700000000000
lag{queue="b\\"c\\n"} 1.5e3
`;

describe('the page of an exporter', () => {
  test('is read line by line', () => {
    expect(readExposition(page)).toEqual([
      { name: 'up', labels: {}, value: 0 },
      { name: 'lag', labels: { queue: 'a', host: 'x' }, value: 3 },
      { name: 'lag', labels: { queue: 'b"c\n' }, value: 1_500 },
    ]);
  });

  test.each([
    ['x +Inf', Infinity],
    ['x -Inf', -Infinity],
    ['x NaN', NaN],
    ['x{a="}"} 7', 7],
    ['x_bucket{le="1"} 2 # {trace_id="t"} 0.5', 2],
    ['  ', undefined],
    ['x', undefined],
    ['<html>', undefined],
    ['# EOF', undefined],
  ])('%s', (line, value) => {
    expect(readExposition(line)[0]?.value).toEqual(value);
  });
});

describe('a metric as its exporter tells it', () => {
  test('holds, and is nothing while it is not there or nobody answers', async () => {
    let body = '';
    let status = 200;
    const asked: string[] = [];
    await using server = await loopbackServer((request, response) => {
      asked.push(`${request.url ?? ''} ${request.headers.authorization ?? ''}`);
      response.writeHead(status).end(body);
    });
    const condition = exported(app, 'lag', { ...settings, labels: { queue: 'a' }, headers: { authorization: 'Bearer t' } }).above(2);
    await using probe = watching(condition, stackWith({ address: at(server.port) }));
    expect(await probe.next(() => true)).toEqual({ holds: false, saw: 'nothing' });
    body = page;
    expect(await probe.next(({ holds }) => holds)).toEqual({ holds: true, saw: '3' });
    status = 403;
    expect(await probe.next(({ holds }) => !holds)).toEqual({ holds: false, saw: 'no answer' });
    expect(asked[0]).toBe('/metrics Bearer t');
  });

  test('says which', () => {
    expect(exported(app, 'lag', { ...settings, labels: { queue: 'a' } }).above(2).words).toBe('lag of app with queue a is above 2');
  });
});
