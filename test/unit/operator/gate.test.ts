import { request, type IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openGate, type Gate } from '../../../src/operator/gate.ts';
import { askGate, rawGate } from './ask-gate.ts';
import { fakeEngine, ids, type FakeEngine } from './fake-engine.ts';
import { tempFolder } from './temp-folder.ts';

let stack: AsyncDisposableStack;
let engine: FakeEngine;
let gate: Gate;
let door: string;
let refused: string[];

beforeEach(async () => {
  stack = new AsyncDisposableStack();
  const folder = stack.use(await tempFolder());
  engine = stack.use(await fakeEngine(`${folder.path}/engine.sock`));
  door = `${folder.path}/gate.sock`;
  refused = [];
  gate = stack.use(await openGate({ socketPath: door, engine, project: 'demo', runId: 'r1', onRefused: (call) => refused.push(call) }));
});
afterEach(() => stack.disposeAsync());

const ask = (method: string, path: string, body?: string | Buffer) => askGate(door, method, `/v1.41${path}`, body);

describe('calls that look', () => {
  test.each([
    '/_ping',
    '/version',
    '/info',
    '/images/json',
    '/images/firedrill/redis:8/json',
    '/images/redis@sha256:ab12/json',
    '/networks/demo_default',
    '/volumes/demo_data',
    '/exec/exec1/json',
  ])('GET %s passes', async (path) => {
    expect((await ask('GET', path)).status).toBe(200);
    expect(refused).toEqual([]);
  });

  test('HEAD /_ping passes with its headers, with and without a version', async () => {
    expect((await ask('HEAD', '/_ping')).headers['api-version']).toBe('1.41');
    expect((await askGate(door, 'HEAD', '/_ping')).status).toBe(200);
  });
});

describe('calls about a container', () => {
  test.each([
    ['GET', 'json'],
    ['GET', 'top'],
    ['GET', 'stats'],
    ['POST', 'start'],
    ['POST', 'stop'],
    ['POST', 'restart'],
    ['POST', 'kill'],
    ['POST', 'pause'],
    ['POST', 'unpause'],
    ['POST', 'wait'],
    ['POST', 'resize'],
  ])('%s %s passes, under the full id', async (method, verb) => {
    expect((await ask(method, `/containers/demo-redis-1/${verb}`)).status).toBeLessThan(300);
    expect(engine.passed.at(-1)?.path).toBe(`/containers/${ids.redis}/${verb}`);
  });

  test.each([
    [ids.redis, ids.redis],
    ['demo-redis-1', ids.redis],
    ['redis', ids.redis],
    ['bbbb', ids.app],
    ['app', ids.app],
  ])('%s is found by id, name, documented name or the beginning of its id', async (reference, id) => {
    await ask('POST', `/containers/${reference}/restart?t=3`);
    expect(engine.passed.at(-1)).toMatchObject({ path: `/containers/${id}/restart` });
    expect(engine.passed.at(-1)?.query.get('t')).toBe('3');
  });

  test.each([ids.foreign, ids.toolbox, ids.otherRun, 'demo-firedrill-toolbox-1', 'demo-late-1'])(
    '%s is not ours and is refused',
    async (reference) => {
      for (const [method, verb] of [
        ['GET', 'json'],
        ['GET', 'logs'],
        ['POST', 'stop'],
        ['POST', 'exec'],
        ['POST', 'attach'],
      ] as const) {
        const answer = await ask(method, `/containers/${reference}/${verb}`);
        expect(answer.status).toBe(403);
        expect(JSON.parse(answer.text)).toEqual({
          message: `firedrill's gate does not let this through: ${method} /containers/${reference}/${verb}`,
        });
      }
      expect(engine.passed).toEqual([]);
      expect(refused).toHaveLength(5);
    },
  );

  test('a misspelt name reads as the engine has it and is no refusal', async () => {
    const answer = await ask('GET', '/containers/rediss/json');
    expect(answer).toMatchObject({ status: 404, text: '{"message":"No such container: rediss"}' });
    expect(refused).toEqual([]);
  });

  test('a beginning that fits two ids is not guessed', async () => {
    expect((await ask('GET', '/containers/aaaa0000/json')).status).toBe(404);
  });
});

describe('calls that are not on the list', () => {
  test.each([
    ['POST', '/containers/create'],
    ['POST', '/containers/create?name=x'],
    ['DELETE', '/containers/redis'],
    ['POST', '/containers/redis/rename'],
    ['POST', '/containers/redis/update'],
    ['GET', '/containers/redis/archive'],
    ['PUT', '/containers/redis/archive'],
    ['HEAD', '/containers/redis/archive'],
    ['GET', '/containers/redis/export'],
    ['GET', '/containers/redis/changes'],
    ['GET', '/containers/redis/attach/ws'],
    ['POST', '/containers/prune'],
    ['POST', '/commit'],
    ['POST', '/build'],
    ['POST', '/session'],
    ['POST', '/grpc'],
    ['POST', '/images/create'],
    ['DELETE', '/images/redis'],
    ['POST', '/images/redis/tag'],
    ['POST', '/images/load'],
    ['GET', '/images/get'],
    ['POST', '/networks/create'],
    ['POST', '/networks/net1/connect'],
    ['POST', '/networks/net1/disconnect'],
    ['DELETE', '/networks/net1'],
    ['POST', '/volumes/create'],
    ['DELETE', '/volumes/demo_data'],
    ['POST', '/volumes/prune'],
    ['POST', '/swarm/init'],
    ['GET', '/swarm'],
    ['GET', '/services'],
    ['POST', '/plugins/pull'],
    ['GET', '/plugins'],
    ['GET', '/secrets'],
    ['GET', '/configs'],
    ['POST', '/auth'],
    ['GET', '/system/df'],
    ['GET', '/distribution/redis/json'],
    ['GET', '/'],
    ['GET', '/containers'],
    ['PATCH', '/info'],
  ])('%s %s is refused', async (method, path) => {
    const answer = await ask(method, path);
    expect(answer.status).toBe(403);
    expect(refused).toEqual([`${method} ${path.split('?')[0] ?? ''}`]);
    expect(engine.passed).toEqual([]);
  });

  test('the message names the call', async () => {
    expect((await ask('POST', '/containers/create')).text).toBe(
      '{"message":"firedrill\'s gate does not let this through: POST /containers/create"}\n',
    );
  });
});

describe('objects of others', () => {
  test.each(['/networks/other_default', '/networks/net2', '/volumes/other_data', '/exec/exec2/json', '/exec/exec3/json'])(
    'GET %s is refused',
    async (path) => {
      expect((await ask('GET', path)).status).toBe(403);
      expect(engine.passed).toEqual([]);
    },
  );

  test.each(['/networks/none', '/volumes/none', '/exec/none/json'])('GET %s is not found', async (path) => {
    expect((await ask('GET', path)).status).toBe(404);
    expect(refused).toEqual([]);
  });

  test.each(['exec2', 'exec3'])('an exec of a container that is not ours cannot be started: %s', async (id) => {
    expect((await ask('POST', `/exec/${id}/start`, '{"Detach":true}')).status).toBe(403);
  });
});

describe('lists', () => {
  const filters = (value: unknown): string => `filters=${encodeURIComponent(JSON.stringify(value))}`;

  test.each([
    '',
    'all=1',
    filters({}),
    filters({ label: { 'com.docker.compose.service=redis': true } }),
    filters({ label: ['com.docker.compose.project=other'] }),
    filters({ label: { 'com.docker.compose.project=other': true }, name: ['redis'] }),
    'filters=',
    `all=1;${filters({ label: ['com.docker.compose.project=other'] })}`.replace('all=1;', ''),
  ])('containers are filtered whatever is asked: %s', async (query) => {
    const { status, text } = await ask('GET', `/containers/json?${query}`);
    expect(status).toBe(200);
    const sent = JSON.parse(engine.passed.at(-1)?.query.get('filters') ?? '') as { label: Record<string, true> };
    expect(sent.label['com.docker.compose.project=demo']).toBe(true);
    for (const { Id: id } of JSON.parse(text) as { Id: string }[]) expect([ids.redis, ids.redisTwo, ids.app]).toContain(id);
  });

  test('what the client filters by is kept', async () => {
    await ask('GET', `/containers/json?all=1&${filters({ status: ['running'], label: ['a', 'b=c'] })}`);
    expect(JSON.parse(engine.passed.at(-1)?.query.get('filters') ?? '')).toEqual({
      status: { running: true },
      label: { 'a': true, 'b=c': true, 'com.docker.compose.project=demo': true },
    });
  });

  test.each(['filters=%7B', 'filters=[]', 'filters={"label":"x"}', 'filters={"label":[1]}', 'filters={}&filters={}', 'format=x'])(
    '%s is refused',
    async (query) => {
      expect((await ask('GET', `/containers/json?${query}`)).status).toBe(403);
      expect(engine.passed).toEqual([]);
    },
  );

  test("firedrill's own containers are neither listed nor members of a network", async () => {
    expect((await ask('GET', '/containers/json?all=1')).text).not.toContain('toolbox');
    expect((await ask('GET', '/networks')).text).not.toContain('toolbox');
    const { text } = await ask('GET', '/networks/demo_default');
    expect(text).not.toContain('toolbox');
    expect(text).toContain('demo-redis-1');
  });

  test('networks and volumes are those of the project', async () => {
    expect(JSON.parse((await ask('GET', '/networks')).text) as unknown[]).toHaveLength(1);
    expect((JSON.parse((await ask('GET', '/volumes')).text) as { Volumes: unknown[] }).Volumes).toHaveLength(1);
  });

  test('a raw semicolon does not part a query', async () => {
    const answer = await ask('GET', `/containers/json?all=1;${filters({ label: ['com.docker.compose.project=other'] })}`);
    expect(answer.status).toBe(200);
    expect([...(engine.passed.at(-1)?.query.keys() ?? [])]).toEqual(['all', 'filters']);
  });
});

describe('paths', () => {
  test.each([
    '/containers/redis/../create',
    '/containers/redis/%2e%2e/create',
    '/containers//redis/json',
    '/containers/redis/json/',
    '//containers/json',
    '/containers/redis%2fjson',
    '/containers/redis%2F..%2F..%2Fcreate',
    '/containers/%252e%252e/json',
    '/containers/re%00dis/json',
    '/containers/./json',
    '/containers/redis%5cx/json',
    '/containers/%zz/json',
    '/images/../containers/dddd/json',
    '/images/a/%2e%2e/%2e%2e/containers/dddd/json',
    '/containers/redis/json%3Fx',
    '/containers/red%20is/json',
    '/containers/redis/logs?stdout=1?x',
    '/v1.41/containers/json',
    '/containers/redis;a/json',
    '/containers/.../json',
  ])('%s is refused', async (path) => {
    expect((await ask('GET', path)).status).toBe(403);
    expect(engine.passed).toEqual([]);
  });

  test('an encoded plain character is read as what it is', async () => {
    expect((await ask('GET', '/containers/%72edis/json')).status).toBe(200);
    expect(engine.passed.at(-1)?.path).toBe(`/containers/${ids.redis}/json`);
  });

  test('an absolute target, an asterisk and a tunnel are refused', async () => {
    expect(await rawGate(door, 'GET http://x/containers/json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1.1 403/);
    expect(await rawGate(door, 'OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1.1 403/);
    expect(await rawGate(door, 'CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n').catch(() => '')).not.toMatch(/ 200 /);
    expect(engine.passed).toEqual([]);
  });

  test('control characters never reach the log', async () => {
    await rawGate(door, 'GET /x\u009b31m HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');

    expect(refused.join()).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
  });
});

describe('bodies', () => {
  test('a body where none belongs is refused: start once took a host configuration', async () => {
    expect((await askGate(door, 'POST', '/v1.20/containers/redis/start', '{"Privileged":true,"Binds":["/:/host"]}')).status).toBe(403);
    expect(refused).toEqual(['POST /containers/redis/start with a body']);
  });

  test.each(['checkpoint=a', 'checkpoint-dir=/etc'])('start with %s is refused', async (query) => {
    expect((await ask('POST', `/containers/redis/start?${query}`)).status).toBe(403);
  });

  test.each(['-eo pid,args', 'aux'])('top with %s passes', async (args) => {
    expect((await ask('GET', `/containers/redis/top?ps_args=${encodeURIComponent(args)}`)).status).toBe(200);
  });

  test.each(['-o $(id)', '--x=/etc/shadow', 'a'.repeat(100)])('top with %s is refused', async (args) => {
    expect((await ask('GET', `/containers/redis/top?ps_args=${encodeURIComponent(args)}`)).status).toBe(403);
  });

  test('a body over 1 MB is refused, whether its length is told or not', async () => {
    expect((await ask('POST', '/containers/redis/exec', Buffer.alloc(1024 * 1024 + 1, 32))).status).toBe(413);
    const chunk = `10000\r\n${' '.repeat(0x10000)}\r\n`;
    const head = 'POST /containers/redis/exec HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n';
    expect(await rawGate(door, head + chunk.repeat(17), '0\r\n\r\n')).toMatch(/^HTTP\/1.1 413/);
    expect(refused).toHaveLength(2);
  });

  test('exec create is written anew from the fields that are known', async () => {
    const body = { Cmd: ['redis-cli', 'ping'], AttachStdout: true, Tty: false, Env: ['A=b'], Privileged: false, Detach: false, User: '' };
    expect((await ask('POST', '/containers/redis/exec', JSON.stringify(body))).status).toBe(201);
    expect(JSON.parse(engine.passed.at(-1)?.body ?? '')).toEqual({
      Cmd: ['redis-cli', 'ping'],
      AttachStdout: true,
      Tty: false,
      Env: ['A=b'],
      User: '',
    });
  });

  test.each([
    '{"Privileged":true}',
    '{"privileged":true}',
    '{"PRIVILEGED":true,"Privileged":false}',
    '{"Priv\\u0069leged":true}',
    '{"priv\u0131leged":true}',
    '{"Cmd":"sh"}',
    '{"HostConfig":{}}',
    '{"User":"root"}',
    '{"User":"0"}',
    '{"User":"00"}',
    '{"User":":0"}',
    '{"u\u017fer":"root"}',
    '{"WorkingDir":"/proc/self/fd/8"}',
    '{"WorkingDir":"/tmp/..//proc/1"}',
    '[]',
    '{',
    '"x"',
    '{"__proto__":{}}',
  ])('exec create with %s is refused', async (body) => {
    expect((await ask('POST', '/containers/redis/exec', body)).status).toBe(403);
    expect(engine.passed).toEqual([]);
  });

  test('another user is entered as only where the container runs as root anyway', async () => {
    expect((await ask('POST', '/containers/redis/exec', '{"User":"redis","Cmd":["id"]}')).status).toBe(201);
    expect((await ask('POST', '/containers/app/exec', '{"User":"postgres","Cmd":["id"]}')).status).toBe(201);
  });

  test.each(['{"Privileged":true}', '{"Detach":"x"}', '{"User":"root"}'])('exec start with %s is refused', async (body) => {
    expect((await ask('POST', '/exec/exec1/start', body)).status).toBe(403);
  });
});

describe('streams', () => {
  const upgrade = (path: string, body: string): string =>
    `POST ${path} HTTP/1.1\r\nHost: docker\r\nContent-Type: application/json\r\nContent-Length: ${String(body.length)}\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n${body}`;

  test('exec start joins the connections, both ways, to the end of the input', async () => {
    const text = await rawGate(door, `${upgrade('/v1.41/exec/exec1/start', '{"Detach":false,"Tty":false}')}early `, 'late');
    expect(text).toMatch(
      /^HTTP\/1.1 101 UPGRADED\r\nContent-Type: application\/vnd.docker.raw-stream\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\nhello EARLY LATE goodbye$/,
    );
    expect(engine.passed.at(-1)?.body).toBe('{"Detach":false,"Tty":false}');
  });

  test('attach joins too', async () => {
    expect(await rawGate(door, upgrade('/v1.41/containers/redis/attach?stream=1&stdin=1&stdout=1', ''), 'x')).toMatch(/hello X goodbye$/);
    expect(engine.passed.at(-1)?.path).toBe(`/containers/${ids.redis}/attach`);
  });

  test.each([
    ['/v1.41/exec/exec2/start', '{}'],
    ['/v1.41/session', ''],
    ['/v1.41/containers/redis/restart', ''],
    ['/v1.41/containers/demo-firedrill-toolbox-1/attach', ''],
    ['/v1.41/exec/exec1/start', '{"Privileged":true}'],
  ])('an upgrade of %s with %s is refused', async (path, body) => {
    expect(await rawGate(door, upgrade(path, body))).toMatch(/^HTTP\/1.1 403 Forbidden\r\n[^]*does not let this through/);
    expect(engine.passed).toEqual([]);
  });

  test('an upgrade of what nobody knows is answered as the engine does', async () => {
    expect(await rawGate(door, upgrade('/v1.41/exec/none/start', '{}'))).toMatch(/^HTTP\/1.1 404 [^]*No such exec instance/);
  });

  test('an upgrade with a chunked or overlong body is refused', async () => {
    const head = 'POST /v1.41/exec/exec1/start HTTP/1.1\r\nHost: d\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n';
    expect(await rawGate(door, `${head}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`)).toMatch(/^HTTP\/1.1 403/);
    expect(await rawGate(door, `${head}Content-Length: 2000000\r\n\r\n`)).toMatch(/^HTTP\/1.1 413/);
  });

  test("a client that hangs up ends the stream on the engine's side", async () => {
    for (const path of ['/v1.41/containers/redis/logs?follow=1&stdout=1', '/v1.41/events']) {
      await new Promise<void>((resolve) => {
        const asking = request({ socketPath: door, path, agent: false }, (response) => {
          response.once('data', () => {
            response.destroy();
            resolve();
          });
        });
        asking.on('error', () => undefined).end();
      });
      await expect.poll(() => engine.openStreams).toBe(0);
    }
    await rawGate(door, upgrade('/v1.41/exec/exec1/start', '{}'), 'x');
    await expect.poll(() => engine.openStreams).toBe(0);
  });

  test('a change goes on without the client that asked for it, and is not settled before the engine has answered', async () => {
    const stopped = Promise.withResolvers<undefined>();
    engine.stopping = stopped.promise;
    const asking = request({ socketPath: door, method: 'POST', path: '/v1.41/containers/redis/stop', agent: false });
    asking.on('error', () => undefined).end();
    await expect.poll(() => engine.passed.at(-1)?.path).toBe(`/containers/${ids.redis}/stop`);
    asking.destroy();
    let settled = false;
    const waiting = gate.settled().then(() => {
      settled = true;
    });
    await askGate(door, 'GET', '/v1.41/version');
    expect(settled).toBe(false);
    stopped.resolve(undefined);
    await waiting;
  });

  test('is not settled while somebody is connected who could ask for more', async () => {
    const stream = request({ socketPath: door, path: '/v1.41/events', agent: false });
    const response = await new Promise<IncomingMessage>((resolve) => {
      stream
        .once('response', resolve)
        .on('error', () => undefined)
        .end();
    });
    let settled = false;
    const waiting = gate.settled().then(() => {
      settled = true;
    });
    await askGate(door, 'GET', '/v1.41/version');
    expect(settled).toBe(false);
    response.destroy();
    await waiting;
  });

  test('closing the gate ends joined connections', async () => {
    const ended = rawGate(door, upgrade('/v1.41/containers/redis/attach', '')).catch(() => 'reset');
    await expect.poll(() => engine.openStreams).toBe(1);
    await gate[Symbol.asyncDispose]();
    await ended;
    await expect.poll(() => engine.openStreams).toBe(0);
  });

  test("events of firedrill's own containers are not told", async () => {
    const first = await new Promise<string>((resolve) => {
      const asking = request({ socketPath: door, path: '/v1.41/events', agent: false }, (response) => {
        response.once('data', (chunk: Buffer) => {
          resolve(chunk.toString());
          response.destroy();
        });
      });
      asking.on('error', () => undefined).end();
    });
    expect(first).toContain(ids.redis);
    expect(first).not.toContain(ids.toolbox);
    expect(JSON.parse(engine.passed.at(-1)?.query.get('filters') ?? '')).toEqual({ label: { 'com.docker.compose.project=demo': true } });
  });
});

describe('what compose compares', () => {
  const hashesSeen = async (): Promise<unknown[]> =>
    (JSON.parse((await ask('GET', '/containers/json?all=1')).text) as { Labels: Record<string, string> }[]).map(
      ({ Labels: labels }) => labels['com.docker.compose.config-hash'],
    );

  test('is the hash that the toolbox computes, once it is known', async () => {
    expect(await hashesSeen()).toEqual([undefined, undefined, undefined]);
    gate.showConfigHashes(new Map([['redis', 'abc']]));
    expect(await hashesSeen()).toEqual(['abc', 'abc', undefined]);
  });
});

describe('the gate itself', () => {
  test('hands out refusals once, and not without end', async () => {
    for (let at = 0; at < 105; at += 1) await ask('POST', '/build');
    expect(gate.takeRefusals()).toHaveLength(100);
    expect(gate.takeRefusals()).toEqual([]);
    expect(refused).toHaveLength(105);
  });

  test('says so when the engine is gone', async () => {
    await engine[Symbol.asyncDispose]();
    expect(await ask('GET', '/_ping')).toMatchObject({ status: 502 });
    expect((await ask('GET', '/containers/redis/json')).text).toContain('got no answer from the engine');
    expect(refused).toEqual([]);
  });

  test("passes none of the client's own headers on", async () => {
    await rawGate(door, 'GET /v1.41/info HTTP/1.1\r\nHost: x\r\nX-Registry-Auth: secret\r\nConnection: close\r\n\r\n');
    expect(Object.keys(engine.passed.at(-1)?.headers ?? {})).toEqual(['host', 'connection']);
  });

  test('refuses a path that no socket can have', async () => {
    await expect(
      openGate({ socketPath: `/tmp/${'x'.repeat(120)}`, engine, project: 'demo', runId: 'r1', onRefused: () => undefined }),
    ).rejects.toThrow(/107 bytes/);
  });
});
