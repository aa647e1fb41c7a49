import { fault, formatDuration, minutes, type Duration, type Fault, type Service } from 'firedrill';

export interface RunawayQuerySettings {
  /** How many at once, 1 to 16. Each takes a processor. Default 1. */
  readonly sessions?: number;
  /** After this they end by themselves, even when nobody is left to lift the fault. Default 10 minutes. */
  readonly atMost?: Duration;
  /** Default the one that the container was made with. */
  readonly database?: string;
}

/**
 * Queries compute without end and take the processors from everybody else. They read no table and write no file. Undone by ending their sessions.
 * @throws RangeError when there are fewer than 1 or more than 16 sessions, or the time is nothing.
 */
export const runawayQuery = (
  service: Service,
  { sessions = 1, atMost = minutes(10), database }: RunawayQuerySettings = {},
): Fault<'runawayQuery'> => {
  if (!(Number.isInteger(sessions) && sessions >= 1 && sessions <= 16)) throw new RangeError(`1 to 16 queries can run away, got ${String(sessions)}`);
  if (atMost === 0) throw new RangeError('a query that runs for 0 ms does not run away');
  return fault(runawayQuery, {
    kind: 'runaway-query',
    target: service,
    capability: 'runawayQuery',
    settings: { database: database ?? null, sessions, atMost },
    words: {
      does: `lets ${sessions === 1 ? 'a query' : `${String(sessions)} queries`} of ${service.name} compute without end, for ${formatDuration(atMost)} at most`,
      usersSee: 'slow answers of whatever needs the database',
      bites: 'the queries are running and use processor',
      lifted: 'no such query is running',
    },
  });
};
