import { once } from 'node:events';
import { chmod } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { DrillError } from '../core/errors.ts';

/** The kernel's limit for the path of a unix socket, its closing zero included. */
const longestPath = 107;
const mostConnections = 256;

export interface Listening extends AsyncDisposable {
  /** Resolves once nobody is connected. Whoever has connected and gone was heard to the end. */
  deserted(): Promise<void>;
}

/**
 * Listens on a unix socket that any user of a container may write to: the toolbox is root without capabilities, so that plain file rights apply to
 * it. Who can reach the socket at all is decided by its folder. Disposing ends every connection and removes the socket.
 */
export const listenOnUnixSocket = async (server: Server, socketPath: string): Promise<Listening> => {
  if (Buffer.byteLength(socketPath) > longestPath) {
    throw new DrillError('operator-failed', `the path of a unix socket may have ${String(longestPath)} bytes, this one has more: ${socketPath}`);
  }
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.maxConnections = mostConnections;
  // Clients keep connections for reuse; closing an idle one just when it is reused would look like a broken engine.
  server.keepAliveTimeout = 0;

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath, () => {
      server.off('error', reject);
      resolve();
    });
  }).catch((cause: unknown) => {
    throw new DrillError('operator-failed', `cannot listen on ${socketPath}`, { cause });
  });
  await chmod(socketPath, 0o666);

  return {
    deserted: async () => {
      // Whoever has just connected may not be counted yet.
      await setImmediate();
      for (let [open] = sockets; open !== undefined; [open] = sockets) await once(open, 'close');
    },
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        // Upgraded connections are no longer the server's; so all are ended here.
        for (const socket of sockets) socket.destroy();
      }),
  };
};
