import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { freeSubnet } from '../../../src/stack/subnet.ts';
import { DrillError } from '../../../src/core/errors.ts';

const numberOf = (address: string): number => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
const inside = (cidr: string, address: string): boolean => {
  const [base = '', bits = '32'] = cidr.split('/');
  const size = 2 ** (32 - Number(bits));
  return Math.floor(numberOf(base) / size) === Math.floor(numberOf(address) / size);
};

const cidr = fc
  .tuple(fc.constantFrom('172.28', '172.16', '10.228', '10.91', '192.168'), fc.nat(255), fc.integer({ min: 12, max: 30 }))
  .map(([base, third, bits]) => `${base}.${String(third)}.0/${String(bits)}`);

test('a free subnet overlaps nothing that is taken, and its links lie outside of what Docker hands out', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(cidr, { maxLength: 20 }), (runId, taken) => {
      let free;
      try {
        free = freeSubnet(runId, taken);
      } catch (error) {
        if (error instanceof DrillError) return;
        throw error;
      }
      const addresses = [free.proxy, free.linkAddress(0), free.linkAddress(249)];
      for (const address of addresses) {
        expect(inside(free.cidr, address)).toBe(true);
        expect(inside(free.dockerRange, address)).toBe(false);
        expect(taken.filter((network) => inside(network, address))).toEqual([]);
      }
      expect(taken.filter((network) => inside(free.cidr, network.split('/')[0] ?? ''))).toEqual([]);
      expect(new Set(addresses).size).toBe(3);
    }),
  );
});

describe('a free subnet', () => {
  test('is the same for the same run', () => {
    expect(freeSubnet('a', []).cidr).toBe(freeSubnet('a', []).cidr);
  });

  test('is another one for a second run beside the first', () => {
    const first = freeSubnet('a', []);
    expect(freeSubnet('a', [first.cidr]).cidr).not.toBe(first.cidr);
  });

  test('comes from another block when one is taken whole', () => {
    expect(freeSubnet('a', ['172.28.0.0/16']).cidr).toMatch(/^10\.228\./);
    expect(freeSubnet('a', ['172.16.0.0/12', '10.228.0.0/16']).cidr).toMatch(/^10\.91\./);
  });

  test('leaves IPv6 and nonsense among the taken ones aside', () => {
    expect(freeSubnet('a', ['fd00::/8', 'none', '']).cidr).toBe(freeSubnet('a', []).cidr);
  });

  test('refuses when nothing is free', () => {
    expect(() => freeSubnet('a', ['172.16.0.0/12', '10.0.0.0/8'])).toThrow(
      expect.objectContaining({
        code: 'stack-start-failed',
        exitCode: 4,
        message: 'no free network: 172.28.0.0/16, 10.228.0.0/16, 10.91.0.0/16 are in use',
        details: { hint: 'remove networks of dead runs: firedrill undo' },
      }),
    );
  });

  test('has room for 250 links and refuses one more', () => {
    const free = freeSubnet('a', []);
    const all = Array.from({ length: 250 }, (_, index) => free.linkAddress(index));
    expect(new Set(all).size).toBe(250);
    expect(all.every((address) => inside(free.cidr, address) && !address.endsWith('.255') && !address.endsWith('.1'))).toBe(true);
    expect(() => free.linkAddress(250)).toThrow(
      expect.objectContaining({ code: 'compose-invalid', message: 'a stack has at most 250 links between services, this one has more' }),
    );
  });
});
