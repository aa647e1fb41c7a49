import { fault, type Fault, type Service } from 'firedrill';

/**
 * Requests for the key set of an identity provider are accepted and never answered: a client waits for its own timeout.
 * Undone by answering again, those that still wait included.
 * @param service - runs the image in images/upstream, or has the label `dev.firedrill.upstream` and takes a programme as that does.
 */
export const jwksStall = (service: Service): Fault<'jwksStall'> =>
  fault(jwksStall, {
    kind: 'jwks-stall',
    target: service,
    capability: 'jwksStall',
    settings: {},
    words: {
      does: `leaves every request for the key set of ${service.name} without an answer`,
      usersSee: 'logins that hang until a timeout ends them',
      bites: 'a request for the key set gets no answer',
      lifted: 'a request for the key set is answered again',
    },
  });
