import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blackhole, kill, latency, noop, refuse } from '../../../faults/index.ts';
import type { Capability } from '../../../src/core/capability.ts';
import { milliseconds } from '../../../src/core/duration.ts';
import { DrillError } from '../../../src/core/errors.ts';
import type { Fault } from '../../../src/core/fault.ts';
import { service } from '../../../src/core/target.ts';
import { keepConnection, ping, startTwoClients, type Sight } from '../two-clients.ts';
import { docker, type ContractStack } from './contract-stack.ts';
import { stateOf } from './state-of.ts';

const [a, redis] = [service('a'), service('redis')];
const delayMs = 400;

interface Promised {
  readonly fault: Fault;
  /** What a new connection of the harmed client sees, what its open one sees, and what the open one sees once the fault is lifted. */
  readonly fresh: Sight['outcome'];
  readonly open: Sight['outcome'];
  readonly openAfter: Sight['outcome'];
  /** What the other client sees. */
  readonly neighbour: Sight['outcome'];
  readonly leastMs?: number;
}

const faults: readonly Promised[] = [
  { fault: blackhole(a.to(redis)), fresh: 'silent', open: 'silent', openAfter: 'answered', neighbour: 'answered' },
  { fault: refuse(a.to(redis)), fresh: 'refused', open: 'closed', openAfter: 'closed', neighbour: 'answered' },
  {
    ...{ fault: latency(a.to(redis), { of: milliseconds(delayMs) }), leastMs: delayMs },
    ...{ fresh: 'answered', open: 'answered', openAfter: 'answered', neighbour: 'answered' },
  },
  // Its proxy still listens for a server that is dead: connecting succeeds and ends at once, for everybody.
  { fault: kill(redis), fresh: 'closed', open: 'closed', openAfter: 'closed', neighbour: 'closed' },
];
const named = faults.map((one) => ({ ...one, name: `${one.fault.kind} on ${one.fault.target.name}` }));

const within = async <Value>(ms: number, work: Promise<Value>): Promise<Value> => {
  const late = AbortSignal.timeout(ms);
  return await Promise.race([
    work,
    new Promise<never>((_, reject) => {
      late.addEventListener('abort', () => reject(new Error(`not within ${String(ms)} ms`)));
    }),
  ]);
};

describe('every fault, on real containers', () => {
  let stack: ContractStack;
  beforeAll(async () => {
    stack = await startTwoClients();
  });
  afterAll(async () => {
    await stack[Symbol.asyncDispose]();
  });

  const capabilityOf = ({ capability, target, settings }: Fault): Capability => {
    const found = stack.capability(capability, target, settings);
    if (found === undefined) throw new Error(`${target.name} cannot suffer ${capability}`);
    return found;
  };
  const client = (name: 'a' | 'b'): string => stack.started.containers.get(name) ?? '';
  /** As the runner does it: looks again and again, within five seconds. */
  const seen = async (capability: Capability, harmed: boolean): Promise<string> => {
    for (const began = performance.now(); ;) {
      const sighting = await capability.look();
      if (sighting.harmed === harmed) return sighting.saw;
      if (performance.now() - began > 5_000) throw new Error(`not seen: ${sighting.saw}`);
    }
  };
  const answersAgain = async (name: 'a' | 'b'): Promise<void> => {
    // The server may still be starting; a link that was never lifted stays as it is for ever.
    await expect.poll(async () => (await ping(client(name))).outcome, { timeout: 10_000 }).toBe('answered');
  };

  test.each(named)(
    '$name bites as its words say, there and nowhere else, and is lifted',
    async ({ fault, fresh, open, openAfter, neighbour, leastMs = 0 }) => {
      const capability = capabilityOf(fault);
      using kept = keepConnection(client('a'));
      using other = keepConnection(client('b'));
      expect(await kept.ask()).toMatchObject({ outcome: 'answered' });
      expect(await other.ask()).toMatchObject({ outcome: 'answered' });
      expect(await capability.look()).toMatchObject({ harmed: false });
      const before = await stateOf(stack);
      const snapshot = await capability.snapshot();
      expect(await stateOf(stack), 'reading the state changes nothing').toEqual(before);

      try {
        await capability.apply();
        await seen(capability, true);
        const [opened, beside] = await Promise.all([kept.ask(), other.ask()]);
        expect(opened).toMatchObject({ outcome: open });
        expect(beside).toMatchObject({ outcome: neighbour });
        const [harmed, spared] = await Promise.all([ping(client('a')), ping(client('b'))]);
        expect(harmed).toMatchObject({ outcome: fresh });
        expect(spared).toMatchObject({ outcome: neighbour });
        if (leastMs > 0) {
          for (const sight of [opened, harmed]) expect(sight.elapsedMs).toBeGreaterThanOrEqual(leastMs);
          for (const sight of [beside, spared]) expect(sight.elapsedMs).toBeLessThan(leastMs);
        }
        expect(await stateOf(stack), 'the harm is somewhere').not.toEqual(before);
      } finally {
        await capability.restore(snapshot);
      }
      await seen(capability, false);
      await answersAgain('a');
      expect(await kept.ask()).toMatchObject({ outcome: openAfter });
      expect(await stateOf(stack)).toEqual(before);
      await capability.restore(snapshot);
      expect(await stateOf(stack), 'restoring twice is harmless').toEqual(before);
    },
  );

  test.each(named)('$name is applied twice and lifted once', async ({ fault }) => {
    const capability = capabilityOf(fault);
    const before = await stateOf(stack);
    const snapshot = await capability.snapshot();
    await capability.apply();
    // A process that is dead cannot be killed again; that may be told, and must not change anything.
    await capability.apply().catch((error: unknown) => expect(fault.kind, String(error)).toBe('kill'));
    await capability.restore(snapshot);
    await seen(capability, false);
    await answersAgain('a');
    expect(await stateOf(stack)).toEqual(before);
  });

  test.each(named)('$name is lifted although the server was restarted meanwhile', async ({ fault }) => {
    const capability = capabilityOf(fault);
    const before = await stateOf(stack);
    const snapshot = await capability.snapshot();
    await capability.apply();
    await seen(capability, true);
    await docker('restart', await stack.container('redis'));
    if (fault.target.type === 'link')
      expect(await capability.look(), 'a restart of the server does not mend the link').toMatchObject({ harmed: true });
    await capability.restore(snapshot);
    await seen(capability, false);
    await answersAgain('a');
    expect(await stateOf(stack)).toEqual(before);
  });

  test.each(named.filter(({ fault }) => fault.target.type === 'link'))(
    '$name is lifted although the proxy was killed meanwhile',
    async ({ fault }) => {
      const capability = capabilityOf(fault);
      const before = await stateOf(stack);
      const snapshot = await capability.snapshot();
      await capability.apply();
      await seen(capability, true);
      const links = stack.started.containers.get('firedrill-links') ?? '';
      await docker('kill', links);
      await expect(within(10_000, capability.restore(snapshot)), 'told, and not hanging').rejects.toThrow();
      await docker('start', links);
      await expect.poll(async () => capability.restore(snapshot).then(() => 'restored', String), { timeout: 10_000 }).toBe('restored');
      await seen(capability, false);
      await answersAgain('a');
      await answersAgain('b');
      expect(await stateOf(stack)).toEqual(before);
    },
  );

  test('kill brings out the restart policy, and bites all the same', async () => {
    const capability = capabilityOf(kill(service('phoenix')));
    const before = await stateOf(stack);
    const snapshot = await capability.snapshot();
    await capability.apply();
    expect(await seen(capability, true)).toContain('phoenix');
    await expect.poll(async () => (await ping(client('a'), 'phoenix')).outcome, { timeout: 10_000 }).toBe('answered');
    await capability.restore(snapshot);
    await seen(capability, false);
    expect(await stateOf(stack)).toEqual(before);
  });

  test.each([a.to(redis), redis])('noop on $name never bites and changes nothing', async (target) => {
    const capability = capabilityOf(noop(target));
    const before = await stateOf(stack);
    const snapshot = await capability.snapshot();
    await capability.apply();
    for (let times = 0; times < 5; times += 1) expect(await capability.look()).toMatchObject({ harmed: false });
    expect(await ping(client('a'))).toMatchObject({ outcome: 'answered' });
    expect(await stateOf(stack)).toEqual(before);
    await capability.restore(snapshot);
    expect(await stateOf(stack)).toEqual(before);
  });

  // The last ones: they make another container of the server.
  test.each(named.filter(({ fault }) => fault.target.type === 'link'))(
    '$name is lifted although the server was removed meanwhile',
    async ({ fault }) => {
      const capability = capabilityOf(fault);
      const before = await stateOf(stack);
      const snapshot = await capability.snapshot();
      await capability.apply();
      await seen(capability, true);
      await docker('rm', '--force', await stack.container('redis'));
      await within(10_000, capability.restore(snapshot));
      expect(await within(10_000, capability.look())).toMatchObject({ harmed: false });
      await stack.compose('up', '--detach', '--wait', '--no-deps', 'redis');
      await answersAgain('a');
      expect(await stateOf(stack)).toEqual(before);
    },
  );

  test('kill of a container that was removed meanwhile cannot be lifted, and says so', async () => {
    const capability = capabilityOf(kill(service('b')));
    const snapshot = await capability.snapshot();
    await capability.apply();
    await seen(capability, true);
    await docker('rm', '--force', client('b'));
    const told = await within(
      10_000,
      capability.restore(snapshot).catch((error: unknown) => error),
    );
    expect(told).toBeInstanceOf(DrillError);
    expect(told).toMatchObject({ code: 'restore-failed', details: { target: 'b' } });
  });
});
