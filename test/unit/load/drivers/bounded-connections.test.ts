import fc from 'fast-check';
import { expect, test } from 'vitest';
import { milliseconds } from '../../../../src/core/duration.ts';
import type { Address } from '../../../../src/core/stack.ts';
import type { Answered } from '../../../../src/load/drivers/answered.ts';
import { boundedConnections, type BoundedConnections, type Connection } from '../../../../src/load/drivers/bounded-connections.ts';

class Line implements Connection {
  isOpen = true;
  dropped = false;
  drop(): void {
    this.isOpen = false;
    this.dropped = true;
  }
}

interface Bench {
  readonly connections: BoundedConnections<Line>;
  readonly made: readonly Line[];
  readonly forgotten: () => number;
}

const address: Address = { host: '127.0.0.1', port: 1 };

const bench = (most: number, ready: () => Promise<unknown> = () => Promise.resolve(), timeoutMs = 5_000): Bench => {
  const made: Line[] = [];
  let forgotten = 0;
  const connections = boundedConnections<Line>({
    most,
    timeout: milliseconds(timeoutMs),
    whereabouts: { ask: () => Promise.resolve(address), forget: () => (forgotten += 1) },
    connect: () => {
      const connection = new Line();
      made.push(connection);
      return { connection, ready: ready() };
    },
  });
  return { connections, made, forgotten: () => forgotten };
};

const good: Answered<string> = { ok: true, answer: 'done' };

type Course = 'answers' | 'says no' | 'rejects' | 'loses its connection' | 'is given up' | 'cannot connect';
const courses: readonly Course[] = ['answers', 'says no', 'rejects', 'loses its connection', 'is given up', 'cannot connect'];

test('whatever becomes of calls, no more connections than the bound are open, no call shares one, and no turn is lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.array(fc.constantFrom(...courses), { maxLength: 40 }), async (most, calls) => {
      let next: Course = 'answers';
      const { connections, made } = bench(most, () => (next === 'cannot connect' ? Promise.reject(new Error('no')) : Promise.resolve()));
      const used = new Set<Line>();
      const results = await Promise.all(
        calls.map(async (course, at) => {
          const giveUp = new AbortController();
          next = course;
          const answered = await connections.call<string>(giveUp.signal, async (line) => {
            expect(used.has(line)).toBe(false);
            expect(made.filter(({ dropped }) => !dropped).length).toBeLessThanOrEqual(most);
            used.add(line);
            await Promise.resolve();
            if (at % 3 === 0) await new Promise(setImmediate);
            used.delete(line);
            if (course === 'rejects') throw new Error('broke');
            if (course === 'loses its connection') line.isOpen = false;
            if (course === 'is given up') giveUp.abort();
            return course === 'says no' ? { ok: false, refused: true, why: 'no' } : good;
          });
          return { course, answered };
        }),
      );
      for (const { course, answered } of results) {
        if (course === 'rejects' && answered.refused === false) expect(answered.why).toBe('broke');
        if (course === 'says no') expect(answered).toMatchObject({ ok: false, refused: true });
      }
      // Every turn has come back: as many calls as the bound can be under way at once.
      next = 'answers';
      let together = 0;
      const all = Promise.withResolvers<undefined>();
      await Promise.all(
        Array.from({ length: most }, () =>
          connections.call(undefined, async () => {
            together += 1;
            if (together === most) all.resolve(undefined);
            await all.promise;
            return good;
          }),
        ),
      );
      expect(together).toBe(most);
      await connections[Symbol.asyncDispose]();
      expect(made.every(({ dropped }) => dropped)).toBe(true);
    }),
    { numRuns: 80 },
  );
});

test('whoever waited longest is next', async () => {
  const { connections } = bench(1);
  const order: number[] = [];
  const calls = [0, 1, 2, 3].map((number) =>
    connections.call(undefined, () => {
      order.push(number);
      return Promise.resolve(good);
    }),
  );
  await Promise.all(calls);
  expect(order).toEqual([0, 1, 2, 3]);
});

test('a call that is late drops its connection, and whoever gave up waiting behind it has sent nothing', async () => {
  const { connections, made, forgotten } = bench(1, undefined, 30);
  const never = (): Promise<never> => new Promise(() => undefined);
  const giveUp = new AbortController();
  const first = connections.call(undefined, never);
  const second = connections.call(giveUp.signal, never);
  giveUp.abort();
  expect(await second).toEqual({ ok: false, refused: true, why: 'aborted' });
  expect(await first).toEqual({ ok: false, refused: false, why: 'timeout' });
  expect(made.map(({ dropped }) => dropped)).toEqual([true]);
  expect(forgotten()).toBe(1);
  expect(await connections.call(undefined, () => Promise.resolve(good))).toEqual(good);
});

test('a turn that comes at the very moment when somebody gives up waiting for it goes to the next', async () => {
  for (let moments = 0; moments < 20; moments += 1) {
    const { connections } = bench(1, undefined, 500);
    const giveUp = new AbortController();
    const end = Promise.withResolvers<Answered<string>>();
    const first = connections.call(undefined, () => end.promise);
    const second = connections.call(giveUp.signal, () => Promise.resolve(good));
    await new Promise(setImmediate);
    end.resolve(good);
    for (let n = 0; n < moments; n += 1) await Promise.resolve();
    giveUp.abort();
    await Promise.all([first, second]);
    expect(await connections.call(undefined, () => Promise.resolve(good)), `${String(moments)} moments later`).toEqual(good);
  }
});

test('a kept connection that has ended meanwhile is not used', async () => {
  const { connections, made } = bench(1);
  await connections.call(undefined, () => Promise.resolve(good));
  for (const line of made) line.isOpen = false;
  expect(await connections.call(undefined, ({ isOpen }) => Promise.resolve({ ok: true, answer: isOpen }))).toEqual({ ok: true, answer: true });
  expect(made).toHaveLength(2);
});

test('closing ends calls that are under way and those that wait', async () => {
  const { connections } = bench(1);
  const never = (): Promise<never> => new Promise(() => undefined);
  const begun = Promise.withResolvers<undefined>();
  const first = connections.call(undefined, () => {
    begun.resolve(undefined);
    return never();
  });
  const second = connections.call(undefined, never);
  await begun.promise;
  await connections[Symbol.asyncDispose]();
  expect(await first).toEqual({ ok: false, refused: false, why: 'aborted' });
  expect(await second).toEqual({ ok: false, refused: true, why: 'aborted' });
});

test.each([0, -1, 1.5, NaN, Infinity])('%d connections are no bound', (most) => {
  expect(() => bench(most)).toThrow(RangeError);
});
