import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { lacksOfAlerting, ring } from '../../../src/probes/prometheus/alerting-door.ts';
import type { RunningStack } from '../../../src/core/stack.ts';
import { loopbackServer, type LoopbackServer } from './loopback-server.ts';
import { at, stackWith } from './watching.ts';

const signal = new AbortController().signal;

interface Fake {
  readonly ready?: number;
  readonly answers?: Readonly<Record<string, unknown>>;
}

const serving = ({ ready = 200, answers = {} }: Fake): Promise<LoopbackServer> =>
  loopbackServer((request, response) => {
    const path = (request.url ?? '').replace(/\?.*/, '');
    if (path === '/-/ready') response.writeHead(ready).end();
    else response.writeHead(Object.hasOwn(answers, path) ? 200 : 404).end(JSON.stringify(answers[path] ?? 'not here'));
  });

const rules = ({ age = 1, health = 'ok', name = 'RedisDown' } = {}): unknown => ({
  status: 'success',
  data: {
    groups: [
      {
        ...{ name: 'api', interval: 5, lastEvaluation: new Date(Date.now() - age * 1_000).toISOString() },
        rules: [{ name, health, lastError: 'no such function' }],
      },
    ],
  },
});
const alerts = (state?: string): unknown => ({
  status: 'success',
  data: { alerts: state === undefined ? [] : [{ labels: { alertname: 'RedisDown' }, state }] },
});

const targets = (...health: readonly string[]): unknown => ({
  status: 'success',
  data: { activeTargets: health.map((one) => ({ scrapePool: 'api', scrapeUrl: 'http://app:3000/metrics', health: one })) },
});

const lacks = async (prometheus: Fake, alertmanager: Fake): Promise<readonly string[]> => {
  await using p = await serving(prometheus);
  await using a = await serving(alertmanager);
  const stack: RunningStack = stackWith({ address: (name) => at(name === 'prometheus' ? p.port : a.port)() });
  return await lacksOfAlerting(stack, 'RedisDown', signal);
};
const well: Fake = { answers: { '/api/v1/targets': targets('up', 'down'), '/api/v1/rules': rules(), '/api/v1/alerts': alerts() } };
const knows: Fake = { answers: { '/api/v2/alerts': [{ labels: {} }] } };

describe('what alerting lacks', () => {
  test.each<[string, Fake, Fake, readonly string[]]>([
    ['nothing', well, knows, []],
    ['a Prometheus that is ready', { ...well, ready: 503 }, knows, ['prometheus is not ready: it answers 503']],
    ['an Alertmanager that is ready', well, { ready: 500 }, ['alertmanager is not ready: it answers 500']],
    ['a target', { answers: { ...well.answers, '/api/v1/targets': targets() } }, knows, ['prometheus has not found a target yet']],
    [
      'the first scrape of a target',
      { answers: { ...well.answers, '/api/v1/targets': targets('up', 'unknown') } },
      knows,
      ['prometheus has not scraped api at http://app:3000/metrics yet'],
    ],
    [
      'an evaluation',
      { answers: { ...well.answers, '/api/v1/rules': rules({ age: 60 }) } },
      knows,
      // The answers are made before the first of these tests, which may be a while ago.
      [expect.stringMatching(/^prometheus has not evaluated api for \d+ s$/) as string],
    ],
    ['no evaluation that is a little late', { answers: { ...well.answers, '/api/v1/rules': rules({ age: 14 }) } }, knows, []],
    ['the rule', { answers: { ...well.answers, '/api/v1/rules': rules({ name: 'Other' }) } }, knows, ['prometheus has no rule RedisDown']],
    [
      'a rule that can be evaluated',
      { answers: { ...well.answers, '/api/v1/rules': rules({ health: 'err' }) } },
      knows,
      ['prometheus cannot evaluate RedisDown: no such function'],
    ],
    [
      'an Alertmanager that was told',
      { answers: { ...well.answers, '/api/v1/alerts': alerts('firing') } },
      { answers: { '/api/v2/alerts': [] } },
      ['alertmanager does not know that RedisDown fires'],
    ],
    ['nothing, where it was told', { answers: { ...well.answers, '/api/v1/alerts': alerts('firing') } }, knows, []],
    ['nothing, where the alert is only pending', { answers: { ...well.answers, '/api/v1/alerts': alerts('pending') } }, { answers: {} }, []],
  ])('%s', async (_, prometheus, alertmanager, expected) => {
    expect(await lacks(prometheus, alertmanager)).toEqual(expected);
  });

  test('everybody, where nobody listens', async () => {
    const found = await lacksOfAlerting(
      stackWith({ address: () => Promise.reject(new Error('does not publish port 9090 now')) }),
      'RedisDown',
      signal,
    );
    expect(found).toEqual(['prometheus', 'alertmanager'].map((name) => `${name} cannot be reached: does not publish port 9090 now`));
  });
});

describe('a test alert', () => {
  const told = async (request: IncomingMessage): Promise<unknown> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    return JSON.parse(Buffer.concat(chunks).toString());
  };

  test('is given to Alertmanager as one that began long ago and is soon over', async () => {
    const bodies: unknown[] = [];
    await using server = await loopbackServer((request, response) => {
      void told(request).then((body) => {
        bodies.push(request.url, body);
        response.end();
      });
    });
    await ring(stackWith({ address: at(server.port) }), { alertname: 'Test' }, 5_000, signal);
    const [path, [alert]] = bodies as [string, [{ startsAt: string; endsAt: string; labels: unknown }]];
    expect([path, alert.labels]).toEqual(['/api/v2/alerts', { alertname: 'Test' }]);
    expect(Date.parse(alert.endsAt) - Date.parse(alert.startsAt)).toBe(3_605_000);
    expect(Math.abs(Date.parse(alert.endsAt) - Date.now() - 5_000)).toBeLessThan(2_000);
  });

  test('that is not taken is told', async () => {
    await using server = await loopbackServer((_, response) => response.writeHead(400).end());
    await expect(ring(stackWith({ address: at(server.port) }), {}, 5_000, signal)).rejects.toThrow('it answers 400');
  });
});
