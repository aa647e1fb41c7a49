import { fault, type Fault, type Service } from 'firedrill';

/**
 * The key set of an identity provider answers 200 and holds no key.
 * Undone by showing the keys again.
 * @param service - runs the image in images/upstream, or has the label `dev.firedrill.upstream` and takes a programme as that does.
 */
export const jwksEmpty = (service: Service): Fault<'jwksEmpty'> =>
  fault(jwksEmpty, {
    kind: 'jwks-empty',
    target: service,
    capability: 'jwksEmpty',
    settings: {},
    words: {
      does: `empties the key set of ${service.name}`,
      usersSee: 'tokens that are refused as signed with an unknown key',
      bites: 'the key set holds no key',
      lifted: 'the key set holds keys again',
    },
  });
