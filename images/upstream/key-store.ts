import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign, type JsonWebKey } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The private keys, one file each. Outside, a key is known by its id. */
export interface KeyStore {
  /** Makes an RSA key and answers its id. */
  make(): string;
  has(kid: string): boolean;
  /** The public half, as a key set shows it. */
  show(kid: string): JsonWebKey;
  /** The private half, for a library that signs by itself. */
  reveal(kid: string): JsonWebKey;
  /** A JWT with these claims, signed with RS256. */
  sign(kid: string, claims: Readonly<Record<string, unknown>>): string;
}

export const keyStore = (folder: string): KeyStore => {
  mkdirSync(folder, { recursive: true });
  const file = (kid: string): string => join(folder, `${kid}.pem`);
  return {
    make: () => {
      const kid = randomBytes(6).toString('hex');
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      writeFileSync(file(kid), privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
      return kid;
    },
    has: (kid) => /^[0-9a-f]+$/.test(kid) && existsSync(file(kid)),
    show: (kid) => ({ ...createPublicKey(readFileSync(file(kid))).export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' }),
    reveal: (kid) => ({ ...createPrivateKey(readFileSync(file(kid))).export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' }),
    sign: (kid, claims) => {
      const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
      const unsigned = `${part({ alg: 'RS256', typ: 'JWT', kid })}.${part(claims)}`;
      return `${unsigned}.${sign('RSA-SHA256', Buffer.from(unsigned), createPrivateKey(readFileSync(file(kid)))).toString('base64url')}`;
    },
  };
};
