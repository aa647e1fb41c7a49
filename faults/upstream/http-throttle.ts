import { fault, formatDuration, type Duration, type Fault, type Service } from 'firedrill';

export interface HttpThrottleSettings {
  /** What the header tells, in whole seconds. */
  readonly retryAfter: Duration;
}

/**
 * An HTTP API turns every request away with 429 and a Retry-After header. Played as given in both timings.
 * Undone by answering as before.
 * @param service - runs the image in images/upstream, or has the label `dev.firedrill.upstream` and takes a programme as that does.
 * @throws RangeError for a time that is not in whole seconds, since the header tells no others.
 */
export const httpThrottle = (service: Service, { retryAfter }: HttpThrottleSettings): Fault<'httpThrottle'> => {
  if (retryAfter < 1_000 || retryAfter % 1_000 !== 0)
    throw new RangeError(`Retry-After is told in whole seconds, at least one, got ${formatDuration(retryAfter)}`);
  return fault(httpThrottle, {
    kind: 'http-throttle',
    target: service,
    capability: 'httpThrottle',
    settings: { retryAfter },
    words: {
      does: `turns every request to ${service.name} away with 429, for ${formatDuration(retryAfter)} each`,
      usersSee: 'errors, or work that is put off',
      bites: 'an answer has status 429 and says when to try again',
      lifted: 'an answer has its usual status again',
    },
  });
};
