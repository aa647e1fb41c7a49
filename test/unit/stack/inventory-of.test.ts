import { expect, test } from 'vitest';
import { inventoryOf } from '../../../src/stack/inventory-of.ts';

test('services with their container, their variables, and every port that is spoken of', () => {
  const { services, publishedPorts } = inventoryOf({
    services: {
      app: {
        container_name: 'account-app',
        environment: { DATABASE_URL: 'postgres://u:p@db:5432/app', BROKERS: 'kafka:9092,other:1', EMPTY: null },
        command: ['serve', '--cache=redis:6379'],
        ports: [{ target: 3000, published: '8080' }],
      },
      db: { expose: ['5432/tcp', '6000-6002'] },
      kafka: {},
      redis: {},
    },
  });
  const declared = (port: number) => ({ port, scheme: undefined });
  expect(services.map(({ name, listens }) => [name, listens.map(({ port, scheme }) => ({ port, scheme }))])).toEqual([
    ['app', [declared(3000)]],
    ['db', [declared(5432), declared(6000), declared(6001), declared(6002), { port: 5432, scheme: 'postgres' }]],
    ['kafka', [declared(9092)]],
    ['redis', [declared(6379)]],
  ]);
  expect(services[0]).toMatchObject({ container: 'account-app', environment: ['DATABASE_URL', 'BROKERS', 'EMPTY'] });
  expect(publishedPorts).toEqual([8080]);
});

test.each([
  ['a port that is chosen at the start', { ports: [{ target: 3000 }] }],
  ['the network of the machine', { network_mode: 'host' }],
])('with %s, nobody knows which ports are published', (_, service) => {
  expect(inventoryOf({ services: { app: service, db: { ports: [{ target: 1, published: '1' }] } } })).not.toHaveProperty('publishedPorts');
});
