import { createServer, type IncomingMessage } from 'node:http';
import type { AlertDelivery } from '../core/alert-delivery.ts';
import type { Instant } from '../core/clock.ts';
import { readBody } from './read-body.ts';
import { readWebhook } from './read-webhook.ts';
import { Refused } from './refused.ts';
import { listenOnUnixSocket } from './unix-server.ts';

export interface PagerOptions {
  /** Where the pager listens. At most 107 bytes. */
  readonly socketPath: string;
  readonly now: () => Instant;
  /** Told of every alert of every delivery, in the order of its arrival. */
  readonly onDelivery: (delivery: AlertDelivery) => void;
}

export interface Pager extends AsyncDisposable {
  /** How many requests were no deliveries and were answered 400, 405 or 413. */
  readonly malformed: number;
}

const bodyLimit = 1024 * 1024;

/** The receiver of Alertmanager's webhooks. An alert is stamped when its request reaches the harness, before the body is read. */
export const openPager = async ({ socketPath, now, onDelivery }: PagerOptions): Promise<Pager> => {
  let malformed = 0;
  let notifications = 0;

  const receive = async (request: IncomingMessage, at: Instant): Promise<number> => {
    if (request.method !== 'POST') return 405;
    const body = await readBody(request, bodyLimit, 'POST');
    const alerts = readWebhook(body.toString('utf8'));
    if (alerts === undefined) return 400;
    notifications += 1;
    for (const alert of alerts) onDelivery({ ...alert, notification: notifications, at });
    return 200;
  };

  const server = createServer((request, response) => {
    const at = now();
    receive(request, at)
      // A failure of our own is answered 500, so that Alertmanager delivers again.
      .catch((error: unknown) => (error instanceof Refused ? error.status : 500))
      .then((status) => {
        if (status >= 400 && status < 500) malformed += 1;
        response.writeHead(status).end();
      })
      .catch(() => {
        response.destroy();
      });
  });
  server.on('clientError', (_error, socket) => {
    malformed += 1;
    socket.destroy();
  });

  const listening = await listenOnUnixSocket(server, socketPath);
  return {
    get malformed() {
      return malformed;
    },
    [Symbol.asyncDispose]: () => listening[Symbol.asyncDispose](),
  };
};
