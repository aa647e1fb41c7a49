import { fault, type Fault, type Service } from 'firedrill';

export interface JwksGarbageSettings {
  /** A page of a proxy in between, or the first half of the answer. Default `html`. */
  readonly as?: 'html' | 'truncated';
}

/**
 * The key set of an identity provider answers 200 with a body that is no JSON.
 * Undone by answering the key set again.
 * @param service - runs the image in images/upstream, or has the label `dev.firedrill.upstream` and takes a programme as that does.
 */
export const jwksGarbage = (service: Service, { as = 'html' }: JwksGarbageSettings = {}): Fault<'jwksGarbage'> =>
  fault(jwksGarbage, {
    kind: 'jwks-garbage',
    target: service,
    capability: 'jwksGarbage',
    settings: { as },
    words: {
      does: `answers 200 with ${as === 'html' ? 'a page of HTML' : 'half of the JSON'} for the key set of ${service.name}`,
      usersSee: 'logins that fail wherever a key has to be fetched',
      bites: 'the answer for the key set is no JSON',
      lifted: 'the answer for the key set is JSON again',
    },
  });
