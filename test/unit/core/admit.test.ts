import fc from 'fast-check';
import { expect, test } from 'vitest';
import { admit, type Need, type Room } from '../../../src/core/admit.ts';
import { mebibytes } from '../../../src/core/quantity.ts';

const need = (name: string, memory: number, cores = 1): Need => ({ name, memoryBytes: mebibytes(memory), cores });
const room = (workers: number, memory = 1_000, cores = 8): Room => ({ memoryBytes: mebibytes(memory), cores, workers });
const names = (needs: readonly Need[]): readonly string[] => needs.map(({ name }) => name);
const [small, large] = [need('small', 300), need('large', 800)];

test('as many begin as there are workers, in their order', () => {
  const { admitted, heldBack } = admit([need('a', 1), need('b', 1), need('c', 1)], [], room(2));
  expect([names(admitted), heldBack]).toEqual([['a', 'b'], []]);
  expect(names(admit([need('c', 1)], [need('b', 1)], room(2)).admitted)).toEqual(['c']);
  expect(names(admit([need('c', 1)], [need('a', 1), need('b', 1)], room(2)).admitted)).toEqual([]);
});

test('one for whom there is no memory waits, and says why; a smaller one goes first', () => {
  const { admitted, heldBack } = admit([large, need('other', 200)], [small], room(3));
  expect(names(admitted)).toEqual(['other']);
  expect(heldBack).toEqual([{ one: large, why: 'it needs 800 MiB of memory, and 700 MiB are left beside small' }]);
});

test('one for whom there is no core waits, and says why', () => {
  expect(admit([need('b', 1)], [need('a', 1)], room(4, 1_000, 1)).heldBack).toMatchObject([{ why: 'it needs 1 core, and none is left beside a' }]);
  expect(admit([need('b', 1, 2)], [need('a', 1)], room(4, 1_000, 2)).heldBack).toMatchObject([
    { why: 'it needs 2 cores, and only 1 is left beside a' },
  ]);
});

test('one that is too large for the machine is tried when it is alone', () => {
  const giant = need('giant', 5_000, 16);
  expect(names(admit([giant, small], [], room(2)).admitted)).toEqual(['giant']);
  expect(names(admit([giant], [small], room(2)).admitted)).toEqual([]);
});

const anyNeed = fc.record({ name: fc.string(), memoryBytes: fc.nat(2_000), cores: fc.integer({ min: 1, max: 3 }) });

test('whatever waits, all of it is tried in the end, and the machine is never asked for more than it has', () => {
  fc.assert(
    fc.property(
      fc.array(anyNeed, { maxLength: 12 }),
      fc.record({ memoryBytes: fc.nat(3_000), cores: fc.integer({ min: 1, max: 4 }), workers: fc.integer({ min: 1, max: 5 }) }),
      (trials, has) => {
        let waiting: readonly Need[] = trials;
        let running: readonly Need[] = [];
        let tried = 0;
        while (waiting.length > 0 || running.length > 0) {
          const { admitted } = admit(waiting, running, has);
          waiting = waiting.filter((one) => !admitted.includes(one));
          running = [...running, ...admitted];
          expect(running.length).toBeGreaterThan(0);
          expect(running.length).toBeLessThanOrEqual(has.workers);
          if (running.length > 1) {
            expect(running.reduce((sum, { memoryBytes }) => sum + memoryBytes, 0)).toBeLessThanOrEqual(has.memoryBytes);
            expect(running.reduce((sum, { cores }) => sum + cores, 0)).toBeLessThanOrEqual(has.cores);
          }
          // Whichever was first ends first.
          running = running.slice(1);
          tried += 1;
        }
        expect(tried).toBe(trials.length);
      },
    ),
  );
});
