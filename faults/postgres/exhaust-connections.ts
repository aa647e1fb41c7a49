import { fault, formatDuration, minutes, type Duration, type Fault, type Service } from 'firedrill';

export interface ExhaustConnectionsSettings {
  /** After this the connections are closed by themselves, even when nobody is left to lift the fault. Default 10 minutes. */
  readonly atMost?: Duration;
  /** Default the one that the container was made with. */
  readonly database?: string;
}

/**
 * Idle sessions take every connection that the server has for ordinary roles, as a pool that leaks. Connections that are open stay open, and those reserved
 * for superusers stay free: a client that logs in as a superuser gets one of these. Undone by closing the idle sessions.
 * @throws RangeError when the time is nothing.
 */
export const exhaustConnections = (
  service: Service,
  { atMost = minutes(10), database }: ExhaustConnectionsSettings = {},
): Fault<'exhaustConnections'> => {
  if (atMost === 0) throw new RangeError('connections that are held for 0 ms exhaust nothing');
  return fault(exhaustConnections, {
    kind: 'exhaust-connections',
    target: service,
    capability: 'exhaustConnections',
    settings: { database: database ?? null, atMost },
    words: {
      does: `takes every free connection of ${service.name}, for ${formatDuration(atMost)} at most`,
      usersSee: 'errors at once where a new connection is needed',
      bites: 'no connection is left for ordinary roles',
      lifted: 'connections are free for ordinary roles',
    },
  });
};
