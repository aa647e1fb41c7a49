import { expect, test } from 'vitest';
import { flush, lockTable } from '../../../faults/index.ts';
import type { Fault } from '../../../src/core/fault.ts';
import { service } from '../../../src/core/target.ts';
import { lackOfFault } from './lack-of-fault.ts';

const target = service('db');
const [onPostgres, onRedis] = [lockTable(target, { table: 'jobs' }), flush(target)];

const lack = (fault: Fault, image?: string): string | undefined => lackOfFault(fault, { services: { db: image === undefined ? {} : { image } } });

test.each([
  'postgres',
  'postgres:17',
  'registry.example:5000/team/postgres-drill:17',
  'postgis/postgis:17-3.5',
  'postgres@sha256:0123',
  'postgresql:17@sha256:01',
])('tables of %s can be locked, its keys cannot be flushed', (image) => {
  expect(lack(onPostgres, image)).toBeUndefined();
  expect(lack(onRedis, image)).toBe(`its image is ${image}, and only a Redis server, with an image called redis or valkey, can suffer it`);
});

test.each(['redis:8', 'valkey/valkey:8', 'registry.example:5000/redis'])('keys of %s can be flushed, its tables cannot be locked', (image) => {
  expect(lack(onRedis, image)).toBeUndefined();
  expect(lack(onPostgres, image)).toContain('only a PostgreSQL server');
});

test.each(['oliver006/redis_exporter:v1', 'redis/redisinsight', 'bitnami/redis-sentinel', 'redis.example/app', 'postgres.example:5432/app:1', 'app'])(
  '%s is no such server, whatever is in its name',
  (image) => {
    expect(lack(onRedis, image)).toBeDefined();
    expect(lack(onPostgres, image)).toBeDefined();
  },
);

test('a service that is built and names no image is refused with what would be needed', () => {
  expect(lack(onRedis)).toBe('the service names no image, and only a Redis server, with an image called redis or valkey, can suffer it');
});
