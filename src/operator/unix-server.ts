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
  /** Resolves once nobody who is connected can ask for anything more: all have said their last word, or are gone, and were heard to the end. */
  silent(): Promise<void>;
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
  const talking = new Map<Socket, Promise<unknown>>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // A process that was killed is seen to end its side; the other side of a raw stream stays open until the engine ends it.
    const last = Promise.race([once(socket, 'end'), once(socket, 'close')]).then(
      () => talking.delete(socket),
      () => talking.delete(socket),
    );
    talking.set(socket, last);
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
    silent: async () => {
      // Whoever has just connected may not be counted yet.
      await setImmediate();
      while (talking.size > 0) await Promise.all(talking.values());
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
