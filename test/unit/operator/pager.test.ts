import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AlertDelivery } from '../../../src/core/alert-delivery.ts';
import { openPager, type Pager } from '../../../src/operator/pager.ts';
import { askGate as ask, rawGate } from './ask-gate.ts';
import { tempFolder } from './temp-folder.ts';

let stack: AsyncDisposableStack;
let pager: Pager;
let door: string;
let now: number;
let delivered: AlertDelivery[];
let onDelivery: (delivery: AlertDelivery) => void;

beforeEach(async () => {
  stack = new AsyncDisposableStack();
  door = `${stack.use(await tempFolder()).path}/pager.sock`;
  now = 0;
  delivered = [];
  onDelivery = (delivery) => {
    delivered.push(delivery);
  };
  pager = stack.use(
    await openPager({
      socketPath: door,
      now: () => now,
      onDelivery: (delivery) => {
        onDelivery(delivery);
      },
    }),
  );
});
afterEach(() => stack.disposeAsync());

const alert = (name: string, status = 'firing'): object => ({
  status,
  labels: { alertname: name, severity: 'page' },
  annotations: { summary: 'x' },
  fingerprint: 'f',
  startsAt: '2026-01-01T00:00:00Z',
  endsAt: '0001-01-01T00:00:00Z',
});
const webhook = (alerts: unknown): string =>
  JSON.stringify({ version: '4', groupKey: '{}', status: 'firing', receiver: 'pager', groupLabels: {}, commonLabels: {}, alerts });

test('tells every alert of a delivery with its labels', async () => {
  expect((await ask(door, 'POST', '/any/path', webhook([alert('RedisDown'), alert('AppDown', 'resolved')]))).status).toBe(200);
  const shared = { annotations: { summary: 'x' }, receiver: 'pager', group: '{}', fingerprint: 'f', notification: 1, at: 0 };
  expect(delivered).toEqual([
    { ...shared, alert: 'RedisDown', state: 'firing', labels: { alertname: 'RedisDown', severity: 'page' } },
    { ...shared, alert: 'AppDown', state: 'resolved', labels: { alertname: 'AppDown', severity: 'page' } },
  ]);
  expect(pager.malformed).toBe(0);
});

test('counts deliveries, and takes one that says no more than it must', async () => {
  const bare = JSON.stringify({ version: '4', alerts: [{ status: 'firing', labels: { alertname: 'A' }, annotations: { n: 1 } }] });
  await ask(door, 'POST', '/', bare);
  await ask(door, 'POST', '/', bare);
  const told = { alert: 'A', state: 'firing', labels: { alertname: 'A' }, annotations: {}, at: 0 };
  expect(delivered).toEqual([
    { ...told, notification: 1 },
    { ...told, notification: 2 },
  ]);
});

test('stamps the arrival, not the end of the body', async () => {
  now = 1_000;
  const body = webhook([alert('RedisDown')]);
  const head = `POST / HTTP/1.1\r\nHost: pager\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: ${String(body.length)}\r\n\r\n`;
  const answered = rawGate(door, head, () => {
    // The head has arrived, because the pager asks for the body.
    now = 2_000;
    return body;
  });
  expect(await answered).toContain(' 200 OK');
  expect(delivered[0]?.at).toBe(1_000);
});

test.each([
  ['', 400],
  ['{', 400],
  ['[]', 400],
  ['null', 400],
  ['{"version":"3","alerts":[]}', 400],
  ['{"version":"4"}', 400],
  ['{"version":"4","alerts":{}}', 400],
  [webhook([null]), 400],
  [webhook([alert('A'), { status: 'firing' }]), 400],
  [webhook([{ status: 'burning', labels: { alertname: 'A' } }]), 400],
  [webhook([{ status: 'firing', labels: { alertname: 7 } }]), 400],
  [webhook([{ status: 'firing', labels: {} }]), 400],
  [' '.repeat(1024 * 1024 + 1), 413],
])('what is no delivery is counted and told to nobody', async (body, status) => {
  expect((await ask(door, 'POST', '/', body)).status).toBe(status);
  expect(pager.malformed).toBe(1);
  expect(delivered).toEqual([]);
});

test('other methods and no HTTP at all', async () => {
  expect((await ask(door, 'GET', '/')).status).toBe(405);
  await rawGate(door, 'hello\r\n\r\n', '').catch(() => '');
  expect(pager.malformed).toBe(2);
  expect((await ask(door, 'POST', '/', webhook([alert('StillThere')]))).status).toBe(200);
});

test('a client that hangs up, and a listener that fails, leave the pager standing', async () => {
  await rawGate(door, 'POST / HTTP/1.1\r\nHost: pager\r\nExpect: 100-continue\r\nContent-Length: 100\r\n\r\n', '{');
  onDelivery = () => {
    throw new Error('full');
  };
  expect((await ask(door, 'POST', '/', webhook([alert('A')]))).status).toBe(500);
  onDelivery = (delivery) => {
    delivered.push(delivery);
  };
  expect((await ask(door, 'POST', '/', webhook([{ ...alert('A'), labels: JSON.parse('{"alertname":"A","__proto__":"x"}') as object }]))).status).toBe(
    200,
  );
  expect(delivered).toHaveLength(1);
  expect(({} as Record<string, unknown>)['alertname']).toBeUndefined();
});

test('adds less than 10 ms to a delivery, from the request being written to its stamp', async () => {
  // Opened apart from the others: its clock is the real one.
  await using folder = await tempFolder();
  const stamps: number[] = [];
  await using real = await openPager({
    socketPath: `${folder.path}/pager.sock`,
    now: () => performance.now(),
    onDelivery: ({ at }) => stamps.push(at),
  });
  const added: number[] = [];
  for (let round = 0; round < 41; round += 1) {
    const written = performance.now();
    await ask(`${folder.path}/pager.sock`, 'POST', '/', webhook([alert('A')]));
    added.push((stamps.at(-1) ?? NaN) - written);
  }
  expect(real.malformed).toBe(0);
  // The middle one: a machine that is busy with other tests may keep single ones waiting. It counts connecting too.
  expect(added.toSorted((a, b) => a - b)[20]).toBeLessThan(10);
});
