import type { Duration } from '../duration.ts';
import type { Ratio } from '../quantity.ts';
import type { NoSettings } from './no-settings.ts';

/** A page of a proxy in between instead of the answer, or the first half of the answer. */
export type Garbage = 'html' | 'truncated';

/** What a service that others run (an identity provider, an HTTP API) can be made to suffer. */
export interface UpstreamHarms {
  /** The key set answers an error. */
  readonly jwksError: { readonly status: number };
  /** Requests for the key set are accepted and never answered. */
  readonly jwksStall: NoSettings;
  /** The key set answers 200 with a body that is no JSON. */
  readonly jwksGarbage: { readonly as: Garbage };
  /** The key set answers 200 and holds no key. */
  readonly jwksEmpty: NoSettings;
  /** Tokens are signed with a key that is new; the old one stays in the key set, or does not. */
  readonly rotateKeys: { readonly overlap: boolean };
  /** Discovery and tokens name another issuer. */
  readonly wrongIssuer: { readonly issuer: string };
  /** A share of the requests to the API answers an error. */
  readonly httpError: { readonly status: number; readonly rate: Ratio };
  /** Every request to the API is answered late. */
  readonly httpSlow: { readonly delay: Duration };
  /** Requests to the API answer 200 with a body that is no JSON. */
  readonly httpGarbage: { readonly as: Garbage };
  /** Every request to the API is turned away for now. */
  readonly httpThrottle: { readonly retryAfter: Duration };
  /** The certificate is one that no careful client accepts. */
  readonly badTls: { readonly certificate: 'expired' | 'self-signed' | 'wrong-name' };
}
