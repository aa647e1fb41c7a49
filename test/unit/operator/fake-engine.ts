import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface FakeEngine extends AsyncDisposable {
  readonly socketPath: string;
  /** What reached the engine, apart from the gate's own questions. */
  readonly passed: Recorded[];
  /** Keeps the answer to a stop back until this has resolved. */
  stopping: Promise<undefined>;
  /** Streams that are open now. */
  openStreams: number;
}

const label = (service: string, more: Record<string, string> = {}): Record<string, string> => ({
  'com.docker.compose.project': 'demo',
  'com.docker.compose.service': service,
  'com.docker.compose.container-number': '1',
  ...more,
});
const foreign = { 'com.docker.compose.project': 'other', 'com.docker.compose.service': 'redis' };

export const ids = {
  redis: 'aaaa000000000001',
  redisTwo: 'aaaa000000000002',
  app: 'bbbb000000000001',
  toolbox: 'cccc000000000001',
  foreign: 'dddd000000000001',
  otherRun: 'eeee000000000001',
} as const;

const containers = [
  { Id: ids.redisTwo, Names: ['/demo-redis-2'], Labels: label('redis', { 'com.docker.compose.container-number': '2' }), user: '' },
  { Id: ids.redis, Names: ['/demo-redis-1'], Labels: label('redis', { 'dev.firedrill.run': 'r1' }), user: 'redis' },
  { Id: ids.app, Names: ['/demo-app-1'], Labels: label('app'), user: '' },
  { Id: ids.toolbox, Names: ['/demo-firedrill-toolbox-1'], Labels: label('firedrill-toolbox', { 'dev.firedrill.role': 'toolbox' }), user: '' },
  { Id: ids.foreign, Names: ['/redis'], Labels: foreign, user: '' },
  { Id: ids.otherRun, Names: ['/demo-late-1'], Labels: label('late', { 'dev.firedrill.run': 'r2' }), user: '' },
];
const networks = [
  {
    Id: 'net1',
    Name: 'demo_default',
    Labels: { 'com.docker.compose.project': 'demo' },
    Containers: { [ids.redis]: { Name: 'demo-redis-1' }, [ids.toolbox]: { Name: 'demo-firedrill-toolbox-1' } },
  },
  { Id: 'net2', Name: 'other_default', Labels: foreign, Containers: {} },
];
const volumes = [
  { Name: 'demo_data', Labels: { 'com.docker.compose.project': 'demo' } },
  { Name: 'other_data', Labels: null },
];
const execs: Record<string, string> = { exec1: ids.redis, exec2: ids.foreign, exec3: ids.toolbox };

/** Answers the part of the Docker Engine's API that the gate speaks, over memory, and writes down what reaches it. */
export const fakeEngine = async (socketPath: string): Promise<FakeEngine> => {
  const passed: Recorded[] = [];
  const sockets = new Set<Socket>();
  const engine: FakeEngine = {
    socketPath,
    passed,
    openStreams: 0,
    stopping: Promise.resolve(undefined),
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };

  const labelled = <Row extends { Labels: Record<string, string> | null }>(rows: readonly Row[], query: URLSearchParams): readonly Row[] => {
    const filters = JSON.parse(query.get('filters') ?? '{}') as { label?: Record<string, true> };
    return rows.filter(({ Labels: labels }) =>
      Object.keys(filters.label ?? {}).every((wanted) => {
        const [name = '', value] = wanted.split('=');
        return labels?.[name] !== undefined && (value === undefined || labels[name] === value);
      }),
    );
  };

  const answer = ({ method, path, query }: Recorded, response: ServerResponse): void => {
    const json = (status: number, value: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json', 'api-version': '1.41' }).end(JSON.stringify(value));
    };
    const stream = (type: string, first: string): void => {
      response.writeHead(200, { 'content-type': type });
      response.write(first);
      engine.openStreams += 1;
      response.once('close', () => {
        engine.openStreams -= 1;
      });
    };
    const [, kind, reference, verb] = path.split('/');
    const container = containers.find(({ Id: id, Names: names }) => id === reference || names.includes(`/${reference ?? ''}`));
    if (path === '/containers/json') json(200, labelled(containers, query));
    else if (path === '/networks') json(200, labelled(networks, query));
    else if (path === '/volumes') json(200, { Volumes: labelled(volumes, query), Warnings: null });
    else if (kind === 'containers' && container === undefined) json(404, { message: `No such container: ${reference ?? ''}` });
    else if (kind === 'containers' && verb === 'json') json(200, { Id: container?.Id, Config: { Labels: container?.Labels, User: container?.user } });
    else if (kind === 'containers' && verb === 'logs') stream('application/vnd.docker.raw-stream', 'a line\n');
    else if (kind === 'containers' && verb === 'exec') json(201, { Id: 'exec1' });
    else if (kind === 'networks' || kind === 'volumes') {
      const found = [...networks, ...volumes].find((row) => row.Name === reference || ('Id' in row && row.Id === reference));
      if (found === undefined) json(404, { message: `${kind} ${reference ?? ''} not found` });
      else json(200, found);
    } else if (kind === 'exec' && verb === 'json') {
      const owner = execs[reference ?? ''];
      if (owner === undefined) json(404, { message: `No such exec instance: ${reference ?? ''}` });
      else json(200, { ID: reference, ContainerID: owner, ExitCode: 0 });
    } else if (path === '/events') {
      const event = (id: string, labels: object): string =>
        `${JSON.stringify({ Type: 'container', Action: 'die', Actor: { ID: id, Attributes: labels } })}\n`;
      stream('application/json', event(ids.toolbox, containers[3]?.Labels ?? {}) + event(ids.redis, label('redis')));
    } else if (method === 'POST' && verb === 'stop') void engine.stopping.then(() => response.writeHead(204).end());
    else if (method === 'POST' && kind === 'containers') response.writeHead(204).end();
    else json(200, { path });
  };

  const server = createServer((request, response) => {
    const [path = '', search = ''] = (request.url ?? '').split('?');
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      const recorded = {
        method: request.method ?? '',
        path: path.replace(/^\/v\d+\.\d+/, ''),
        query: new URLSearchParams(search),
        headers: request.headers,
        body,
      };
      // What the gate asks for itself carries no version.
      if (path !== recorded.path) passed.push(recorded);
      answer(recorded, response);
    });
  });
  // Echoes in upper case, and says goodbye once the client has sent all.
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    let seen = head.toString();
    const length = Number(request.headers['content-length'] ?? 0);
    const path = (request.url ?? '').replace(/^\/v\d+\.\d+/, '').split('?')[0] ?? '';
    engine.openStreams += 1;
    socket.once('close', () => {
      engine.openStreams -= 1;
    });
    socket.on('error', () => undefined);
    let begun = false;
    const onSeen = (): void => {
      if (!begun && seen.length >= length) {
        begun = true;
        passed.push({ method: request.method ?? '', path, query: new URLSearchParams(), headers: request.headers, body: seen.slice(0, length) });
        seen = seen.slice(length);
        socket.write('HTTP/1.1 101 UPGRADED\r\nContent-Type: application/vnd.docker.raw-stream\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\nhello ');
      }
      if (begun && seen !== '') {
        socket.write(seen.toUpperCase());
        seen = '';
      }
    };
    socket.on('data', (chunk: Buffer) => {
      seen += chunk.toString();
      onSeen();
    });
    socket.on('end', () => {
      socket.end(' goodbye');
    });
    onSeen();
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
  });
  await new Promise<void>((resolve) => {
    server.listen(socketPath, resolve);
  });
  return engine;
};
