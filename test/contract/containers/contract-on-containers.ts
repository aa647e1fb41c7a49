import { describe, expect, test } from 'vitest';
import type { Capability } from '../../../src/core/capability.ts';
import type { DrillError } from '../../../src/core/errors.ts';
import type { Fault } from '../../../src/core/fault.ts';
import { docker } from '../../docker.ts';
import { contractStackOfFile } from './contract-stack-of-file.ts';
import type { ContractStack } from './contract-stack.ts';
import { stateOf } from './state-of.ts';

/** A connection that stays open. */
export interface Kept extends Disposable {
  see(): Promise<unknown>;
}

/** What one fault promises on real containers. */
export interface Promised {
  readonly fault: Fault;
  /** What the harmed client sees, from its own place and by its own means, not by the canary. Asked again and again until it is as expected. */
  readonly sees: (stack: ContractStack) => Promise<unknown>;
  readonly healthy: unknown;
  readonly harmed: unknown;
  /** What somebody beside it sees: the same before, during and after the fault. */
  readonly neighbour: (stack: ContractStack) => Promise<unknown>;
  /** A connection that the client opened before: what it sees while the fault is in force, asked once, and what after it was lifted, asked until it is so. */
  readonly open?: { readonly keep: (stack: ContractStack) => Promise<Kept>; readonly harmed: unknown; readonly lifted: unknown };
  /** What the fault may touch beside the containers: rows, keys, files, settings. Part of the digest. */
  readonly digest?: (stack: ContractStack) => Promise<unknown>;
  /** A fault that ends with its process is healed by a restart of its target; others still bite after one. Default: it may do either. */
  readonly afterRestart?: 'bites' | 'healed';
  /** Where the fault leaves something that its words own up to, the digest may differ; this says why. */
  readonly leaves?: string;
  /** How long the target may take to be up again after a restart, in ms. Default 45 s. */
  readonly upWithin?: number;
  /** Names the fault of the list that is done by the same means: the restart and the removal of the target are tried with that one alone. */
  readonly like?: string;
  /** The service that is restarted and removed meanwhile; the target, or the server of a link, by default. */
  readonly victim?: string;
}

/** Nothing is judged by how fast it comes here, and a machine may be slow for a while. */
const within = 45_000;

/**
 * The contract that every fault passes on real containers. One stack for all faults of a file; each fault leaves it as it was.
 *
 * @param composeFile - the system, from the root of the project.
 * @returns the stack, for tests of a file's own: they run after these.
 * @param rules - its rule files, which the run has copies of.
 */
export const contractOnContainers = (composeFile: string, promises: readonly Promised[], rules: readonly string[] = []): (() => ContractStack) => {
  const stackOf = contractStackOfFile(composeFile, rules);

  const looks = ({ sees }: Promised, expected: unknown, why: string): Promise<void> =>
    expect.poll(() => sees(stackOf()), { timeout: within, message: why }).toEqual(expected);

  for (const promised of promises) {
    const { fault, healthy, harmed, neighbour, digest = () => Promise.resolve(undefined), afterRestart, leaves, open } = promised;
    const { upWithin = within } = promised;
    const whole = async (): Promise<unknown> => ({ system: await stateOf(stackOf()), beyond: await digest(stackOf()) });
    const unchanged = async (before: unknown, why: string): Promise<void> => {
      if (leaves === undefined) expect(await whole(), why).toEqual(before);
    };

    describe(`${fault.kind} on ${fault.target.name}`, () => {
      test('bites as its words say, there and nowhere else, and is lifted, once or twice', async () => {
        const capability = stackOf().capabilityOf(fault);
        await looks(promised, healthy, 'before');
        const beside = await neighbour(stackOf());
        expect(await capability.look()).toMatchObject({ harmed: false });
        const before = await whole();
        using kept = await open?.keep(stackOf());
        if (kept !== undefined) expect(await kept.see(), 'the open connection before').toEqual(healthy);
        const snapshot = await capability.snapshot();
        expect(JSON.parse(JSON.stringify(snapshot)), 'another process can read it').toEqual(snapshot);
        expect(await whole(), 'reading the state changes nothing').toEqual(before);
        try {
          await capability.apply();
          await seen(capability, true);
          if (kept !== undefined) expect(await kept.see(), 'the open connection').toEqual(open?.harmed);
          await looks(promised, harmed, 'harmed');
          expect(await neighbour(stackOf()), 'the neighbour').toEqual(beside);
        } finally {
          await capability.restore(snapshot);
        }
        await seen(capability, false);
        await looks(promised, healthy, 'lifted');
        if (kept !== undefined)
          await expect.poll(() => kept.see(), { timeout: within, message: 'the open connection, lifted' }).toEqual(open?.lifted);
        expect(await neighbour(stackOf()), 'the neighbour').toEqual(beside);
        await unchanged(before, 'lifted');
        await capability.restore(snapshot);
        await unchanged(before, 'lifted twice');
        await looks(promised, healthy, 'lifted twice');
      });

      if (promised.like !== undefined) return;

      test('is lifted by another process, which has the snapshot and nothing else, although its target was restarted meanwhile', async () => {
        const before = await whole();
        const snapshot = await stackOf().capabilityOf(fault).snapshot();
        const applied = stackOf().capabilityOf(fault);
        await applied.apply();
        await seen(applied, true);
        await docker('restart', '--time', '1', stackOf().container(victimOf(promised)));
        const other = stackOf().capabilityOf(fault);
        if (afterRestart !== undefined) await seen(other, afterRestart === 'bites', upWithin);
        await expect.poll(() => other.restore(snapshot).then(() => 'restored', String), { timeout: upWithin }).toBe('restored');
        await seen(other, false, upWithin);
        await looks(promised, healthy, 'restarted');
        await unchanged(before, 'restarted');
      });
    });
  }

  // The last ones: they make other containers.
  for (const promised of promises.filter(({ like }) => like === undefined)) {
    const { fault, healthy } = promised;
    const victim = victimOf(promised);
    test(`${fault.kind} on ${fault.target.name}: its target was removed meanwhile`, async () => {
      const capability = stackOf().capabilityOf(fault);
      await looks(promised, healthy, 'before');
      const snapshot = await capability.snapshot();
      await capability.apply();
      await seen(capability, true);
      await docker('rm', '--force', stackOf().container(victim));
      const told = await capability.restore(snapshot).then(
        () => undefined,
        (error: unknown) => error,
      );
      // Nothing is left to be lifted, or it cannot be and that is told; never a silent half.
      if (told !== undefined) expect(told).toMatchObject({ code: 'restore-failed' } satisfies Partial<DrillError>);
      await stackOf().compose('up', '--detach', '--wait', '--no-deps', victim);
      await stackOf().refresh();
      await looks(promised, healthy, 'the new one has no residue');
      expect(await stackOf().capabilityOf(fault).look(), 'no residue').toMatchObject({ harmed: false });
    });
  }
  return stackOf;
};

const victimOf = ({ victim, fault: { target } }: Promised): string => victim ?? (target.type === 'link' ? target.server : target.name);

/** As the runner does it: looks again and again, with a bound. */
export const seen = async (capability: Capability, harmed: boolean, bound = within): Promise<void> => {
  for (const began = performance.now(); ;) {
    const sighting = await capability.look().catch((error: unknown) => ({ harmed: !harmed, saw: String(error) }));
    if (sighting.harmed === harmed) return;
    if (performance.now() - began > bound) throw new Error(`not seen ${harmed ? 'to bite' : 'lifted'}: ${sighting.saw}`);
  }
};
