import { expect, test } from 'vitest';
import { badTls, changePassword, jwksEmpty, memoryAlarm } from '../../../faults/index.ts';
import type { Fault } from '../../../src/core/fault.ts';
import { service } from '../../../src/core/target.ts';
import { askForQueue, goodbye, methodsIn, opening } from '../../../src/stack/capabilities/rabbitmq/amqp.ts';
import type { ComposeService } from '../../../src/stack/compose-model.ts';
import { lackOfFault } from './lack-of-fault.ts';

const named = service('named');
const lack = (fault: Fault, compose: ComposeService): string | undefined => lackOfFault(fault, { services: { named: compose } });

test.each([
  [jwksEmpty(named), ' or the label dev.firedrill.upstream'],
  [badTls(named, { certificate: 'expired' }), ''],
])('only the upstream of this project can suffer %o, and what takes a programme as it does', (fault, orLabel) => {
  expect(lack(fault, { image: 'firedrill/upstream:0123456789ab' })).toBeUndefined();
  expect(lack(fault, { image: 'example.com/firedrill/upstream@sha256:00' })).toBeUndefined();
  expect(lack(fault, { image: 'keycloak:26', labels: { 'dev.firedrill.upstream': 'true' } }) === undefined).toBe(orLabel !== '');
  expect(lack(fault, { image: 'keycloak:26' })).toBe(
    `its image is keycloak:26, and only a service that can be told how to fail, with the image from images/upstream${orLabel}, can suffer it`,
  );
  expect(lack(fault, {})).toMatch(/^the service names no image/);
});

test('any RabbitMQ can raise its alarm, nothing else can', () => {
  for (const image of ['rabbitmq', 'rabbitmq:4-management', 'firedrill/rabbitmq:0123456789ab'])
    expect(lack(memoryAlarm(named), { image })).toBeUndefined();
  expect(lack(memoryAlarm(named), { image: 'my-rabbitmq-exporter:1' })).toBe(
    'its image is my-rabbitmq-exporter:1, and only a RabbitMQ broker, with an image called rabbitmq, can suffer it',
  );
});

test('a password is changed only for the user whose old one the compose file tells', () => {
  const environment = { RABBITMQ_DEFAULT_USER: 'shop' };
  expect(lack(changePassword(named, { user: 'shop' }), { image: 'rabbitmq:4', environment })).toBeUndefined();
  expect(lack(changePassword(named, { user: 'guest' }), { image: 'rabbitmq:4' })).toBeUndefined();
  expect(lack(changePassword(named, { user: 'admin' }), { image: 'rabbitmq:4', environment })).toMatch(/RABBITMQ_DEFAULT_USER \(shop\)/);
  expect(lack(changePassword(named, { user: 'shop' }), { image: 'redis', environment })).toMatch(/only a RabbitMQ broker/);
});

test('the frames of a client read back as the methods that they are, a half one left out', () => {
  const greeting = 8;
  const said = Buffer.concat([opening({ user: 'shop', password: 'p', vhost: '/' }).subarray(greeting), askForQueue('orders'), goodbye()]);
  const methods = ['10.11', '10.31', '10.40', '20.10', '50.10', '10.50'];
  expect(methodsIn(said)).toEqual(methods);
  expect(methodsIn(said.subarray(0, said.length - goodbye().length + 9))).toEqual(methods.slice(0, -1));
  expect(methodsIn(Buffer.alloc(0))).toEqual([]);
});
