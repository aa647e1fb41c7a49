import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { milliseconds } from '../../../../src/core/duration.ts';
import { DrillError } from '../../../../src/core/errors.ts';
import { service } from '../../../../src/core/target.ts';
import { openHttp, type HttpDriver } from '../../../../src/load/drivers/index.ts';
import { loopbackServer } from '../../probes/loopback-server.ts';
import { at, stackWith } from '../../probes/watching.ts';

const app = service('app');
const open = (port: number, settings: { readonly connections?: number; readonly timeout?: number } = {}): Promise<HttpDriver> =>
  openHttp(stackWith({ address: at(port) }), app, {
    port: 3000,
    connections: settings.connections ?? 4,
    timeout: milliseconds(settings.timeout ?? 5_000),
  });

test('an answer is told with its status, headers and fields, and is an outcome as it stands', async () => {
  await using server = await loopbackServer((request, response) => {
    request.setEncoding('utf8').once('data', (body: string) => {
      const { method, url, headers } = request;
      response.writeHead(201, { 'x-served-by': 'me' }).end(JSON.stringify({ method, url, body, type: headers['content-type'], id: headers['x-id'] }));
    });
  });
  await using http = await open(server.port);
  expect(await http.send({ method: 'POST', path: '/orders', body: { size: 3 }, headers: { 'x-id': '7' } })).toMatchObject({
    ok: true,
    answer: {
      status: 201,
      headers: { 'x-served-by': 'me' },
      fields: { method: 'POST', url: '/orders', body: '{"size":3}', type: 'application/json', id: '7' },
    },
  });
});

test('a server that answers with no JSON has no fields', async () => {
  let said = '';
  await using server = await loopbackServer((_, response) => response.end(said));
  await using http = await open(server.port);
  for (said of ['fine', '[1]', '{broken', '']) expect((await http.send({ path: '/' })).answer).toMatchObject({ text: said, fields: {} });
});

test('a 404 is refused, a 503 is unknown, and both are answers', async () => {
  await using server = await loopbackServer((request, response) => response.writeHead(Number(request.url?.slice(1))).end('{"error":"so"}'));
  await using http = await open(server.port);
  expect(await http.send({ path: '/404' })).toMatchObject({ ok: false, refused: true, why: '404', answer: { fields: { error: 'so' } } });
  expect(await http.send({ path: '/503' })).toMatchObject({ ok: false, refused: false, why: '503', answer: { fields: { error: 'so' } } });
});

test('an answer that is late, never comes to its end, or breaks off is unknown', async () => {
  let behave: (response: ServerResponse) => void = () => undefined;
  let requests = 0;
  await using server = await loopbackServer((_, response) => {
    requests += 1;
    behave(response);
  });
  await using hasty = await open(server.port, { timeout: 150 });
  expect(await hasty.send({ method: 'POST', path: '/' })).toEqual({ ok: false, refused: false, why: 'timeout' });
  behave = (response) => response.writeHead(200, { 'content-length': 10 }).write('half');
  expect(await hasty.send({ method: 'POST', path: '/' })).toEqual({ ok: false, refused: false, why: 'timeout' });
  await using http = await open(server.port);
  behave = (response) => response.destroy();
  expect(await http.send({ method: 'POST', path: '/' })).toEqual({ ok: false, refused: false, why: 'ECONNRESET' });
  behave = (response) => response.writeHead(200, { 'content-length': 10 }).write('half', () => response.destroy());
  expect(await http.send({ method: 'POST', path: '/' })).toEqual({ ok: false, refused: false, why: 'ECONNRESET' });
  expect(requests, 'nothing is sent twice').toBe(4);
});

test('a request that its operation gives up is unknown, and one that was given up before was never sent', async () => {
  const giveUp = new AbortController();
  let requests = 0;
  await using server = await loopbackServer(() => {
    requests += 1;
    giveUp.abort();
  });
  await using http = await open(server.port);
  expect(await http.send({ path: '/' }, giveUp.signal)).toEqual({ ok: false, refused: false, why: 'aborted' });
  expect(await http.send({ path: '/' }, giveUp.signal)).toEqual({ ok: false, refused: true, why: 'aborted' });
  expect(requests).toBe(1);
});

test('connections are bounded; whoever waits for one in vain has sent nothing', async () => {
  let requests = 0;
  const giveUp = new AbortController();
  await using server = await loopbackServer(() => {
    requests += 1;
    if (requests === 2) giveUp.abort();
  });
  await using http = await open(server.port, { connections: 2 });
  const answers = await Promise.all(Array.from({ length: 5 }, () => http.send({ method: 'POST', path: '/' }, giveUp.signal)));
  expect(answers.map(({ refused, why }) => [refused, why])).toEqual([
    [false, 'aborted'],
    [false, 'aborted'],
    [true, 'aborted'],
    [true, 'aborted'],
    [true, 'aborted'],
  ]);
  expect(requests).toBe(2);
});

test('the time that a request waits for a connection counts', async () => {
  await using server = await loopbackServer(() => undefined);
  await using http = await open(server.port, { connections: 1, timeout: 50 });
  const [, second] = await Promise.all([http.send({ path: '/' }), http.send({ path: '/' })]);
  expect(second).toEqual({ ok: false, refused: true, why: 'timeout' });
});

test('connections are kept for the next request', async () => {
  const ports = new Set<number | undefined>();
  await using server = await loopbackServer((request, response) => {
    ports.add(request.socket.remotePort);
    response.end();
  });
  await using http = await open(server.port);
  for (let n = 0; n < 5; n += 1) expect(await http.send({ path: '/' })).toMatchObject({ ok: true });
  expect(ports.size).toBe(1);
});

test('a service that listens elsewhere after a restart is found again; while it is nowhere, nothing is sent', async () => {
  const first = await loopbackServer((_, response) => response.end());
  let port: number | undefined = first.port;
  const address = (): Promise<{ host: string; port: number }> =>
    port === undefined
      ? Promise.reject(new DrillError('service-unknown', 'app does not publish port 3000 now'))
      : Promise.resolve({ host: '127.0.0.1', port });
  await using http = await openHttp(stackWith({ address }), app, { port: 3000, connections: 2, timeout: milliseconds(2_000) });
  const until = async (why: string | undefined): Promise<unknown> => {
    for (;;) {
      const result = await http.send({ path: '/' });
      if (result.why === why) return result;
      // A kept connection that has ended in the same moment may still be used, once.
      expect(result).toMatchObject({ ok: false, refused: result.why !== 'ECONNRESET' });
    }
  };
  expect(await http.send({ path: '/' })).toMatchObject({ ok: true });
  await first.close();
  expect(await until('ECONNREFUSED')).toEqual({ ok: false, refused: true, why: 'ECONNREFUSED' });
  port = undefined;
  expect(await until('not published')).toEqual({ ok: false, refused: true, why: 'not published' });
  await using second = await loopbackServer((_, response) => response.end());
  ({ port } = second);
  expect(await until(undefined)).toMatchObject({ ok: true });
});

test('once it is closed nothing is sent any more', async () => {
  await using server = await loopbackServer((_, response) => response.end());
  const http = await open(server.port);
  await http[Symbol.asyncDispose]();
  expect(await http.send({ path: '/' })).toEqual({ ok: false, refused: true, why: 'aborted' });
});

test('closing ends what is under way', async () => {
  const asked = Promise.withResolvers<undefined>();
  await using server = await loopbackServer(() => {
    asked.resolve(undefined);
  });
  const http = await open(server.port);
  const sending = http.send({ method: 'POST', path: '/' });
  await asked.promise;
  await http[Symbol.asyncDispose]();
  expect(await sending).toEqual({ ok: false, refused: false, why: 'aborted' });
});

test('a service that is not there is told at once', async () => {
  const address = (): Promise<never> => Promise.reject(new DrillError('service-unknown', 'there is no service called "app"'));
  await expect(openHttp(stackWith({ address }), app, { port: 1, connections: 1, timeout: milliseconds(1) })).rejects.toThrow('no service called');
  await expect(openHttp(stackWith({ address: at(1) }), app, { port: 1, connections: 0, timeout: milliseconds(1) })).rejects.toThrow(RangeError);
});

test('a server that ends its kept connection is met with a new one', async () => {
  await using server = await loopbackServer((_, response) => {
    response.end(() => {
      response.socket?.end();
    });
  });
  await using http = await open(server.port, { connections: 1 });
  expect(await http.send({ path: '/' })).toMatchObject({ ok: true });
  // Its end has arrived once another connection that was ended after it has.
  await once(connect(server.port, '127.0.0.1').end('GET / HTTP/1.0\r\n\r\n').resume(), 'close');
  expect(await http.send({ path: '/' })).toMatchObject({ ok: true });
});
