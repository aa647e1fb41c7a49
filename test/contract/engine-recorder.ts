import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Docker Engine's front door that writes down who came. What only asks goes on to the real engine; what would change something is written down and turned away. */
export interface EngineRecorder extends AsyncDisposable {
  readonly socketPath: string;
  /** The same on loopback. */
  readonly port: number;
  /** `GET /v1.41/containers/json`, in order. */
  readonly calls: readonly string[];
  /** Those that change something. */
  readonly changes: () => readonly string[];
  /** How often anybody connected, whether a call followed or not. */
  readonly connections: () => number;
}

const engineSocket = '/var/run/docker.sock';

/** Listens on a unix socket of its own, and on a port of 127.0.0.1. */
export const recordEngine = async (): Promise<EngineRecorder> => {
  const folder = await mkdtemp(join(tmpdir(), 'firedrill-recorder-'));
  const socketPath = join(folder, 'docker.sock');
  const calls: string[] = [];
  const open = new Set<Socket>();
  let connections = 0;
  const servers = [0, 1].map(() => {
    const server = createServer((incoming, response) => {
      calls.push(callOf(incoming));
      if (isChange(callOf(incoming))) {
        response.writeHead(403, { 'content-type': 'application/json' }).end(JSON.stringify({ message: 'the recorder lets nothing be changed' }));
        return;
      }
      const { method, url: path, headers } = incoming;
      const onward = request({ socketPath: engineSocket, method, path, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      onward.on('error', () => response.destroy());
      incoming.pipe(onward);
    });
    server.on('upgrade', (incoming: IncomingMessage, client: Socket) => {
      calls.push(callOf(incoming));
      client.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n');
    });
    server.on('connection', (socket: Socket) => {
      connections += 1;
      open.add(socket);
      socket.once('close', () => open.delete(socket));
    });
    return server;
  });
  const [local, loopback] = servers;
  await new Promise<void>((resolve) => local?.listen(socketPath, resolve));
  await new Promise<void>((resolve) => loopback?.listen(0, '127.0.0.1', resolve));
  return {
    socketPath,
    port: (loopback?.address() as AddressInfo).port,
    calls,
    changes: () => calls.filter(isChange),
    connections: () => connections,
    [Symbol.asyncDispose]: async () => {
      for (const server of servers) server.close();
      for (const socket of open) socket.destroy();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

const callOf = ({ method, url }: IncomingMessage): string => `${method ?? ''} ${url ?? ''}`;

const isChange = (call: string): boolean => !/^(?:GET|HEAD) /.test(call);
