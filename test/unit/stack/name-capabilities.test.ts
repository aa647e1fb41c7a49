import { expect, test } from 'vitest';
import { dnsFailure, wrongAddress } from '../../../faults/index.ts';
import { service } from '../../../src/core/target.ts';
import { lackOfFault } from './lack-of-fault.ts';

const [app, redis] = [service('app'), service('redis')];
const link = app.to(redis);
const services = { app: {}, redis: {}, standby: {} };

test.each([dnsFailure(link), wrongAddress(link)])('$kind needs a client whose name files can be written', (fault) => {
  expect(lackOfFault(fault, { services })).toBeUndefined();
  expect(lackOfFault(fault, { services: { ...services, app: { read_only: true } } })).toContain('read_only must be off');
});

test('a name leads to a service of the compose file, or it is refused before anything starts', () => {
  const lack = (to: string): string | undefined => lackOfFault(wrongAddress(link, { to: service(to) }), { services });
  expect(lack('standby')).toBeUndefined();
  expect(lack('elsewhere')).toBe('the compose file has no service elsewhere to which the name could lead');
});
