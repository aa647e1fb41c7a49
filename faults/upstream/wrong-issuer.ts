import { fault, type Fault, type Service } from 'firedrill';

export interface WrongIssuerSettings {
  /** A URL. Default one that nobody has. */
  readonly issuer?: string;
}

/**
 * An identity provider names another issuer, in its discovery document and in the tokens that it grants. Where it is reached does not change.
 * Undone by naming the old issuer again; tokens that were granted meanwhile keep the wrong one until they expire.
 * @param service - runs the image in images/upstream, or has the label `dev.firedrill.upstream` and takes a programme as that does.
 * @throws RangeError for an issuer that is no URL.
 */
export const wrongIssuer = (service: Service, { issuer = 'https://somebody-else.example' }: WrongIssuerSettings = {}): Fault<'wrongIssuer'> => {
  if (!URL.canParse(issuer)) throw new RangeError(`an issuer is a URL, got "${issuer}"`);
  return fault(wrongIssuer, {
    kind: 'wrong-issuer',
    target: service,
    capability: 'wrongIssuer',
    settings: { issuer },
    words: {
      does: `makes ${service.name} call itself the issuer ${issuer}`,
      usersSee: 'tokens that are refused although their signature is right',
      bites: 'discovery and a token name that issuer',
      lifted: 'discovery and a token name the old issuer again',
      leavesBehind: 'tokens that were granted meanwhile, until they expire',
    },
  });
};
