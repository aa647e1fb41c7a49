import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CertificateKind } from './programme.ts';

export interface Certificates {
  /** The authority that signed all but the self-signed one; clients are to trust it. */
  readonly authority: Buffer;
  of(kind: CertificateKind): { readonly key: Buffer; readonly cert: Buffer };
}

const kinds: Readonly<Record<CertificateKind, { readonly names?: string; readonly from?: string; readonly to?: string; readonly alone?: true }>> = {
  'valid': {},
  'expired': { from: '20200101000000Z', to: '20200201000000Z' },
  'self-signed': { alone: true },
  'wrong-name': { names: 'DNS:somebody-else.example' },
};

/** One authority and one certificate of each kind, made on the first start, since only then the names are known. */
export const certificates = (folder: string, names: readonly string[]): Certificates => {
  const file = (name: string): string => join(folder, name);
  const openssl = (...args: readonly string[]): void => void execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-noenc', '-days', '3650'];
  const make = (): void => {
    mkdirSync(folder, { recursive: true });
    openssl('req', '-x509', ...key, '-subj', '/CN=Drill authority', '-keyout', file('authority.key'), '-out', file('authority.pem'));
    for (const [kind, { names: other, from, to, alone }] of Object.entries(kinds)) {
      const alternatives = other ?? [...names.map((name) => `DNS:${name}`), 'IP:127.0.0.1'].join(',');
      openssl(
        ...[
          'req',
          '-x509',
          ...key,
          '-subj',
          `/CN=${kind}`,
          '-addext',
          `subjectAltName=${alternatives}`,
          '-addext',
          'basicConstraints=critical,CA:FALSE',
        ],
        ...(alone === true ? [] : ['-CA', file('authority.pem'), '-CAkey', file('authority.key')]),
        ...(from === undefined || to === undefined ? [] : ['-not_before', from, '-not_after', to]),
        ...['-keyout', file(`${kind}.key`), '-out', file(`${kind}.pem`)],
      );
    }
  };
  if (!existsSync(file('wrong-name.pem'))) make();
  return {
    authority: readFileSync(file('authority.pem')),
    of: (kind) => ({ key: readFileSync(file(`${kind}.key`)), cert: readFileSync(file(`${kind}.pem`)) }),
  };
};
