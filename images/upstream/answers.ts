import type { IncomingMessage } from 'node:http';
import { createHash } from 'node:crypto';
import type { KeyStore } from './key-store.ts';
import type { Programme } from './programme.ts';

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export const json = (status: number, value: unknown): Answer => ({ status, type: 'application/json', body: JSON.stringify(value) });
const page = '<!doctype html><html><head><title>Bad gateway</title></head><body><h1>It works!</h1></body></html>';

/** The same answer with a body that nobody can read, as from a proxy in between or a connection that was cut. */
const spoilt = (garbage: Programme['apiGarbage'], answer: Answer): Answer => {
  if (garbage === 'html') return { status: 200, type: 'text/html', body: page };
  return garbage === 'truncated' ? { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) } : answer;
};

export const discovery = ({ issuer }: Programme, base: string): Answer =>
  json(200, {
    issuer,
    jwks_uri: `${base}/.well-known/jwks.json`,
    token_endpoint: `${base}/token`,
    grant_types_supported: ['client_credentials'],
    id_token_signing_alg_values_supported: ['RS256'],
  });

export const keySet = (programme: Programme, keys: KeyStore): Answer => {
  if (programme.jwksStatus !== 0) return json(programme.jwksStatus, { error: 'server_error' });
  const shown = programme.jwksEmpty ? [] : programme.publishedKeys.split(' ').filter((kid) => kid !== '');
  return spoilt(programme.jwksGarbage, json(200, { keys: shown.map((kid) => keys.show(kid)) }));
};

export const token = (programme: Programme, keys: KeyStore, form: URLSearchParams): Answer => {
  const now = Math.floor(Date.now() / 1_000);
  const lifetime = 300;
  const claims = {
    iss: programme.issuer,
    sub: form.get('client_id') ?? 'drill',
    aud: form.get('audience') ?? 'drill',
    ...(form.has('scope') ? { scope: form.get('scope') } : {}),
    iat: now,
    exp: now + lifetime,
  };
  return json(200, { access_token: keys.sign(programme.signingKey, claims), token_type: 'Bearer', expires_in: lifetime });
};

/**
 * What an API does with its answer to a request. Which requests fail follows from the seed, the path and how often it was asked, so that a repeated run
 * fails alike.
 */
export const failures = (): ((programme: Programme, path: string, answer: () => Answer | Promise<Answer>) => Promise<Answer>) => {
  const asked = new Map<string, number>();
  return async (programme, path, answer) => {
    const number = (asked.get(path) ?? 0) + 1;
    // Bounded, whatever paths a client makes up.
    if (asked.size > 10_000) asked.clear();
    asked.set(path, number);
    if (programme.apiRetryAfter !== 0) {
      return { ...json(429, { error: 'too many requests' }), headers: { 'retry-after': String(programme.apiRetryAfter) } };
    }
    const lot =
      createHash('sha256')
        .update(`${String(programme.seed)} ${path} ${String(number)}`)
        .digest()
        .readUInt32BE() /
      2 ** 32;
    if (lot < programme.apiRate) return json(programme.apiStatus, { error: 'the upstream failed' });
    return spoilt(programme.apiGarbage, await answer());
  };
};

/** The API that this upstream has by itself: it says what it got. */
export const echo = (request: IncomingMessage, path: string, body: string): Answer =>
  json(200, { ok: true, method: request.method, path, received: Buffer.byteLength(body) });
