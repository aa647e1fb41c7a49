import { fault, formatDuration, type Duration, type Fault, type Service } from 'firedrill';

export interface HttpSlowSettings {
  /** Added before every answer; at least 20 ms. */
  readonly of: Duration;
}

/**
 * Every request to an HTTP API is answered late, as by a server that works too hard: connecting is as quick as ever. Played as given in both timings.
 * Undone by answering without delay; requests that wait are still answered late.
 * @param service - runs the image in images/upstream, or has the label `dev.firedrill.upstream` and takes a programme as that does.
 * @throws RangeError for less than 20 ms.
 */
export const httpSlow = (service: Service, { of }: HttpSlowSettings): Fault<'httpSlow'> => {
  if (of < 20) throw new RangeError(`a delay of ${formatDuration(of)} cannot be told from a usual answer; 20 ms can`);
  return fault(httpSlow, {
    kind: 'http-slow',
    target: service,
    capability: 'httpSlow',
    settings: { delay: of },
    words: {
      does: `answers every request to ${service.name} ${formatDuration(of)} late`,
      usersSee: 'slow answers, and errors where a timeout is shorter',
      bites: 'an answer takes that long',
      lifted: 'an answer takes its usual time again',
    },
  });
};
