import { fault, type Ratio, type Fault, type Service } from 'firedrill';
import { requireErrorStatus } from './require-error-status.ts';

export interface HttpErrorSettings {
  /** From 400 to 599. */
  readonly status: number;
  /** The share of requests that fail. */
  readonly rate: Ratio;
}

/**
 * A share of the requests to an HTTP API answers an error. Which ones follows from a seed, the path and how often it was asked.
 * Undone by answering as before.
 * @param service - runs the image in images/upstream, or has the label `dev.firedrill.upstream` and takes a programme as that does.
 * @throws RangeError for a status outside 400 to 599, and for a rate of nothing.
 */
export const httpError = (service: Service, { status, rate }: HttpErrorSettings): Fault<'httpError'> => {
  requireErrorStatus(status);
  if (rate === 0) throw new RangeError('a rate of 0 % fails no request');
  return fault(httpError, {
    kind: 'http-error',
    target: service,
    capability: 'httpError',
    settings: { status, rate },
    words: {
      does: `answers ${String(status)} for ${String(Math.round(rate * 1_000) / 10)} % of the requests to ${service.name}`,
      usersSee: 'errors wherever this service is needed, and more load where clients try again',
      bites: 'of a few requests one at least gets that status',
      lifted: 'of a few requests none gets that status',
    },
  });
};
