import { fault, formatDuration, type Duration, type Fault, type Service } from 'firedrill';
import { requireBounds } from './require-bounds.ts';

export interface SlowClientSettings {
  /** How many connections are held, 1 to 2,000. */
  readonly connections: number;
  /** Ends by itself after this time, at most 10 min. Real time in both timings. */
  readonly lasting: Duration;
}

/**
 * A crowd of clients that connect, send a byte of a request each second and never finish it: they hold what a service has for each connection.
 * Undone by closing the connections.
 * @throws RangeError when the number or the time is out of bounds.
 */
export const slowClient = (server: Service, { connections, lasting }: SlowClientSettings): Fault<'crowd'> => {
  requireBounds(lasting);
  if (!Number.isInteger(connections) || connections < 1 || connections > 2_000) {
    throw new RangeError(`connections are a whole number from 1 to 2,000, got ${String(connections)}`);
  }
  return fault(slowClient, {
    kind: 'slow-client',
    target: server,
    capability: 'crowd',
    settings: { connections, lasting },
    words: {
      does: `holds ${String(connections)} connections to ${server.name} open with requests that never end, for ${formatDuration(lasting)}`,
      usersSee: 'connections that are refused or wait, where the service serves only so many',
      bites: 'that many connections are open',
      lifted: 'no such connection is open',
    },
  });
};
