import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { hostname } from 'node:os';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { discovery, echo, failures, keySet, token, type Answer } from './answers.ts';
import { certificates } from './certificates.ts';
import { control } from './control.ts';
import { keyStore } from './key-store.ts';
import { programmeStore, sound } from './programme.ts';

const folder = '/var/lib/upstream';
const base = process.env['UPSTREAM_ISSUER'] ?? 'http://upstream:8080';
const names = ['localhost', hostname(), new URL(base).hostname, ...(process.env['UPSTREAM_NAMES'] ?? '').split(',')].filter((name) => name !== '');

const keys = keyStore(`${folder}/keys`);
const store = certificates(`${folder}/tls`, [...new Set(names)]);
const programme = programmeStore(
  `${folder}/programme.json`,
  () => {
    const kid = keys.make();
    return { ...sound, issuer: base, publishedKeys: kid, signingKey: kid, seed: Number(process.env['UPSTREAM_SEED'] ?? 1) };
  },
  ({ publishedKeys, signingKey }) => {
    const unknown = [...publishedKeys.split(' '), signingKey].find((kid) => kid !== '' && !keys.has(kid));
    if (unknown !== undefined) throw new RangeError(`there is no key ${unknown}`);
  },
);

const fail = failures();

const answer = async (request: IncomingMessage, left: AbortSignal): Promise<Answer> => {
  const body = await text(request);
  const { pathname, searchParams } = new URL(request.url ?? '/', base);
  if (pathname === '/health') return { status: 200, type: 'text/plain', body: 'ok\n' };
  if (pathname === '/ca.pem') return { status: 200, type: 'application/x-pem-file', body: store.authority };
  if (pathname === '/.well-known/openid-configuration') return discovery(programme.now(), base);
  if (pathname === '/.well-known/jwks.json') {
    await programme.until(({ jwksStall }) => !jwksStall, left);
    return keySet(programme.now(), keys);
  }
  if (pathname === '/token') return token(programme.now(), keys, request.method === 'POST' ? new URLSearchParams(body) : searchParams);
  if (pathname.startsWith('/api/')) {
    await wait(programme.now().apiDelayMs, undefined, { signal: left });
    return fail(programme.now(), pathname, () => echo(request, pathname, body));
  }
  return { status: 404, type: 'text/plain', body: 'not found\n' };
};

const serve = (request: IncomingMessage, response: ServerResponse): void => {
  const gone = new AbortController();
  response.once('close', () => {
    gone.abort();
  });
  answer(request, gone.signal).then(
    ({ status, type, body, headers }) =>
      response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body), ...headers }).end(body),
    (error: unknown) => {
      if (gone.signal.aborted) return;
      console.error(String(error));
      response.writeHead(500).end();
    },
  );
};

const plain = createServer(serve).listen(8080);
const encrypted = createTlsServer(store.of(programme.now().certificate), serve).listen(8443);
const controlled = control(programme, keys, 9901);
programme.onChange(({ certificate }) => {
  encrypted.setSecureContext(store.of(certificate));
});

process.once('SIGTERM', () => {
  for (const server of [plain, encrypted, controlled]) {
    server.close();
    server.closeAllConnections();
  }
});
