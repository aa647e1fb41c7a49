import {
  badTls,
  httpError,
  httpGarbage,
  httpSlow,
  httpThrottle,
  jwksEmpty,
  jwksError,
  jwksGarbage,
  jwksStall,
  rotateKeys,
  wrongIssuer,
} from '../../../faults/index.ts';
import { milliseconds, seconds } from '../../../src/core/duration.ts';
import { percent } from '../../../src/core/quantity.ts';
import { service } from '../../../src/core/target.ts';
import type { Catalogue } from './entry.ts';

const idp = service('idp');

export const upstream: Catalogue = {
  jwksError: {
    make: () => jwksError(idp),
    refuses: { 'a status that is no error': [() => jwksError(idp, { status: 200 }), 'an error has a status from 400 to 599, got 200'] },
  },
  jwksStall: { make: () => jwksStall(idp) },
  jwksGarbage: { make: () => jwksGarbage(idp, { as: 'truncated' }) },
  jwksEmpty: { make: () => jwksEmpty(idp) },
  rotateKeys: { make: () => rotateKeys(idp, { overlap: false }) },
  wrongIssuer: {
    make: () => wrongIssuer(idp),
    refuses: { 'an issuer that is no URL': [() => wrongIssuer(idp, { issuer: 'somebody' }), 'an issuer is a URL, got "somebody"'] },
  },
  httpError: {
    make: () => httpError(idp, { status: 502, rate: percent(30) }),
    refuses: {
      'a status that is no error': [() => httpError(idp, { status: 302, rate: percent(1) }), 'an error has a status from 400 to 599, got 302'],
      'a rate of nothing': [() => httpError(idp, { status: 500, rate: percent(0) }), 'a rate of 0 % fails no request'],
    },
  },
  httpSlow: {
    make: () => httpSlow(idp, { of: seconds(1) }),
    refuses: {
      'a delay that nobody could see': [
        () => httpSlow(idp, { of: milliseconds(5) }),
        'a delay of 5 ms cannot be told from a usual answer; 20 ms can',
      ],
    },
  },
  httpGarbage: { make: () => httpGarbage(idp) },
  httpThrottle: {
    make: () => httpThrottle(idp, { retryAfter: seconds(30) }),
    refuses: {
      'a time that the header cannot tell': [
        () => httpThrottle(idp, { retryAfter: milliseconds(1_500) }),
        'Retry-After is told in whole seconds, at least one, got 1.5 s',
      ],
    },
  },
  badTls: { make: () => badTls(idp, { certificate: 'expired' }) },
};
