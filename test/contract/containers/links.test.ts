import { describe, expect, test } from 'vitest';
import {
  bandwidth,
  blackhole,
  cutAfter,
  dnsFailure,
  frozen,
  hang,
  latency,
  lost,
  noop,
  packetLoss,
  refuse,
  reset,
  slice,
  slowClose,
  unreachable,
  wrongAddress,
} from '../../../faults/index.ts';
import { milliseconds } from '../../../src/core/duration.ts';
import { bytes, kibibytes, percent } from '../../../src/core/quantity.ts';
import { service } from '../../../src/core/target.ts';
import { containerOf } from '../../../src/stack/capabilities/container-of.ts';
import { keepConnection, ping, type Outcome } from '../two-clients.ts';
import { docker } from '../../docker.ts';
import { contractOnContainers, seen, type Promised } from './contract-on-containers.ts';
import type { ContractStack } from './contract-stack.ts';
import { stateOf } from './state-of.ts';
import { answeredBy, closing, resending, transfer } from './through-a-link.ts';

const [a, redis, phoenix] = [service('a'), service('redis'), service('phoenix')];
const link = a.to(redis);
const delayMs = 400;

/** What the harmed client sees of a fresh connection, and what it and its neighbour see when an answer that takes as long as the delay counts as late. */
const pings = async (stack: ContractStack): Promise<Outcome> => (await ping(containerOf(stack.system, 'a'), 'redis', true)).outcome;
const timed = async (stack: ContractStack, client: string): Promise<string> => {
  const { outcome, elapsedMs } = await ping(containerOf(stack.system, client));
  return elapsedMs >= delayMs && outcome === 'answered' ? 'late' : outcome;
};
/** The other client of the server, and the other server of the client. */
const neighbour = async (stack: ContractStack): Promise<readonly Outcome[]> => {
  const [one, other] = await Promise.all([ping(containerOf(stack.system, 'b')), ping(containerOf(stack.system, 'a'), 'phoenix')]);
  return [one.outcome, other.outcome];
};

/** An open connection: what it sees in force, and what once the fault is lifted. */
const open = (harmed: string, lifted: string): NonNullable<Promised['open']> => ({
  keep: (stack) => {
    const kept = keepConnection(containerOf(stack.system, 'a'));
    const see = async (): Promise<string> => {
      const { outcome, elapsedMs } = await kept.ask();
      return harmed === 'late' && outcome === 'answered' && elapsedMs >= delayMs ? 'late' : outcome;
    };
    return Promise.resolve({ see, [Symbol.dispose]: () => kept[Symbol.dispose]() });
  },
  harmed,
  lifted,
});

const byRules = 'blackhole';
const byToxics = 'latency';
const common = { sees: pings, healthy: 'answered', neighbour, afterRestart: 'bites' } as const;

const stackOf = contractOnContainers('test/contract/two-clients.compose.yml', [
  { ...common, fault: blackhole(link), harmed: 'silent', open: open('silent', 'answered') },
  { ...common, fault: blackhole(link, { direction: 'answer' }), harmed: 'silent', open: open('silent', 'answered'), like: byRules },
  { ...common, fault: blackhole(link, { port: 6379 }), harmed: 'silent', open: open('silent', 'answered'), like: byRules },
  { ...common, fault: unreachable(link), harmed: 'unreachable', open: open('silent', 'answered'), like: byRules },
  { ...common, fault: packetLoss(link, { of: percent(20) }), sees: resending, harmed: 'resent', open: open('answered', 'answered'), like: byRules },
  { ...common, fault: refuse(link), harmed: 'refused', open: open('closed', 'closed') },
  { ...common, fault: reset(link), harmed: 'reset', open: open('reset', 'closed') },
  {
    ...{ ...common, fault: latency(link, { of: milliseconds(delayMs) }), harmed: 'late', open: open('late', 'answered') },
    ...{ sees: (stack) => timed(stack, 'a'), neighbour: (stack) => timed(stack, 'b') },
  },
  {
    ...{ ...common, fault: latency(link, { of: milliseconds(delayMs / 2), direction: 'both' }), harmed: 'late', open: open('late', 'answered') },
    ...{ sees: (stack) => timed(stack, 'a'), neighbour: (stack) => timed(stack, 'b'), like: byToxics },
  },
  { ...common, fault: hang(link), harmed: 'silent', open: open('silent', 'closed'), like: byToxics },
  { ...common, fault: frozen(link), harmed: 'silent', open: open('silent', 'answered'), like: byToxics },
  { ...common, fault: lost(link, { direction: 'answer' }), harmed: 'closed', open: open('closed', 'closed'), like: byToxics },
  {
    ...{ ...common, fault: bandwidth(link, { perSecond: bytes(20_000) }), open: open('answered', 'answered'), like: byToxics },
    ...{ sees: transfer, healthy: 'answered', harmed: 'slow' },
  },
  {
    ...{ ...common, fault: slice(link, { size: kibibytes(1), gap: milliseconds(60) }), open: open('answered', 'answered'), like: byToxics },
    ...{ sees: transfer, healthy: 'answered', harmed: 'slow' },
  },
  { ...common, fault: cutAfter(link, { bytes: bytes(5_000) }), sees: transfer, harmed: 'cut', open: open('answered', 'answered'), like: byToxics },
  {
    ...{ ...common, fault: slowClose(link, { of: milliseconds(700) }), open: open('answered', 'answered'), like: byToxics },
    ...{ sees: closing, healthy: 'answered', harmed: 'closed late' },
  },
  { ...common, fault: dnsFailure(link), harmed: 'unresolved', open: open('answered', 'answered'), victim: 'a', afterRestart: 'healed' },
  { ...common, fault: wrongAddress(link), harmed: 'refused', open: open('answered', 'answered'), like: 'dns-failure' },
  {
    ...{ ...common, fault: wrongAddress(link, { to: phoenix }), sees: answeredBy, healthy: 'redis', harmed: 'phoenix', like: 'dns-failure' },
  },
]);

describe('faults of links', () => {
  test.each([blackhole(link), refuse(link), reset(link), latency(link, { of: milliseconds(delayMs) })])(
    '$kind is lifted although the proxy was killed meanwhile: it is started again, and the harm died with it',
    async (fault) => {
      const stack = stackOf();
      const capability = stack.capabilityOf(fault);
      await expect.poll(() => neighbour(stack)).toEqual(['answered', 'answered']);
      const before = await stateOf(stack);
      const snapshot = await capability.snapshot();
      await capability.apply();
      await seen(capability, true);
      const links = stack.started.containers.get('firedrill-links') ?? '';
      await docker('kill', links);
      const began = performance.now();
      await capability.restore(snapshot);
      await seen(capability, false);
      expect(performance.now() - began, 'at once, not after the patience of a trial').toBeLessThan(15_000);
      await expect.poll(() => pings(stack)).toBe('answered');
      await expect.poll(() => neighbour(stack)).toEqual(['answered', 'answered']);
      expect(await stateOf(stack)).toEqual(before);
    },
  );

  test.each([blackhole(link), refuse(link), reset(link), latency(link, { of: milliseconds(delayMs) }), dnsFailure(link)])(
    '$kind is applied twice and lifted once',
    async (fault) => {
      const stack = stackOf();
      const capability = stack.capabilityOf(fault);
      const before = await stateOf(stack);
      const snapshot = await capability.snapshot();
      await capability.apply();
      await capability.apply();
      await capability.restore(snapshot);
      await seen(capability, false);
      await expect.poll(() => pings(stack)).toBe('answered');
      expect(await stateOf(stack)).toEqual(before);
    },
  );

  test('a client of a server that says nothing is let go within seconds, so that it asks for the address anew', async () => {
    const stack = stackOf();
    const links = stack.started.containers.get('firedrill-links') ?? '';
    const silence = ['INPUT', '-p', 'tcp', '--sport', '6379', '-j', 'DROP'];
    await docker('exec', links, 'iptables', '-I', ...silence);
    try {
      const held = 'timeout 20 cat < /dev/tcp/redis/6379 && echo let go || echo held';
      expect(await stack.exec('a', 'bash', '-c', held)).toBe('let go');
    } finally {
      await docker('exec', links, 'iptables', '-D', ...silence);
    }
    await expect.poll(() => pings(stack)).toBe('answered');
  });

  test('a harm that was there before is there again afterwards, as it was', async () => {
    const stack = stackOf();
    const [before, during] = [100, 300].map((ms) => stack.capabilityOf(latency(link, { of: milliseconds(ms) })));
    const healthy = await before?.snapshot();
    await before?.apply();
    const found = await stateOf(stack);
    const snapshot = await during?.snapshot();
    await during?.apply();
    expect(await stateOf(stack)).not.toEqual(found);
    await during?.restore(snapshot ?? {});
    expect(await stateOf(stack)).toEqual(found);
    await before?.restore(healthy ?? {});
  });

  test.each([link, redis])('noop on $name never bites and changes nothing', async (target) => {
    const stack = stackOf();
    const capability = stack.capabilityOf(noop(target));
    const before = await stateOf(stack);
    const snapshot = await capability.snapshot();
    await capability.apply();
    for (let times = 0; times < 5; times += 1) expect(await capability.look()).toMatchObject({ harmed: false });
    expect(await pings(stack)).toBe('answered');
    await capability.restore(snapshot);
    expect(await stateOf(stack)).toEqual(before);
  });
});
