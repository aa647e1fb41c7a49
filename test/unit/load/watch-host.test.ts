import { describe, expect, test, vi } from 'vitest';
import { shiftsBetween, watchHost, type ClockReading } from '../../../src/load/watch-host.ts';

const at = (monotonic: number, boot = monotonic, wall = monotonic): ClockReading => ({ monotonic, boot, wall });

describe('between two looks at the clocks', () => {
  test.each([
    ['nothing happened', at(1_000), []],
    ['the clocks were read a little apart', at(1_000, 1_009, 1_003), []],
    ['the machine was suspended for a minute', at(1_000, 61_000, 61_000), [{ kind: 'stall', of: 'host', lostMs: 60_000 }]],
    ['the wall clock was set forward by an hour', at(1_000, 1_000, 3_601_000), [{ kind: 'stall', of: 'wall clock', lostMs: 3_600_000 }]],
    ['the wall clock was set back', at(1_000, 1_000, 800), [{ kind: 'stall', of: 'wall clock', lostMs: 200 }]],
    [
      'it was suspended, and set on waking',
      at(1_000, 5_000, 6_000),
      [
        { kind: 'stall', of: 'host', lostMs: 4_000 },
        { kind: 'stall', of: 'wall clock', lostMs: 1_000 },
      ],
    ],
    ['the length of a suspension is only known roughly', at(1_000, 5_000, 5_010), [{ kind: 'stall', of: 'host', lostMs: 4_000 }]],
  ])('%s', (_, now, expected) => {
    expect(shiftsBetween(at(0), now)).toEqual(expected);
  });
});

test('the host is watched every second, from look to look, until it is disposed of', () => {
  vi.useFakeTimers();
  try {
    const readings = [at(0), at(1_000), undefined, at(3_000, 3_000, 3_500), at(4_000, 4_000, 4_500)];
    const seen: unknown[] = [];
    const watching = watchHost(
      (stall) => seen.push(stall),
      () => readings.shift(),
    );
    vi.advanceTimersByTime(4_000);
    expect(seen).toEqual([{ kind: 'stall', of: 'wall clock', lostMs: 500 }]);
    watching[Symbol.dispose]();
    vi.advanceTimersByTime(5_000);
    expect(readings).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});
