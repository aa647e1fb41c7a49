import { fault, type Fault, type Service } from 'firedrill';
import { requireErrorStatus } from './require-error-status.ts';

export interface JwksErrorSettings {
  /** From 400 to 599. Default 503. */
  readonly status?: number;
}

/**
 * The key set of an identity provider answers an error. Clients that cached its keys notice nothing until they meet a key that they do not know.
 * Undone by setting the status back to what it was.
 * @param service - runs the image in images/upstream, or has the label `dev.firedrill.upstream` and takes a programme as that does.
 * @throws RangeError for a status outside 400 to 599; 503 is the default.
 */
export const jwksError = (service: Service, { status = 503 }: JwksErrorSettings = {}): Fault<'jwksError'> => {
  requireErrorStatus(status);
  return fault(jwksError, {
    kind: 'jwks-error',
    target: service,
    capability: 'jwksError',
    settings: { status },
    words: {
      does: `answers ${String(status)} for the key set of ${service.name}`,
      usersSee: 'logins that fail wherever a key has to be fetched',
      bites: 'a request for the key set gets that status',
      lifted: 'a request for the key set gets keys again',
    },
  });
};
