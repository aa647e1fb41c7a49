import { describe, expect, test } from 'vitest';
import { alertState } from '../../../src/probes/prometheus/alert-state.ts';
import { loopbackServer, type LoopbackServer } from './loopback-server.ts';
import { at, stackWith, watching } from './watching.ts';

const alert = (alertname: string, state: string, instance = 'a'): unknown => ({ labels: { alertname, instance }, state });
const answers = (body: () => string): Promise<LoopbackServer> => loopbackServer((_, response) => response.end(body()));
const withAlerts = (...alerts: readonly unknown[]): string => JSON.stringify({ status: 'success', data: { alerts } });

describe('the state of an alert', () => {
  test.each([
    ['inactive', [], 'inactive'],
    ['pending', [alert('RedisDown', 'pending')], 'pending'],
    ['firing', [alert('RedisDown', 'firing')], 'firing'],
    ['the worst of all its label sets', [alert('RedisDown', 'pending', 'a'), alert('RedisDown', 'firing', 'b')], 'firing'],
    ['not that of another alert', [alert('PostgresDown', 'firing')], 'inactive'],
  ])('is %s', async (_, alerts, expected) => {
    await using server = await answers(() => withAlerts(...alerts));
    await using probe = watching(alertState('RedisDown'), stackWith({ address: at(server.port) }));
    expect(await probe.next(() => true)).toBe(expected);
  });

  test.each([
    ['an error page', '<html>'],
    ['JSON of another shape', '{"status":"error"}'],
    ['nothing', ''],
  ])('is unknown when Prometheus answers %s', async (_, body) => {
    await using server = await answers(() => body);
    await using probe = watching(alertState('RedisDown'), stackWith({ address: at(server.port) }));
    expect(await probe.next(() => true)).toBe('unknown');
  });

  test('is unknown while Prometheus is away, and known again after that', async () => {
    const first = await answers(() => withAlerts(alert('RedisDown', 'firing')));
    await using probe = watching(alertState('RedisDown'), stackWith({ address: at(first.port) }));
    await probe.next((state) => state === 'firing');
    await first.close();
    await probe.next((state) => state === 'unknown');
    await using second = await loopbackServer((_, response) => response.end(withAlerts()), first.port);
    expect(second.port).toBe(first.port);
    await probe.next((state) => state === 'inactive');
  });

  test('asks the documented path of the documented service', async () => {
    const asked: string[] = [];
    await using server = await loopbackServer((request, response) => {
      asked.push(request.url ?? '');
      response.end(withAlerts());
    });
    const addresses: string[] = [];
    const address = (name: string, port: number): ReturnType<ReturnType<typeof at>> => {
      addresses.push(`${name}:${String(port)}`);
      return at(server.port)();
    };
    await using probe = watching(alertState('RedisDown'), stackWith({ address }));
    await probe.next(() => true);
    expect([asked[0], addresses[0]]).toEqual(['/api/v1/alerts', 'prometheus:9090']);
  });
});
