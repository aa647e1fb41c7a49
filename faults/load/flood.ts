import { fault, formatDuration, type Duration, type Fault, type Rate, type Service } from 'firedrill';
import { requireBounds } from './require-bounds.ts';

export interface FloodSettings {
  /** HTTP requests a second. Open model: a slow answer keeps no other request from leaving at its own instant. */
  readonly rate: Rate;
  /** Ends by itself after this time, at most 10 min. Real time in both timings. */
  readonly lasting: Duration;
}

/**
 * A flood of HTTP requests to one service, from inside the run's own network. At most 2,000 are open at once; those beyond count as failed.
 * Undone by ending the flood.
 * @throws RangeError when it lasts no time or longer than 10 min.
 */
export const flood = (server: Service, { rate, lasting }: FloodSettings): Fault<'flood'> => {
  requireBounds(lasting);
  return fault(flood, {
    kind: 'flood',
    target: server,
    capability: 'flood',
    settings: { rate, lasting },
    words: {
      does: `sends ${server.name} ${String(rate)} requests a second for ${formatDuration(lasting)}`,
      usersSee: 'slow answers, then refusals or errors where the service has no more to give',
      bites: 'requests leave at that rate',
      lifted: 'no flood is running',
      leavesBehind: 'what the requests made the service write: access logs, counters',
    },
  });
};
