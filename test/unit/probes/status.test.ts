import { describe, expect, test } from 'vitest';
import { milliseconds } from '../../../src/core/duration.ts';
import { service } from '../../../src/core/target.ts';
import { httpStatus, readiness } from '../../../src/probes/http/status.ts';
import { loopbackServer } from './loopback-server.ts';
import { at, stackWith, watching } from './watching.ts';

const app = service('app');
const settings = { port: 3000, path: '/ready', period: milliseconds(5), timeout: milliseconds(50) };

describe('the status of a service', () => {
  test('is what it answers, and changes when that changes', async () => {
    let status = 200;
    const asked: string[] = [];
    await using server = await loopbackServer((request, response) => {
      asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
      response.writeHead(status).end('body');
    });
    await using probe = watching(httpStatus(app, settings), stackWith({ address: at(server.port) }));
    await probe.next((answer) => answer === 200);
    status = 503;
    await probe.next((answer) => answer === 503);
    status = 200;
    await probe.next((answer) => answer === 200);
    expect(new Set(probe.seen)).toEqual(new Set([200, 503]));
    expect(new Set(asked)).toEqual(new Set(['GET /ready']));
  });

  test('is a timeout while nothing is answered, and at most four wait at once', async () => {
    let open = 0;
    let most = 0;
    await using server = await loopbackServer((request) => {
      open += 1;
      most = Math.max(most, open);
      request.once('close', () => (open -= 1));
    });
    await using probe = watching(httpStatus(app, settings), stackWith({ address: at(server.port) }));
    await probe.next((answer) => answer === 'timeout');
    await probe.next((answer) => answer === 'timeout');
    expect(new Set(probe.seen)).toEqual(new Set(['timeout']));
    expect(most).toBe(4);
  });

  test('is a timeout as well when an answer begins and does not end', async () => {
    await using server = await loopbackServer((_, response) => {
      response.writeHead(200).write('half');
    });
    await using probe = watching(httpStatus(app, settings), stackWith({ address: at(server.port) }));
    expect(await probe.next(() => true)).toBe('timeout');
  });

  test('is closed when the connection ends without an answer', async () => {
    await using server = await loopbackServer((request) => {
      request.socket.destroy();
    });
    await using probe = watching(httpStatus(app, settings), stackWith({ address: at(server.port) }));
    expect(await probe.next(() => true)).toBe('closed');
  });

  test('is refused while nobody listens, and comes back on another port', async () => {
    const first = await loopbackServer((_, response) => response.writeHead(200).end());
    let port = first.port;
    await using probe = watching(httpStatus(app, settings), stackWith({ address: () => at(port)() }));
    await probe.next((answer) => answer === 200);
    await first.close();
    await probe.next((answer) => answer === 'refused');
    await using second = await loopbackServer((_, response) => response.writeHead(204).end());
    port = second.port;
    await probe.next((answer) => answer === 204);
  });

  test('goes on with the old address while nobody knows a new one', async () => {
    const first = await loopbackServer((_, response) => response.writeHead(200).end());
    let known = true;
    const address = (): ReturnType<ReturnType<typeof at>> => (known ? at(first.port)() : Promise.reject(new Error('not published now')));
    await using probe = watching(httpStatus(app, settings), stackWith({ address }));
    await probe.next((answer) => answer === 200);
    known = false;
    await first.close();
    await probe.next((answer) => answer === 'refused');
    await probe.next((answer) => answer === 'refused');
    await using again = await loopbackServer((_, response) => response.writeHead(202).end(), first.port);
    expect(again.port).toBe(first.port);
    await probe.next((answer) => answer === 202);
  });

  test('cannot be watched of a service without that port', async () => {
    await expect(watching(httpStatus(app, settings), stackWith({})).stop()).rejects.toThrow('no address');
  });

  test('tells nothing more once it is stopped', async () => {
    await using server = await loopbackServer((_, response) => response.writeHead(200).end());
    const probe = watching(httpStatus(app, settings), stackWith({ address: at(server.port) }));
    await probe.next(() => true);
    await probe.stop();
    const told = probe.seen.length;
    await server.close();
    expect(probe.seen).toHaveLength(told);
  });
});

test('readiness says in words what it wants and what it saw', async () => {
  await using server = await loopbackServer((_, response) => response.writeHead(503).end());
  const ready = readiness(app, settings).is(200);
  expect([ready.words, ready.of.name, ready.period]).toEqual(['app answers 200 on /ready', 'app', 5]);
  await using probe = watching(ready, stackWith({ address: at(server.port) }));
  expect(await probe.next(() => true)).toEqual({ holds: false, saw: '/ready 503' });
});

test('readiness tells no answer from a bad one', async () => {
  await using server = await loopbackServer(() => undefined);
  await using probe = watching(readiness(app, settings).is(200), stackWith({ address: at(server.port) }));
  expect(await probe.next(() => true)).toEqual({ holds: false, saw: '/ready timeout', unanswered: true });
});
