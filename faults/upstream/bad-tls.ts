import { fault, type Fault, type Service } from 'firedrill';

export interface BadTlsSettings {
  /** What is wrong with it: its time, its signature or its name. */
  readonly certificate: 'expired' | 'self-signed' | 'wrong-name';
}

const said = { 'expired': 'expired', 'self-signed': 'signed by nobody but itself', 'wrong-name': "somebody else's" } as const;

/**
 * An HTTPS server shows a certificate that no careful client accepts. Connections that are open go on; plain HTTP is not touched.
 * Undone by showing the old certificate again.
 * @param service - runs the image in images/upstream.
 */
export const badTls = (service: Service, { certificate }: BadTlsSettings): Fault<'badTls'> =>
  fault(badTls, {
    kind: 'bad-tls',
    target: service,
    capability: 'badTls',
    settings: { certificate },
    words: {
      does: `makes ${service.name} show a certificate that is ${said[certificate]}`,
      usersSee: 'errors wherever this service is called anew',
      bites: 'a client that trusts its authority refuses to talk to it',
      lifted: 'a client that trusts its authority talks to it again',
    },
  });
