import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seconds } from '../../../src/core/duration.ts';
import { afterNotice, leaseBeat, newLease, type Lease, type Notice, type Standing } from '../../../src/runner/lease.ts';

const duration = seconds(10);
const beat = leaseBeat(duration);
const alive: Notice = { kind: 'said', word: 'alive' };
const done: Notice = { kind: 'said', word: 'done' };
const closed: Notice = { kind: 'closed' };
const looked = (at: number): Notice => ({ kind: 'looked', at });

const after = (...notices: readonly Notice[]): Lease => notices.reduce(afterNotice, newLease(duration, 0));
/** Looks at every beat of a stretch of time. */
const looks = (fromMs: number, toMs: number): readonly Notice[] =>
  Array.from({ length: Math.floor((toMs - fromMs) / beat) }, (_, index) => looked(fromMs + (index + 1) * beat));

describe('a lease', () => {
  test('is held for as long as the runner says that it is alive', () => {
    const hour = Array.from({ length: 3_600 }, (_, index) => [looked((index + 1) * beat), alive]).flat();
    expect(after(...hour).standing).toBe('held');
  });

  test('is held through a silence that is as long as itself, and not longer', () => {
    expect(after(...looks(0, duration)).standing).toBe('held');
    const over = after(...looks(0, duration + beat));
    expect(over).toMatchObject({ standing: 'stalled', silent: duration + beat });
  });

  test('begins anew with every word', () => {
    expect(after(...looks(0, 9_000), alive, ...looks(9_000, 19_000)).standing).toBe('held');
    expect(after(...looks(0, 9_000), alive, ...looks(9_000, 20_000)).standing).toBe('stalled');
  });

  test('does not take a word that it does not know for a sign of life', () => {
    expect(after(...looks(0, 10_000), { kind: 'said', word: 'alife' }, looked(11_000)).standing).toBe('stalled');
  });

  test.each<readonly [string, readonly Notice[], Standing]>([
    ['the pipe ends', [closed], 'died'],
    ['it says done', [done], 'done'],
    ['it says done and the pipe ends', [done, closed], 'done'],
    ['the pipe ends before it says done', [closed, done], 'died'],
    ['it stalls, wakes up and goes on', [...looks(0, 11_000), alive, done, closed], 'stalled'],
  ])('when %s: what it comes to is final', (_, notices, standing) => {
    expect(after(alive, ...notices).standing).toBe(standing);
  });

  test('does not count the time in which the watchdog itself was kept from running', () => {
    const slept = after(alive, ...looks(0, 2_000), looked(62_000));
    expect(slept).toMatchObject({ standing: 'held', silent: 2_000 + 2 * beat });
    expect(after(alive, ...looks(0, 2_000), looked(62_000), alive, ...looks(62_000, 72_000)).standing).toBe('held');
  });

  test('is not prolonged by a clock that goes back', () => {
    expect(after(...looks(0, 10_000), looked(3_000), looked(4_000)).standing).toBe('stalled');
  });

  test('whatever happens: a runner that says so in time is never called stalled, and a final word stays', () => {
    const notice = fc.oneof(
      fc.constant(alive),
      fc.constant(done),
      fc.constant(closed),
      fc.nat({ max: 9_000 }).map((ms) => ({ kind: 'passed' as const, ms })),
    );
    fc.assert(
      fc.property(fc.array(notice, { maxLength: 200 }), (steps) => {
        let lease = newLease(duration, 0);
        let now = 0;
        let silent = 0;
        for (const step of steps) {
          const before = lease;
          if (step.kind === 'passed') {
            now += step.ms;
            silent += step.ms;
            lease = afterNotice(lease, looked(now));
          } else {
            lease = afterNotice(lease, step);
            if (step === alive) silent = 0;
          }
          if (before.standing !== 'held') expect(lease).toEqual(before);
          else if (lease.standing === 'stalled') expect(silent).toBeGreaterThan(duration);
        }
      }),
    );
  });
});
