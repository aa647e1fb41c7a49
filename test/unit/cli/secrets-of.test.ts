import { expect, test } from 'vitest';
import { secretsOf } from '../../../src/cli/secrets-of.ts';

const secretsIn = (environment: Record<string, string | null>): readonly string[] => secretsOf({ services: { app: { environment } } });

test.each([
  [{ AUTH_JWT_SECRET: 'drill-jwt' }, ['drill-jwt']],
  [{ POSTGRES_PASSWORD: 'drill-pw' }, ['drill-pw']],
  [{ GITHUB_TOKEN: 'ghp_abc123' }, ['ghp_abc123']],
  [{ STRIPE_API_KEY: 'sk_live_1' }, ['sk_live_1']],
  [{ SIGNING_KEY: 'abcdef' }, ['abcdef']],
  [{ KEY: 'abcdef' }, ['abcdef']],
  [{ MONKEY: 'banana', KEYBOARD: 'qwerty' }, []],
  [{ DATABASE_URL: 'postgres://user:pass-word@db:5432/app' }, ['pass-word']],
  [{ REDIS_URL: 'redis://:redis-pass@redis:6379' }, ['redis-pass']],
  [{ CORS_ORIGINS: 'https://a.example.com,https://b.example.com' }, []],
  [{ SHORT_SECRET: 'abc' }, []],
  [{ EMPTY_SECRET: null }, []],
])('%j', (environment, expected) => {
  expect(secretsIn(environment)).toEqual(expected);
});

test('a value that several services have is told once', () => {
  const environment = { OPERATOR_SECRET: 'drill-only' };
  expect(secretsOf({ services: { a: { environment }, b: { environment }, c: {} } })).toEqual(['drill-only']);
});

test('a percent-encoded password is a secret in both of its shapes', () => {
  expect(secretsIn({ DATABASE_URL: 'postgres://u:p%40ss-word@db/app' })).toEqual(['p%40ss-word', 'p@ss-word']);
  expect(secretsIn({ DATABASE_URL: 'postgres://u:100%-sure@db/app' })).toEqual(['100%-sure']);
});
