import { expect, test } from 'vitest';
import { removeNetwork } from '../../../src/stack/remove-network.ts';

const active = new Error('(HTTP code 403) error while removing network: network x id 1 has active endpoints');

const networkWith = (containers: Readonly<Record<string, unknown>>, failure?: Error) => ({
  remove: () => (failure === undefined ? Promise.resolve() : Promise.reject(failure)),
  inspect: () => Promise.resolve({ Containers: containers }),
});

test('a network that goes is gone', async () => {
  await expect(removeNetwork(networkWith({}))).resolves.toBeUndefined();
});

test('one that a container is attached to stays, and why is the engine’s word', async () => {
  await expect(removeNetwork(networkWith({ one: {} }, active))).rejects.toBe(active);
});

test('one that only the engine takes for used says what helps', async () => {
  await expect(removeNetwork(networkWith({}, active))).rejects.toThrow('no container is attached: start the engine anew');
});

test('another failure is told as it is, and so is one that nobody can look into', async () => {
  const other = new Error('(HTTP code 500) server error');
  await expect(removeNetwork(networkWith({}, other))).rejects.toBe(other);
  await expect(removeNetwork({ ...networkWith({}, active), inspect: () => Promise.reject(other) })).rejects.toBe(active);
});
