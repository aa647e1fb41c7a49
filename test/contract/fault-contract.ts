import { describe, expect, test } from 'vitest';
import { servicesOfTarget } from '../../src/core/target.ts';
import { capabilitiesOf } from '../../src/stack/capabilities/index.ts';
import type { CatalogueEntry } from './catalogue/entry.ts';
import { fakeTarget } from './fake-target.ts';

const live = new AbortController().signal;

/** Words that name what a fault is made of, not what it does. */
const tools = /toxiproxy|toxic|iptables|docker|netem|cgroup/i;

/** What every fault of the catalogue promises, whatever it does. */
export const faultContract = (name: string, { make, refuses = {}, harmless }: CatalogueEntry): void => {
  describe(name, () => {
    const fault = make();

    test('is frozen, all the way down', () => {
      expect(Object.isFrozen(fault)).toBe(true);
      expect(Object.isFrozen(fault.settings)).toBe(true);
      expect(Object.isFrozen(fault.words)).toBe(true);
    });

    test('is called by its export, in kebab-case', () => {
      expect(fault.kind).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
      expect(fault.kind).toBe(name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
    });

    test('says what it does, what users see, and how biting and healing are told, in one clause each', () => {
      for (const key of ['does', 'usersSee', 'bites', 'lifted'] as const) {
        expect(fault.words[key], key).toMatch(/^[a-z\d][^\n]{2,}[^.\n\s]$/);
        expect(fault.words[key], key).not.toMatch(tools);
      }
      if (fault.words.leavesBehind !== undefined) expect(fault.words.leavesBehind).toMatch(/^[a-z].*[^.]$/);
    });

    test('names its target in what it does', () => {
      if (harmless === undefined) for (const each of servicesOfTarget(fault.target)) expect(fault.words.does).toContain(each);
    });

    test('points at the line of the drill', () => {
      expect(fault.place?.file).toMatch(/catalogue\/[a-z]+(-[a-z]+)*\.ts$/);
      expect(fault.place?.line).toBeGreaterThan(1);
    });

    test('needs a capability that such a target has', () => {
      expect(capabilitiesOf[fault.target.type]).toContain(fault.capability);
    });

    test('has settings that a ledger can keep', () => {
      expect(JSON.parse(JSON.stringify(fault.settings))).toEqual(fault.settings);
    });

    test('comes out the same twice', () => {
      expect(make()).toEqual(fault);
    });

    test.each(Object.entries(refuses))('refuses %s', (_, [attempt, message]) => {
      expect(attempt).toThrow(new RangeError(message));
    });

    test(harmless === true ? 'does nothing, and is seen to do nothing' : 'bites once it is injected, and is seen to be lifted', async () => {
      const target = fakeTarget();
      const injection = await target.faults.inject(fault, live);
      expect(injection.bites).toBe(harmless !== true);
      expect(await injection.lift()).toBeUndefined();
      expect(target.stages()).toEqual(['intended', 'injected', harmless === true ? 'unproven' : 'bitten', 'lifted', 'seen-lifted']);
    });

    test('brings back exactly what it found, lifted once or twice', async () => {
      const target = fakeTarget('slow since Tuesday');
      const injection = await target.faults.inject(fault, live);
      await injection.lift();
      expect(target.state).toBe('slow since Tuesday');
      target.state = 'changed by somebody since';
      expect(await injection.lift()).toBeUndefined();
      expect(await target.faults.liftAll()).toEqual([]);
      expect(target.state).toBe('changed by somebody since');
    });
  });
};
