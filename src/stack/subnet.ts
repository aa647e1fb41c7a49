import { createHash } from 'node:crypto';
import { DrillError } from '../core/errors.ts';

/** A /23 of private addresses for one run: the lower half is Docker's to hand out, the upper half holds the links. */
export interface Subnet {
  readonly cidr: string;
  readonly dockerRange: string;
  /** The proxy's own address. */
  readonly proxy: string;
  /** @param index - 0 to 249. @throws DrillError `compose-invalid` beyond that. */
  linkAddress(index: number): string;
}

/** Docker hands out 172.17 to 172.31 by itself, whole /16s at a time, so that the first may be taken by one network of somebody else's. */
const bases = ['172.28', '10.228', '10.91'];
const blocks = 128;
const mostLinks = 250;

/**
 * The first free /23 of some private /16s, looking from a block that depends on the run, so that two runs at once seldom ask for the same.
 * @param taken - networks in CIDR notation: Docker's and the host's.
 * @throws DrillError `stack-start-failed` when all are taken.
 */
export const freeSubnet = (runId: string, taken: readonly string[]): Subnet => {
  const start = createHash('sha256').update(runId).digest().readUInt8(0) % blocks;
  for (const base of bases) {
    for (let step = 0; step < blocks; step += 1) {
      const third = ((start + step) % blocks) * 2;
      const cidr = `${base}.${String(third)}.0/23`;
      if (!taken.some((other) => overlaps(cidr, other))) return subnet(cidr, base, third);
    }
  }
  throw new DrillError('stack-start-failed', `no free network: ${bases.map((base) => `${base}.0.0/16`).join(', ')} are in use`, {
    hint: 'remove networks of dead runs: firedrill undo',
  });
};

const subnet = (cidr: string, base: string, third: number): Subnet => ({
  cidr,
  dockerRange: `${base}.${String(third)}.0/24`,
  proxy: `${base}.${String(third + 1)}.1`,
  linkAddress: (index) => {
    if (index >= mostLinks) {
      throw new DrillError('compose-invalid', `a stack has at most ${String(mostLinks)} links between services, this one has more`, {
        hint: 'start fewer services with a profile',
      });
    }
    return `${base}.${String(third + 1)}.${String(index + 2)}`;
  },
});

const overlaps = (a: string, b: string): boolean => {
  const [left, right] = [range(a), range(b)];
  return left !== undefined && right !== undefined && left.from <= right.to && right.from <= left.to;
};

/** First and last address of an IPv4 network as numbers; `undefined` for anything else. */
const range = (cidr: string): { from: number; to: number } | undefined => {
  const [, address = '', bits = '32'] = /^(\d+\.\d+\.\d+\.\d+)(?:\/(\d+))?$/.exec(cidr) ?? [];
  if (address === '') return undefined;
  const number = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - Number(bits));
  const from = Math.floor(number / size) * size;
  return { from, to: from + size - 1 };
};
