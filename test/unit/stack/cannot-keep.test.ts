import { expect, test } from 'vitest';
import type { ComposeService } from '../../../src/stack/compose-model.ts';
import { cannotKeep } from '../../../src/stack/reset/keep-state.ts';

const volume = (parts: { readonly type?: string; readonly read_only?: boolean } = {}) => [
  { type: 'volume', source: 'data', target: '/data', ...parts },
];
const of = (service: ComposeService): string | undefined => cannotKeep({ services: { it: service } });

test.each<[string, ComposeService]>([
  ['a PostgreSQL', { image: 'postgres:17', volumes: volume() }],
  ['a Redis', { image: 'registry.example/valkey:8', volumes: volume() }],
  ['a RabbitMQ broker', { image: 'rabbitmq:4', volumes: volume() }],
  ['a Kafka broker', { image: 'apache/kafka:4.1.0', volumes: volume() }],
  ['what keeps nothing', { image: 'shop/api' }],
  ['what only reads', { image: 'shop/api', volumes: volume({ type: 'bind', read_only: true }) }],
  ['what is gone with its container', { image: 'shop/api', volumes: volume({ type: 'tmpfs' }) }],
])('%s can be brought back', (_, service) => {
  expect(of(service)).toBeUndefined();
});

test('one that says that it remembers cannot, whatever it is', () => {
  const labels = { 'dev.firedrill.remembers': 'true' };
  expect(of({ image: 'shop/secrets', labels })).toBe('it remembers what was changed, and nobody here makes it forget');
  expect(of({ image: 'redis:8', labels, volumes: volume() })).toContain('remembers');
});

test.each<[string, ComposeService]>([
  ['a search engine', { image: 'opensearch:3', volumes: volume() }],
  ['a service of the user with a folder', { image: 'shop/api', volumes: volume({ type: 'bind' }) }],
  ['one of two servers that may change places', { image: 'postgres:17', volumes: volume(), environment: { POSTGRES_PEER: 'other' } }],
  ['what only bears the name', { image: 'postgres-exporter:1', volumes: volume() }],
])('%s that keeps files cannot, and is named', (_, service) => {
  expect(of(service)).toBe('it keeps files, and nobody here knows how to bring those back');
});
